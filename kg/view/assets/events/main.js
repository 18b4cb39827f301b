const form = document.getElementById("filters");
const search = document.getElementById("q");

function select({ actor = null, recipient = null, both = false }) {
  Object.assign(state, { actor, recipient, both, bin: "" });
  writeAddress(true);
  const focused = document.activeElement?.closest?.("#matrix") ? document.activeElement.dataset : null;
  show();
  const again = focused?.a === undefined ? null : matrix.querySelector(`.cell[data-a="${focused.a}"][data-r="${focused.r}"]`);
  (again ?? panel).focus({ preventScroll: true });
  if (isPicked() && isNarrow()) timeline.scrollIntoView({ block: "start" });
}

function setType(type) {
  state.type = type;
  fillForm();
  writeAddress(true);
  show();
}

function show() {
  refilter();
  showMatrix();
  showPanel(showTimeline());
  reveal();
  const left = passing.length < data.events.length ? ` of ${data.events.length.toLocaleString("en")}` : "";
  document.getElementById("status").textContent = `Showing ${passing.length.toLocaleString("en")}${left} ${data.events.length === 1 ? "event" : "events"}${onlyFacts() ? ": facts only" : ""}`;
}

function fillForm() {
  for (const box of form.querySelectorAll("input[type=checkbox]")) box.checked = state[box.name].has(box.value);
  for (const name of ["type", "outlet", "from", "to"]) form.elements[name].value = state[name];
  search.value = state.q;
}

function offer(name, values) {
  form.elements[name].append(...values.map(([value, words]) => el("option", { value }, words)));
  document.getElementById(name + "s").hidden = values.length < 2;
}

function prepareForm() {
  offer("outlet", bringers());
  const types = [...new Set(data.events.map((event) => event.type).filter((type) => type))];
  offer("type", types.sort((a, b) => a.localeCompare(b, "en")).map((type) => [type, type]));
  const dates = data.events.map((event) => event.date).filter((date) => date).sort();
  document.getElementById("dates").hidden = dates.length === 0 || dates[0] === dates.at(-1);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    for (const name of ["show", "quad"]) state[name] = new Set([...form.querySelectorAll(`input[name=${name}]:checked`)].map((box) => box.value));
    for (const name of ["type", "outlet", "from", "to"]) state[name] = form.elements[name].value;
    state.bin = "";
    writeAddress(false);
    show();
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    Object.assign(state, fresh(), { q: "", bin: "", by: "" });
    fillForm();
    writeAddress(false);
    show();
  });
  search.addEventListener("input", () => {
    Object.assign(state, { q: search.value.trim(), bin: "" });
    writeAddress(false);
    show();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (event.target === search) Object.assign(state, { q: (search.value = "") });
    select({});
  });
  document.getElementById("skip").addEventListener("click", (event) => {
    event.preventDefault();
    panel.focus();
  });
}

function begin() {
  readAddress();
  fillForm();
  show();
}

document.getElementById("title").textContent = data.title;
prepareForm();
begin();
window.addEventListener("hashchange", begin);
window.addEventListener("popstate", begin);
let width = board.clientWidth;
new ResizeObserver(() => {
  if (board.clientWidth === width) return;
  width = board.clientWidth;
  showTimeline();
}).observe(board);
document.documentElement.dataset.ready = Math.round(performance.now());
