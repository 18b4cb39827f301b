// What is selected and filtered, kept in the address after '#' so that a view can be shared.
const data = JSON.parse(document.getElementById("data").textContent);
const SHOW = ["facts", "attributed", "negated", "planned", "past"];
const QUADS = ["1", "2", "3", "4", "0"];
const TEXTS = ["type", "outlet", "from", "to", "q", "bin", "by"];
const FEW = 12; // actors and recipients of the matrix, until more are asked for
const NOBODY = -1; // in the place of an entity: nobody whom the program could name
const entityByIri = new Map(data.entities.map((entity, i) => [entity.id, i]));
const USUAL = data.everything ? SHOW : ["facts"]; // what the page opens with
const fresh = () => ({ show: new Set(USUAL), quad: new Set(QUADS), type: "", outlet: "", from: "", to: "" });
const state = { actor: null, recipient: null, both: false, bin: "", by: "", q: "", size: FEW, ...fresh() };

function readAddress() {
  const given = new URLSearchParams(location.hash.slice(1));
  const chosen = (name, all, usual) => new Set(given.has(name) ? given.get(name).split(",").filter((x) => all.includes(x)) : usual);
  const party = (name) => (given.get(name) === "-" ? NOBODY : (entityByIri.get(given.get(name)) ?? null));
  Object.assign(state, { actor: party("actor"), recipient: party("recipient"), both: given.get("both") === "1" });
  Object.assign(state, { show: chosen("show", SHOW, USUAL), quad: chosen("quad", QUADS, QUADS) });
  for (const name of TEXTS) state[name] = given.get(name) ?? "";
  state.size = Math.min(Math.max(Number(given.get("size")) || FEW, FEW), data.entities.length + FEW);
}

function writeAddress(remember) {
  const out = new URLSearchParams();
  const word = (i) => (i === NOBODY ? "-" : data.entities[i].id);
  for (const side of ["actor", "recipient"]) if (state[side] !== null) out.set(side, word(state[side]));
  if (state.both) out.set("both", "1");
  if (String([...state.show]) !== String(USUAL)) out.set("show", [...state.show].join(","));
  if (state.quad.size < QUADS.length) out.set("quad", [...state.quad].join(","));
  for (const name of TEXTS) if (state[name]) out.set(name, state[name]);
  if (state.size > FEW) out.set("size", String(state.size));
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

// What keeps an event from being a fact of the report's own, by the boxes that let it pass; none for a fact.
function marks(event) {
  if (event.fact) return [];
  const modality = { future: "planned", hypothetical: "planned", historical: "past" }[event.modality];
  return [event.attributed ? "attributed" : null, event.negated ? "negated" : null, modality ?? null].filter((mark) => mark);
}

// All that is searched for: the sentence, the outlet's words for the parties, and their names.
const haystack = data.events.map((event) => [data.sentences[event.sentence], event.actorWords, event.recipientWords, event.type, event.phrase,
  ...[...event.actors, ...event.recipients, ...event.things].map((i) => data.entities[i].label)].join("\n").toLowerCase());

// Whether an event passes all filters but that of how certain it is; a month or span passes where any of its days could.
function fits(event, i) {
  const { date } = event;
  if (!state.quad.has(String(event.quad ?? 0))) return false;
  if (state.type && event.type !== state.type) return false;
  if (state.outlet && bringer(data.articles[event.article]) !== state.outlet) return false;
  if ((state.from || state.to) && !date) return false;
  const [first, last] = event.span ?? [date, date];
  if (state.from && last !== null && last < state.from.slice(0, last.length)) return false;
  if (state.to && first > state.to.slice(0, first.length)) return false;
  return !state.q || haystack[i].includes(state.q.toLowerCase());
}

function shown(event) {
  const kept = marks(event);
  return kept.length ? kept.every((mark) => state.show.has(mark)) : state.show.has("facts");
}

const isFiltered = () => state.quad.size < QUADS.length || !!(state.type || state.outlet || state.from || state.to || state.q);
const side = (members, wanted) => wanted === null || (wanted === NOBODY ? !members.length : members.includes(wanted));
const onward = (event, actor, recipient) => side(event.actors, actor) && side(event.recipients, recipient);
const goes = (event, actor, recipient) => onward(event, actor, recipient) || (event.mutual && onward(event, recipient, actor)); // who met somebody was met
const ours = (event) => goes(event, state.actor, state.recipient) || (state.both && goes(event, state.recipient, state.actor));
const onlyFacts = () => state.show.size === 1 && state.show.has("facts");
const isPicked = () => state.actor !== null || state.recipient !== null;

// Events by their numbers: those that pass the filters, and of these those of the chosen pair; recomputed on every change.
let fitting = [];
let passing = [];
let picked = [];
function refilter() {
  fitting = data.events.flatMap((event, i) => (fits(event, i) ? [i] : []));
  passing = fitting.filter((i) => shown(data.events[i]));
  picked = passing.filter((i) => ours(data.events[i]));
}
