const form = document.getElementById("filters");
const search = document.getElementById("q");

function select({ entity = null, edge = null }) {
  state.entity = entity;
  state.edge = edge;
  if (entity === null && edge === null) state.q = search.value = "";
  writeAddress(true);
  show();
  panel.focus({ preventScroll: true });
}

function show() {
  refilter();
  showPanel();
  showPicture();
}

function fillForm() {
  for (const box of form.querySelectorAll("input[type=checkbox]")) box.checked = state[box.name].has(box.value);
  for (const name of ["outlet", "from", "to"]) form.elements[name].value = state[name];
  search.value = state.q;
}

function prepareForm() {
  const outlets = bringers();
  form.elements.outlet.append(...outlets.map(([value, words]) => el("option", { value }, words)));
  document.getElementById("outlets").hidden = outlets.length < 2;
  const { first, last } = data.counts;
  document.getElementById("dates").hidden = !first || first === last;
  for (const name of ["from", "to"]) Object.assign(form.elements[name], { min: (first ?? "").length === 10 ? first : "", max: (last ?? "").length === 10 ? last : "" });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    for (const name of ["relation", "kind"]) state[name] = new Set([...form.querySelectorAll(`input[name=${name}]:checked`)].map((box) => box.value));
    for (const name of ["outlet", "from", "to"]) state[name] = form.elements[name].value;
    writeAddress(false);
    show();
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    Object.assign(state, { relation: new Set(RELATIONS), kind: new Set(KINDS), outlet: "", from: "", to: "" });
    fillForm();
    writeAddress(false);
    show();
  });
  search.addEventListener("input", () => {
    Object.assign(state, { q: search.value.trim(), entity: null, edge: null });
    writeAddress(false);
    show();
  });
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") panel.querySelector(".row, .link")?.click();
    if (event.key === "Escape") select({});
  });
  document.getElementById("skip").addEventListener("click", (event) => {
    event.preventDefault();
    panel.focus();
  });
}

document.getElementById("title").textContent = data.title;
prepareForm();
readAddress();
if (state.entity === null && state.edge === null && !location.hash && data.focus !== null) state.entity = data.focus;
fillForm();
refilter();
showPanel();
draw();
showPicture();
window.addEventListener("hashchange", () => {
  readAddress();
  fillForm();
  show();
});
window.addEventListener("popstate", () => {
  readAddress();
  fillForm();
  show();
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", showPicture);
document.documentElement.dataset.ready = Math.round(performance.now());
