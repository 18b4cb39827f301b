// The matrix: who acts in rows, towards whom in columns; a cell is cooperation above conflict, with how many of each.
const matrix = document.getElementById("matrix");

// Pairs of the events that pass: 'actor|recipient' to their numbers; and how often everybody has a part in any.
function paired() {
  const pairs = new Map();
  const parts = new Map();
  for (const i of passing) {
    const { actors, recipients } = data.events[i];
    const [from, to] = [actors.length ? actors : [NOBODY], recipients.length ? recipients : [NOBODY]];
    const sides = from.flatMap((a) => to.filter((r) => a !== r || a === NOBODY).map((r) => [a, r])); // nobody is paired with themselves
    if (data.events[i].mutual) sides.push(...sides.map(([a, r]) => [r, a]));
    for (const key of new Set(sides.map((pair) => pair.join("|")))) put(pairs, key, i);
    for (const k of new Set(sides.flat())) put(parts, k, i);
  }
  return { pairs, parts };
}

// The busiest pairs give the matrix its rows and columns, so that each has something to show; pairs with nobody named come
// after them, and whoever is chosen is always there.
function chosenSides(pairs, parts) {
  const unnamed = (pair) => pair.slice(0, 2).includes(NOBODY);
  const busiest = [...pairs].map(([key, numbers]) => [...key.split("|").map(Number), numbers.length])
    .sort((x, y) => unnamed(x) - unnamed(y) || y[2] - x[2] || worth(parts, y) - worth(parts, x) || x[0] - y[0] || x[1] - y[1]);
  const [actors, recipients] = [new Set(), new Set()];
  const room = (set, i) => i === NOBODY || set.has(i) || set.size - set.has(NOBODY) < state.size;
  const ours = ([a, r]) => isPicked() && [null, a].includes(state.actor) && [null, r].includes(state.recipient);
  const seen = ([a, r]) => actors.has(a) && recipients.has(r);
  for (const [a, r] of busiest) if (room(actors, a) && room(recipients, r)) actors.add(a) && recipients.add(r);
  const [a, r] = busiest.some((pair) => ours(pair) && seen(pair)) ? [] : (busiest.find(ours) ?? []);
  if (a !== undefined) actors.add(a) && recipients.add(r);
  return { actors: listed(pairs, parts, actors, 0), recipients: listed(pairs, parts, recipients, 1) };
}

const worth = (parts, [a, r]) => parts.get(a).length + parts.get(r).length;

// One side of the matrix, those with most events first, whom nobody could name last; and how many there are in all.
function listed(pairs, parts, chosen, place) {
  const all = new Set([...pairs.keys()].map((key) => Number(key.split("|")[place])));
  const own = [state.actor, state.recipient][place];
  if (all.has(own)) chosen.add(own);
  const count = (i) => (i === NOBODY ? -1 : parts.get(i).length);
  return { all: all.size, few: [...chosen].sort((a, b) => count(b) - count(a) || (nameOrNobody(a) < nameOrNobody(b) ? -1 : 1)) };
}

function part(kind, count, most) {
  if (!count) return null;
  return el("span", { class: "part " + kind, "data-count": count, "data-strength": (Math.sqrt(count / most)).toFixed(2) }, SIGN[kind] + count);
}

function cell(a, r, numbers, most) {
  const tally = tallied(numbers);
  const chosen = state.actor === a && state.recipient === r;
  const words = `${nameOrNobody(a)} → ${nameOrNobody(r)}: ${spelled(tally)}`;
  const button = el("button", { class: "cell", type: "button", tabindex: "-1", "data-a": a, "data-r": r, title: words, "aria-label": words, "aria-pressed": chosen ? "true" : "false",
    onclick: () => select(chosen ? {} : { actor: a, recipient: r }) }, ["cooperation", "neutral", "conflict"].map((kind) => part(kind, tally[kind], most)));
  return el("td", null, button);
}

function head(i, role) {
  const chosen = role === "actor" ? state.actor === i && state.recipient === null : state.recipient === i && state.actor === null;
  const name = nameOrNobody(i);
  return el("th", { scope: role === "actor" ? "row" : "col", class: [role, i === NOBODY ? "nobody" : "", state[role] === i ? "chosen" : ""].join(" ") },
    el("button", { class: "link", type: "button", title: name, "aria-pressed": chosen ? "true" : "false", onclick: () => select(chosen ? {} : { [role]: i }) }, el("span", null, bdi(name))));
}

function more(actors, recipients) {
  const hidden = Math.max(actors.all - actors.few.length, recipients.all - recipients.few.length);
  const names = plural(actors.all, "actor") + " and " + plural(recipients.all, "recipient");
  if (hidden > 0) return el("p", { class: "more-line" }, `The busiest pairs: ${actors.few.length} of ${plural(actors.all, "actor")}, ${recipients.few.length} of ${plural(recipients.all, "recipient")} · `, el("button", { type: "button", class: "link", onclick: () => resize(state.size + 20) }, "show more"));
  return state.size > FEW ? el("p", { class: "more-line" }, `${names} · `, el("button", { type: "button", class: "link", onclick: () => resize(FEW) }, "show fewer")) : null;
}

function resize(size) {
  state.size = size;
  writeAddress(false);
  showMatrix();
}

function nothing() {
  if (!data.events.length) return "There are no events in this graph: none of its reports tells of anybody who does something that the program knows. `kg info` says what it holds.";
  const left = fitting.length ? ` ${plural(fitting.length, "event")} would, if what is claimed, denied, planned or background were shown too.` : "";
  return `No event passes the filters.${left}`;
}

function showMatrix() {
  const { pairs, parts } = paired();
  if (!pairs.size) return void matrix.replaceChildren(el("p", { class: "lead nothing" }, nothing()));
  const { actors, recipients } = chosenSides(pairs, parts);
  const most = Math.max(...[...pairs.values()].map((numbers) => numbers.length));
  const blank = (a, r) => el("td", { class: a === r ? "same" : null });
  const rows = actors.few.map((a) => el("tr", null, head(a, "actor"), recipients.few.map((r) => (pairs.has(`${a}|${r}`) ? cell(a, r, pairs.get(`${a}|${r}`), most) : blank(a, r)))));
  const corner = el("td", { class: "corner" }, el("span", null, "acts ↓"), el("span", null, "towards →"));
  const grid = el("table", null, el("thead", null, el("tr", null, corner, recipients.few.map((r) => head(r, "recipient")))), el("tbody", null, rows));
  matrix.replaceChildren(...[grid, more(actors, recipients)].filter((node) => node));
  for (const node of matrix.querySelectorAll(".part")) {
    node.style.flexGrow = node.dataset.count;
    node.style.setProperty("--strength", node.dataset.strength);
  }
  const first = matrix.querySelector('.cell[aria-pressed="true"]') ?? matrix.querySelector(".cell");
  if (first) first.tabIndex = 0;
}

// Scrolls the matrix, never the page, until the chosen cell stands beside the names of its row and column.
function reveal() {
  const node = matrix.querySelector('.cell[aria-pressed="true"]');
  if (!node) return;
  const [box, frame] = [node, matrix].map((part) => part.getBoundingClientRect());
  const names = matrix.querySelector(".corner").getBoundingClientRect();
  const by = (start, end, first, last) => (start < first ? start - first : Math.max(end - last, 0));
  matrix.scrollBy(by(box.left, box.right, frame.left + names.width, frame.right), by(box.top, box.bottom, frame.top + names.height, frame.bottom));
}

// One stop for the Tab key; the arrows go to the nearest cell that has events.
matrix.addEventListener("keydown", (event) => {
  const move = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
  const from = event.target.closest?.(".cell");
  if (!move || !from) return;
  event.preventDefault();
  const lines = [...matrix.querySelectorAll("tbody tr")].map((tr) => [...tr.cells]);
  let [y, x] = [lines.findIndex((line) => line.includes(from.parentNode)), from.parentNode.cellIndex];
  const along = (line) => line?.[x]?.querySelector(".cell");
  let to = null;
  while (!to && lines[(y += move[0])]?.[(x += move[1])]) to = along(lines[y]);
  if (!to) return;
  for (const cellNode of matrix.querySelectorAll(".cell")) cellNode.tabIndex = -1;
  to.tabIndex = 0;
  to.focus();
});
