// An event in the words of its report, with all that says how far to believe it.
const SIGN = { cooperation: "+", conflict: "−", neutral: "·" };
const CLASSES = ["", "cooperation in words", "cooperation in deeds", "conflict in words", "conflict in deeds"];
const nameOrNobody = (i) => (i === null ? "anybody" : i === NOBODY ? "nobody named" : nameOf(i));

function party(i, role) {
  return el("button", { class: "link", type: "button", onclick: () => select({ [role]: i }) }, el("b", null, bdi(nameOf(i))));
}

// 'Norway, Denmark ("the two Nordic states")': the names, and the report's own words where they are others.
function parties(members, words, role) {
  if (!members.length) return [el("b", null, bdi(words ?? (role === "actor" ? "somebody unnamed" : "")))];
  const names = members.map((i) => nameOf(i).toLowerCase());
  const told = words && !names.some((name) => name.includes(words.toLowerCase()) || words.toLowerCase().includes(name));
  return [...members.flatMap((i, k) => [k ? ", " : "", party(i, role)]), told ? [" (", bdi("“" + words + "”"), ")"] : ""].flat();
}

function tags(event) {
  const out = [];
  if (event.attributed) out.push(["“ claimed", event.holder !== null ? ["by ", bdi(nameOf(event.holder))] : event.holderWords ? ["by ", bdi(event.holderWords)] : ["by somebody unnamed"]]);
  const of = event.fact && event.stance ? "the deed: " : ""; // of a refusal, promise or threat, which is the fact
  if (event.negated) out.push([`¬ ${of}denied`, []]);
  if (event.modality === "future") out.push([`? ${of}planned`, []]);
  if (event.modality === "hypothetical") out.push([`? ${of}possible`, []]);
  if (event.modality === "historical") out.push(["↶ background", []]);
  return out.map(([text, more]) => el("span", { class: "tag mark" }, text, more.length ? " " : "", more));
}

// When it happened, where the report says so; else only when the report appeared.
function dated(event, article) {
  const reported = readable(article.date);
  const whenever = event.span ? (event.span[1] ? `${readable(event.span[0])} to ${readable(event.span[1])}` : `since ${readable(event.span[0])}`) : readable(event.when);
  if (!event.when) return reported ? `reported ${reported}` : "undated";
  return [whenever, event.whenWords ? [" (", bdi("“" + event.whenWords + "”"), ")"] : "", reported && event.when !== article.date ? `, reported ${reported}` : ""].flat();
}

function card(i) {
  const event = data.events[i];
  const article = data.articles[event.article];
  const whom = event.recipients.length || event.recipientWords ? [event.mutual ? " ⇄ " : " → ", ...parties(event.recipients, event.recipientWords, "recipient")] : [];
  const repeated = [event.recipientWords, ...event.recipients.map(nameOf)].some((name) => name?.toLowerCase() === event.objectWords?.toLowerCase());
  const sort = [event.type, CLASSES[event.quad ?? 0]].filter(Boolean).join(", ");
  return el("li", { class: "card " + event.kind },
    el("p", { class: "who" }, el("span", { class: "key " + event.kind, title: sort || "of no class" }, SIGN[event.kind]), " ",
      parties(event.actors, event.actorWords, "actor"), " ", el("span", { class: "verb " + event.kind }, bdi(event.phrase)), whom,
      event.objectWords && !repeated ? [" · ", bdi(event.objectWords)] : null, tags(event)),
    el("blockquote", { dir: "auto" }, highlighted(data.sentences[event.sentence], event.spans)),
    event.reasons.length ? el("p", { class: "where why" }, "Why so: ", bdi(event.reasons.join("; "))) : null,
    el("p", { class: "where" }, link(article.url, bdi(bringerShown(article))), " · ", dated(event, article),
      event.place ? [" · ", bdi(event.place)] : null, sort ? [" · ", bdi(sort)] : null, article.title ? [" · ", bdi(article.title)] : null));
}
