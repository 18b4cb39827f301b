// What is selected and filtered, kept in the address after '#' so that a view can be shared.
const data = JSON.parse(document.getElementById("data").textContent);
const RELATIONS = ["said", "did"];
const KINDS = ["cooperation", "conflict", "neutral"];
const state = { entity: null, edge: null, relation: new Set(RELATIONS), kind: new Set(KINDS), outlet: "", from: "", to: "", q: "" };
const entityByIri = new Map(data.entities.map((entity, i) => [entity.id, i]));
const bundleById = new Map(data.bundles.map((bundle) => [bundle.id, bundle]));

function readAddress() {
  const given = new URLSearchParams(location.hash.slice(1));
  const chosen = (name, all) => new Set(given.has(name) ? given.get(name).split(",").filter((x) => all.includes(x)) : all);
  state.entity = entityByIri.get(given.get("entity")) ?? null;
  state.edge = state.entity === null && bundleById.has(given.get("edge")) ? given.get("edge") : null;
  state.relation = chosen("relation", RELATIONS);
  state.kind = chosen("kind", KINDS);
  for (const name of ["outlet", "from", "to", "q"]) state[name] = given.get(name) ?? "";
}

function writeAddress(remember) {
  const out = new URLSearchParams();
  if (state.entity !== null) out.set("entity", data.entities[state.entity].id);
  if (state.edge !== null) out.set("edge", state.edge);
  if (state.relation.size < RELATIONS.length) out.set("relation", [...state.relation].join(","));
  if (state.kind.size < KINDS.length) out.set("kind", [...state.kind].join(","));
  for (const name of ["outlet", "from", "to", "q"]) if (state[name]) out.set(name, state[name]);
  const address = "#" + out.toString();
  if (address === (location.hash || "#")) return;
  try {
    if (remember) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  } catch {
    // a sandboxed frame has no history of its own; the view still changes
  }
}

// Who brings an article: its outlet, else the file or address it was read from.
const bringer = (article) => article.outlet ?? article.source;
// The same for people: of a path or an address its last part.
const bringerShown = (article) => article.outlet ?? (article.source.replace(/\/+$/, "").split("/").pop() || article.source);
const bringers = () => [...new Map(data.articles.map((article) => [bringer(article), bringerShown(article)]))].sort(([a], [b]) => a.localeCompare(b, "en"));

// A date known to the month passes where any of its days could.
function passes(piece) {
  const article = data.articles[piece.article];
  const { date } = article;
  if (!state.relation.has(piece.relation) || !state.kind.has(piece.kind)) return false;
  if (state.outlet && bringer(article) !== state.outlet) return false;
  if ((state.from || state.to) && !date) return false;
  if (state.from && date < state.from.slice(0, date.length)) return false;
  return !(state.to && date > state.to.slice(0, date.length));
}

function isFiltered() {
  return state.relation.size < RELATIONS.length || state.kind.size < KINDS.length || !!(state.outlet || state.from || state.to);
}

// Evidence that passes, by its number; recomputed whenever a filter changes.
let passing = new Set();
function refilter() {
  passing = new Set(data.evidence.flatMap((piece, i) => (passes(piece) ? [i] : [])));
}
