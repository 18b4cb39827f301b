// A piece of evidence, and a row of a list.
function person(i, words) {
  if (i === null) return el("b", null, bdi(words ?? "somebody unnamed"));
  const name = nameOf(i);
  const also = words && words.toLowerCase() !== name.toLowerCase() && !name.toLowerCase().includes(words.toLowerCase());
  const button = el("button", { class: "link", onclick: () => select({ entity: i }) }, el("b", null, bdi(name)));
  return also ? el("span", null, button, " (", bdi("“" + words + "”"), ")") : button;
}

function tags(piece) {
  const out = [];
  if (piece.negated) out.push("negated");
  if (piece.modality !== "actual") out.push(piece.modality);
  return out.map((text) => el("span", { class: "tag" }, text));
}

function card(i) {
  const piece = data.evidence[i];
  const article = data.articles[piece.article];
  const others = piece.others.flatMap((other, k) => [k ? ", " : "", person(other)]);
  const holder = piece.attributed === null ? null : data.evidence[piece.attributed];
  const verb = el("span", { class: "verb " + piece.kind }, bdi(piece.relation === "said" && /\p{L}/u.test(piece.cue ?? "") ? piece.cue.replace(/[\s:,]+$/, "") : piece.phrase));
  const what = piece.object && !piece.others.some((o) => nameOf(o).toLowerCase() === piece.object.toLowerCase()) ? [" · ", bdi(piece.object)] : [];
  return el("li", { class: "card " + piece.kind },
    el("p", { class: "who" }, person(piece.actor, piece.actorWords), " ", verb,
      others.length ? [piece.relation === "said" ? " · about " : " → ", ...others] : null, what,
      holder ? [" · according to ", person(holder.actor, holder.actorWords)] : null, tags(piece)),
    el("blockquote", { dir: "auto" }, highlighted(data.sentences[piece.sentence], piece.spans)),
    el("p", { class: "where" }, link(article.url, bdi(bringerShown(article))),
      ` · ${readable(article.date) || "undated"}`, piece.manner ? ` · ${piece.manner} speech` : null, article.title ? [" · ", bdi(article.title)] : null));
}

function row(name, count, action, share, kind) {
  return el("li", null, el("button", { class: "row " + (kind ?? ""), type: "button", onclick: action },
    el("span", { class: "name" }, name), el("span", { class: "count" }, count),
    share ? el("span", { class: "bar", style: null, "data-share": share.toFixed(3) }) : null));
}
