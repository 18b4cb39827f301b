// Small pieces of the page. Text only ever enters as text nodes.
function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

const bdi = (text) => el("bdi", null, text);
const plural = (n, one, many) => `${n.toLocaleString("en")} ${n === 1 ? one : many ?? one + "s"}`;
const nameOf = (i) => data.entities[i].label;
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

function readable(date) {
  const [year, month, day] = (date ?? "").split("-");
  return [day ? String(Number(day)) : "", MONTHS[Number(month) - 1] ?? "", year].filter(Boolean).join(" ");
}

// Only http and https addresses become links.
function link(address, ...children) {
  let parsed = null;
  try {
    parsed = new URL(address);
  } catch {
    return el("span", null, ...children);
  }
  if (!["http:", "https:"].includes(parsed.protocol)) return el("span", null, ...children);
  return el("a", { href: parsed.href, target: "_blank", rel: "noopener noreferrer" }, ...children);
}

// Offsets count code points, as in the graph; JavaScript's own strings count UTF-16 units.
function highlighted(sentence, spans) {
  const letters = Array.from(sentence);
  const out = [];
  let at = 0;
  for (const [start, end] of spans) {
    out.push(letters.slice(at, start).join(""), el("mark", null, letters.slice(start, end).join("")));
    at = end;
  }
  return [...out, letters.slice(at).join("")];
}

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
    el("p", { class: "where" }, link(article.url, bdi(bringer(article))),
      ` · ${readable(article.date) || "undated"}`, piece.manner ? ` · ${piece.manner} speech` : null, article.title ? [" · ", bdi(article.title)] : null));
}

// A long list opens a part at a time.
function grown(tag, attributes, items, make, size) {
  const list = el(tag, attributes);
  const more = el("button", { class: "more", type: "button", onclick: () => grow() });
  let at = 0;
  function grow() {
    list.append(...items.slice(at, at + size).map(make));
    at = Math.min(at + size, items.length);
    more.textContent = `Show ${Math.min(size, items.length - at)} more of ${items.length - at}`;
    more.hidden = at >= items.length;
  }
  grow();
  return el("div", null, list, more);
}

function row(name, count, action, share, kind) {
  return el("li", null, el("button", { class: "row " + (kind ?? ""), type: "button", onclick: action },
    el("span", { class: "name" }, name), el("span", { class: "count" }, count),
    share ? el("span", { class: "bar", style: null, "data-share": share.toFixed(3) }) : null));
}
