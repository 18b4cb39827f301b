// The panel beside the matrix: an overview first, then the events of whatever was chosen.
const panel = document.getElementById("panel");
const PART = 20;

function section(title, content) {
  return content ? [el("h3", null, bdi(title)), content] : [];
}

// Latest first; of one day in the order of the graph.
function latest(numbers) {
  const date = (i) => data.events[i].date ?? "";
  return [...numbers].sort((a, b) => date(b).localeCompare(date(a)) || a - b);
}

const cards = (title, numbers) => (numbers.length ? section(`${title} (${numbers.length.toLocaleString("en")})`, grown("ul", { class: "cards" }, latest(numbers), card, PART)) : []);

// What is shown and what is not, in a sentence: claims and plans must never be taken for deeds by oversight.
function plainly() {
  const names = { attributed: "claimed by somebody", negated: "denied", planned: "planned or possible", past: "background" };
  const hidden = fitting.filter((i) => !shown(data.events[i]) && ours(data.events[i]));
  const count = (mark) => hidden.filter((i) => marks(data.events[i]).includes(mark)).length;
  const kept = SHOW.slice(1).filter((mark) => !state.show.has(mark) && count(mark)).map((mark) => `${count(mark)} ${names[mark]}`);
  const what = onlyFacts() ? "Facts only: what a report says in its own words as done, promised, refused or threatened." : state.show.size ? `Shown: ${SHOW.filter((mark) => state.show.has(mark)).map((mark) => names[mark] ?? "facts").join(", ")}.` : "Nothing is ticked under “Show”.";
  const rest = hidden.length ? ` Not shown: ${plural(hidden.length, "event")}${kept.length ? ` (${kept.join(", ")}; one may be several of these)` : ""}.` : "";
  const old = data.leftOut ? ` Left out of this page: ${plural(data.leftOut, "event")}, the oldest.` : "";
  return el("p", { class: "plainly" }, what + rest + old);
}

// What is shown, in figures: of facts the figures of facts, and their period.
function lead() {
  const dates = passing.flatMap((i) => data.events[i].span ?? [data.events[i].date]).filter((date) => date).sort();
  const articles = new Set(passing.map((i) => data.events[i].article));
  const outlets = new Set([...articles].map((i) => bringer(data.articles[i]))).size;
  const [first, last] = [dates[0], dates.at(-1)];
  const when = !first ? "" : last.startsWith(first) ? `, ${readable(first)}` : `, ${readable(first)} to ${readable(last)}`;
  return el("p", { class: "lead" }, `${plural(passing.length, onlyFacts() ? "fact" : "event")} in ${plural(articles.size, "report")} by ${plural(outlets, "source")}${when}.`);
}

function pairRow(key, numbers, axis, step) {
  const [a, r] = key.split("|").map(Number);
  const tally = tallied(numbers);
  const counts = ["cooperation", "neutral", "conflict"].filter((kind) => tally[kind]).map((kind) => el("span", { class: "key " + kind }, SIGN[kind] + tally[kind]));
  return el("li", null, el("button", { class: "row pair", type: "button", onclick: () => select({ actor: a, recipient: r }) },
    el("span", { class: "name" }, bdi(nameOrNobody(a)), " → ", bdi(nameOrNobody(r))), axis.length ? sparkline(numbers, axis, step) : null, el("span", { class: "count" }, counts)));
}

function typeRow([type, numbers]) {
  return el("li", null, el("button", { class: "row", type: "button", onclick: () => setType(type) }, el("span", { class: "name" }, bdi(type)),
    el("span", { class: "count" }, plural(numbers.length, "event"))));
}

function overview() {
  const dates = passing.map((i) => data.events[i].date).filter((date) => date);
  const step = stepFor(dates);
  const axis = bins(dates, step) ?? [];
  const pairs = [...paired().pairs].filter(([key]) => !key.split("|").includes(String(NOBODY))).sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
  const types = new Map();
  for (const i of passing) if (data.events[i].type) put(types, data.events[i].type, i);
  const common = [...types].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
  return [el("h2", null, "At a glance"), lead(), plainly(),
    ...section("Busiest pairs", pairs.length ? grown("ul", { class: "rows" }, pairs, ([key, numbers]) => pairRow(key, numbers, axis, step), 8) : null),
    ...section("What they do", common.length && !state.type ? grown("ul", { class: "rows" }, common, typeRow, 6) : null),
    ...cards(binTitle(onlyFacts() ? "Facts" : "Events"), inBin(picked, step))];
}

const inBin = (numbers, step) => (state.bin ? numbers.filter((i) => (state.bin === "?" ? "" : state.bin) === binOf(data.events[i].date, step)) : numbers);
const binTitle = (words) => (state.bin === "?" ? `${words}, of no sure date` : state.bin ? `${words}, ${readable(state.bin)}` : words);

function pairView(step) {
  const { actor, recipient, both } = state;
  const back = passing.filter((i) => goes(data.events[i], recipient, actor)).length;
  const chosen = inBin(picked, step);
  const outlets = new Set(chosen.map((i) => bringer(data.articles[data.events[i].article]))).size;
  const turn = actor !== recipient ? el("p", { class: "turns" },
    back ? el("button", { type: "button", onclick: () => select({ actor: recipient, recipient: actor }) }, "⇄ The other way", ` (${back})`) : null,
    (back || both) && actor !== null && recipient !== null ? el("button", { type: "button", "aria-pressed": both ? "true" : "false", onclick: () => select({ actor, recipient, both: !both }) }, "Both ways") : null) : null;
  return [el("button", { class: "back", type: "button", onclick: () => select({}) }, "← Overview"), el("h2", null, pairTitle()),
    chosen.length ? el("p", { class: "soft" }, `${plural(chosen.length, "event")} · ${spelled(tallied(chosen))} · ${plural(outlets, "source")}`) : el("p", null, "No event passes the filters."), turn, plainly(),
    state.bin ? el("p", null, el("button", { class: "link", type: "button", onclick: () => choose("") }, "Show all dates")) : null,
    ...cards(binTitle("What was done"), chosen)];
}

function showPanel(step) {
  panel.replaceChildren(...(isPicked() ? pairView(step) : overview()).filter((node) => node));
  panel.scrollTop = 0;
}
