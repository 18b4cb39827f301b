// The panel beside the picture: an overview first, then whatever was selected or searched for.
const panel = document.getElementById("panel");
const PART = 25;
const RANK = { solid: 0, dashed: 1, dotted: 2 };
const weight = (bundle) => data.entities[bundle.from].spoken + data.entities[bundle.to].spoken;

function section(title, content) {
  return content ? [el("h3", null, bdi(title)), content] : [];
}

function cards(title, numbers) {
  if (!numbers.length) return [];
  return section(`${title} (${numbers.length})`, grown("ul", { class: "cards" }, numbers, card, PART));
}

// Latest first; of one day in the order of the graph.
function latest(numbers) {
  const date = (i) => data.articles[data.evidence[i].article].date ?? "";
  return numbers.filter((i) => passing.has(i)).sort((a, b) => date(b).localeCompare(date(a)) || a - b);
}

const all = () => [...data.evidence.keys()];

function tally(numbers, key) {
  const found = new Map();
  for (const i of numbers) {
    const name = key(data.evidence[i]);
    if (name !== null) found.set(name, [...(found.get(name) ?? []), i]);
  }
  return [...found].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
}

function ranking(pairs, size, make) {
  const top = pairs.length ? pairs[0][1].length : 1;
  const share = (found) => (top > 1 ? found.length / top : 0);
  return pairs.length ? grown("ul", { class: "rows" }, pairs, ([key, found]) => make(key, found, share(found)), size) : null;
}

// What the picture and the page do not show is said, never dropped in silence.
function leftOut() {
  const { entities, evidence } = data.leftOut;
  const drawn = data.drawing.nodes.length;
  const picture = drawn < data.entities.length ? `The picture has the ${drawn} that are most spoken of and linked; lists and search have ${data.entities.length}. ` : "";
  return picture + (entities || evidence ? `Left out of this page: ${plural(entities, "entity", "entities")} and ${plural(evidence, "statement or event", "statements and events")}, the least spoken of and the oldest.` : "");
}

function lead() {
  const c = data.counts;
  const when = !c.first ? "" : c.last.startsWith(c.first) ? `, ${readable(c.first)}` : `, ${readable(c.first)} to ${readable(c.last)}`;
  const where = c.outlets ? ` by ${plural(c.outlets, "outlet")}` : "";
  return [
    el("p", { class: "lead" }, `${plural(c.articles, "report")}${where}${when}: ${plural(c.statements, "statement")} and ${plural(c.events, "event")} among ${plural(c.entities, "entity", "entities")}.`),
    el("p", { class: "soft", id: "left-out" }, leftOut()),
    isFiltered() ? el("p", { class: "soft" }, `${plural(passing.size, "statement or event", "statements and events")} pass the filters.`) : null,
  ];
}

function bundleRow(bundle, found, share) {
  const verb = bundle.relation === "did" ? bundle.label : bundle.kind === "neutral" ? "→" : `→ ${bundle.label} →`;
  const name = [bdi(nameOf(bundle.from)), " ", el("span", { class: "verb" }, bdi(verb)), " ", bdi(nameOf(bundle.to)),
    bundle.line === "dotted" ? el("span", { class: "tag" }, "as somebody says") : null];
  return row(name, String(found.length), () => select({ edge: bundle.id }), share, bundle.kind);
}

function overview() {
  const said = all().filter((i) => passing.has(i) && data.evidence[i].relation === "said");
  const speakers = tally(said, (piece) => piece.actor);
  const links = data.bundles.map((bundle) => [bundle, bundle.evidence.filter((i) => passing.has(i))]).filter(([, found]) => found.length);
  const most = (relation) => links.filter(([bundle]) => bundle.relation === relation).sort((a, b) => b[1].length - a[1].length || RANK[a[0].line] - RANK[b[0].line] || (a[0].kind === "neutral") - (b[0].kind === "neutral") || weight(b[0]) - weight(a[0]));
  const quoted = speakers.slice(0, 3).flatMap(([, found]) => latest(found).filter((i) => data.evidence[i].manner === "direct").slice(0, 1));
  return [
    el("h2", null, "At a glance"), ...lead(),
    ...section("Most quoted", ranking(speakers, 6, (who, found, share) => row(bdi(nameOf(who)), plural(found.length, "statement"), () => select({ entity: who }), share))),
    ...section("Who spoke about whom", ranking(most("said"), 6, bundleRow)),
    ...section("Who did what", ranking(most("did"), 8, bundleRow)),
    ...(quoted.length ? section("In their own words", el("ul", { class: "cards" }, quoted.map(card))) : []),
    ...section(`All entities (${data.entities.length})`, entityList(data.entities.map((_, i) => i))),
  ];
}

function entityList(numbers) {
  const sorted = [...numbers].sort((a, b) => data.entities[b].spoken - data.entities[a].spoken || a - b);
  return sorted.length ? grown("ul", { class: "rows", id: "entities" }, sorted, (i) => row([bdi(nameOf(i)), " ", el("span", { class: "soft" }, data.entities[i].kind)], `named ${data.entities[i].spoken}×`, () => select({ entity: i })), 40) : null;
}

const back = () => el("button", { class: "back", type: "button", onclick: () => select({}) }, "← Overview");

function entityView(i) {
  const entity = data.entities[i];
  const of = (test) => latest(all().filter((k) => test(data.evidence[k])));
  const said = of((piece) => piece.relation === "said" && piece.actor === i);
  const about = of((piece) => piece.relation === "said" && piece.actor !== i && piece.others.includes(i));
  const did = of((piece) => piece.relation === "did" && piece.actor === i);
  const done = of((piece) => piece.relation === "did" && piece.actor !== i && piece.others.includes(i));
  const wikidata = entity.wikidata ? [" · ", link("https://www.wikidata.org/wiki/" + encodeURIComponent(entity.wikidata), entity.wikidata)] : [];
  const empty = said.length + about.length + did.length + done.length ? null : el("p", null, "Nothing passes the filters.");
  return [back(), el("h2", null, bdi(entity.label)),
    el("p", { class: "soft" }, entity.kind, ` · named ${plural(entity.spoken, "time")} · ${plural(entity.speaking, "statement")}`, ...wikidata),
    empty, ...cards("Said", said), ...cards(`Said about ${entity.label}`, about), ...cards("Did", did), ...cards(`Done to or with ${entity.label}`, done)];
}

function edgeView(bundle) {
  const found = latest(bundle.evidence);
  const outlets = new Set(found.map((i) => bringer(data.articles[data.evidence[i].article])));
  const between = bundle.relation === "said" ? " on " : " → ";
  return [back(), el("h2", null, bdi(nameOf(bundle.from)), between, bdi(nameOf(bundle.to))),
    el("p", { class: "soft" }, `${plural(found.length, bundle.relation === "said" ? "statement" : "event")} · ${bundle.kind} · ${plural(outlets.size, "source")}`),
    found.length ? null : el("p", null, "Nothing passes the filters."),
    ...cards(bundle.relation === "said" ? "What was said" : "What was done", found)];
}

function searchView() {
  const wanted = state.q.toLowerCase();
  const entities = [...data.entities.keys()].filter((i) => nameOf(i).toLowerCase().includes(wanted));
  const words = latest(all().filter((i) => data.sentences[data.evidence[i].sentence].toLowerCase().includes(wanted)));
  return [back(), el("h2", null, "Search: ", bdi(state.q)), ...section(`Names (${entities.length})`, entityList(entities)), ...cards("In sentences", words),
    entities.length + words.length ? null : el("p", null, "No name and no sentence has these words.")];
}

function showPanel() {
  const view = state.entity !== null ? entityView(state.entity) : state.edge !== null ? edgeView(bundleById.get(state.edge)) : state.q ? searchView() : overview();
  panel.replaceChildren(...view.filter((node) => node !== null));
  for (const bar of panel.querySelectorAll(".bar")) bar.style.width = `calc((100% - 12px) * ${bar.dataset.share})`;
  panel.scrollTop = 0;
}
