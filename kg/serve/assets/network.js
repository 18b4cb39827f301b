// The network's page: its address is its state. Without this, form and links do the same page by page.
"use strict";
(() => {
  const page = document.getElementById("network");
  if (document.getElementById("waiting")) {
    const look = async () => ((await fetch("/network/data?least=999")).status === 202 ? setTimeout(look, 700) : location.reload());
    setTimeout(look, 700);
  }
  if (!page) return;
  const form = document.getElementById("filters");
  const box = document.getElementById("canvas");
  const FILTERS = ["since", "until", "outlet", "kind", "sure", "confidence", "least", "focus", "steps"];
  const PLAIN = { sure: "facts", confidence: "0", least: "1", steps: "1", since: "", until: "" };
  let picture = null;
  let state = new URLSearchParams(location.search);
  let asked = 0;
  const days = self.networkDays(document.getElementById("slider"), form, () => state);

  const only = (params, names) => new URLSearchParams([...params].filter(([name]) => names.includes(name)));
  const filtersOf = (params) => String(tidy(only(params, FILTERS)));

  function tidy(params) {
    const out = new URLSearchParams();
    const tones = params.getAll("kind");
    for (const [name, value] of params) {
      if (PLAIN[name] === value || (name === "kind" && (tones.length === 6 || !tones.length))) continue;
      out.append(name, value);
    }
    return out;
  }

  const address = (params) => "/network" + (String(params) ? "?" + params : "");

  async function fragment(part, params, target) {
    const answer = await fetch(`/network/${part}?${params}`);
    if (!answer.ok) throw new Error(String(answer.status));
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    target.replaceChildren(...[...fresh.body.childNodes].map((node) => document.importNode(node, true)));
  }

  async function draw(params) {
    const mine = ++asked;
    page.setAttribute("aria-busy", "true");
    const ahead = picture ? null : document.getElementById("ahead"); // is on its way already
    const answer = await fetch(ahead ? ahead.href : `/network/data?${only(params, FILTERS)}`);
    if (answer.status === 202) return void setTimeout(() => draw(params), 500);
    if (!answer.ok) {
      document.getElementById("counts").textContent = (await said(answer)) || "The server did not answer.";
      return;
    }
    const data = await answer.json();
    if (mine !== asked) return;
    const first = !picture;
    if (first) {
      box.hidden = false;
      document.getElementById("tools").hidden = false;
      page.classList.add("live");
      picture = self.networkPicture(box, document.getElementById("tip"));
      picture.on("node", (iri) => go(chosen({ node: iri }), true));
      picture.on("line", (a, b) => go(chosen({ tie: [a, b] }), true));
      picture.on("nothing", () => { if (state.has("node") || state.has("tie")) go(chosen({}), true); });
      picture.on("camera", kept);
    }
    picture.show(data);
    counted(data.counts);
    picture.put(state.get("camera"));
    light();
    page.removeAttribute("aria-busy");
    page.dataset.drawn = String(Number(page.dataset.drawn || 0) + 1);
    if (first) performance.mark("network-drawn");
  }

  async function said(answer) {
    const told = new DOMParser().parseFromString(await answer.text(), "text/html");
    return told.querySelector("main")?.innerText;
  }

  function counted(n) {
    const several = (count, one) => `${count.toLocaleString("en")} ${one}${count === 1 ? "" : "s"}`;
    const all = n.nodes === n.of_nodes && n.lines === n.of_lines;
    const told = `${several(n.of_nodes, "name")}, ${several(n.of_lines, "tie")}`;
    document.getElementById("counts").textContent =
      n.of_nodes === 0 ? "Nothing passes these filters." : all ? told : `${told}; the strongest ${n.nodes.toLocaleString("en")} names and ${n.lines.toLocaleString("en")} ties are drawn`;
  }

  const ends = () => (state.getAll("tie").length === 2 ? state.getAll("tie") : state.getAll("node").slice(0, 1));
  const light = () => picture.choose(ends());

  function chosen({ node, tie }) {
    const next = new URLSearchParams(state);
    for (const name of ["node", "tie", "camera"]) next.delete(name);
    if (node) next.append("node", node);
    for (const iri of tie || []) next.append("tie", iri);
    if (picture) next.set("camera", picture.where());
    return next;
  }

  function kept() {
    if (picture.where() === "0.500,0.500,1.000") state.delete("camera");
    else state.set("camera", picture.where());
    history.replaceState(null, "", address(state));
  }

  // To another state: only what has changed is asked for again.
  async function go(next, push) {
    const before = state;
    state = tidy(next);
    if (push) history.pushState(null, "", address(state));
    fill();
    const anew = filtersOf(before) !== filtersOf(state);
    const around = String(before.getAll("focus")) !== String(state.getAll("focus"));
    if (around) {
      state.delete("camera");
      if (push) history.replaceState(null, "", address(state));
    }
    try {
      const parts = [fragment("panel", state, document.getElementById("panel"))];
      if (anew) parts.push(draw(state));
      else if (picture) light();
      if (anew || before.get("sort") !== state.get("sort") || before.get("page") !== state.get("page"))
        parts.push(fragment("table", state, document.getElementById("rest")));
      await Promise.all(parts);
      document.getElementById("told").textContent = document.querySelector("#panel h2")?.innerText || "";
    } catch {
      location.assign(address(state)); // the whole page says what is wrong
    }
  }

  // The form shows what the state says.
  function fill() {
    const tones = state.getAll("kind");
    for (const field of form.elements) {
      if (field.name === "kind") field.checked = !tones.length || tones.includes(field.value);
      else if (field.name === "outlet") field.checked = state.getAll("outlet").includes(field.value);
      else if (field.name === "sure") field.checked = field.value === (state.get("sure") || "facts");
      else if (field.name in PLAIN && field.type !== "hidden") field.value = state.get(field.name) || PLAIN[field.name];
    }
    document.getElementById("confidence-is").textContent = form.elements.confidence.value;
    const around = document.getElementById("around");
    around.replaceChildren(
      ...["focus", "steps"].flatMap((name) => state.getAll(name).map((value) => {
        return Object.assign(document.createElement("input"), { type: "hidden", name, value });
      })),
    );
    days.show();
    const filters = only(state, FILTERS);
    for (const link of document.querySelectorAll("#downloads [data-form]")) {
      const with_form = new URLSearchParams(filters);
      with_form.set("format", link.dataset.form);
      link.href = `/network/download?${with_form}`;
    }
  }

  function read() {
    if (!form.reportValidity()) return;
    const boxes = [...form.querySelectorAll("[name=kind]")];
    if (!boxes.some((one) => one.checked)) for (const one of boxes) one.checked = true;
    const next = new URLSearchParams(new FormData(form));
    for (const name of ["node", "tie", "sort", "camera"]) for (const value of state.getAll(name)) next.append(name, value);
    go(next, true);
  }

  let timer = 0;
  const later = (what) => {
    clearTimeout(timer);
    timer = setTimeout(what, 180);
  };

  form.addEventListener("change", (event) => {
    if (event.target.id === "find" || event.target.type === "range") return;
    later(read);
  });
  form.addEventListener("input", (event) => {
    if (event.target.id === "confidence") {
      document.getElementById("confidence-is").textContent = event.target.value;
      later(read);
    }
    if (event.target.id === "from" || event.target.id === "to") {
      days.moved(event.target);
      later(read);
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (document.activeElement === find && find.value.trim()) found();
    else read();
  });

  // Links to other states of this page are gone to without loading it.
  page.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || link.dataset.form) return;
    const to = new URL(link.href.baseVal || link.href, location.href);
    if (to.pathname !== "/network") return;
    event.preventDefault();
    const inside = { panel: link.closest("#panel"), table: link.closest("#rest") };
    const next = new URLSearchParams(to.search);
    if (link.dataset.table !== undefined) for (const name of ["node", "tie"]) for (const v of state.getAll(name)) next.append(name, v);
    if (state.has("camera") && !next.has("camera")) next.set("camera", state.get("camera"));
    go(next, true).then(() => {
      const target = inside.table && link.dataset.table === undefined ? document.getElementById("panel") : inside.panel ? document.getElementById("panel") : inside.table && document.querySelector("#rest th[aria-sort]:not([aria-sort=none]) a");
      if (target) target.focus({ preventScroll: Boolean(inside.panel) });
      if (inside.table && link.dataset.table === undefined) document.getElementById("panel").scrollIntoView({ block: "nearest" });
    });
  });
  addEventListener("popstate", () => go(new URLSearchParams(location.search), false));

  // Finding somebody.
  const find = document.getElementById("find");
  find.addEventListener("input", () => {
    const words = find.value.trim().toLowerCase();
    const list = document.getElementById("names");
    const hits = words && picture ? picture.names().filter((name) => name.toLowerCase().includes(words)).slice(0, 12) : [];
    list.replaceChildren(...hits.map((name) => Object.assign(document.createElement("option"), { value: name })));
    if (picture && hits.includes(find.value)) found();
  });
  function found() {
    const words = find.value.trim().toLowerCase();
    const name = picture && picture.names().find((one) => one.toLowerCase() === words) || picture && picture.names().find((one) => one.toLowerCase().includes(words));
    if (!name) return void (document.getElementById("counts").textContent = `Nobody in the picture is called ${find.value.trim()}.`);
    const iri = picture.iri(name);
    picture.centre(iri);
    go(chosen({ node: iri }), true);
  }

  // Keys on the picture, and its buttons.
  const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
  box.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !picture) return;
    const zoom = { "+": "in", "=": "in", "-": "out", 0: "all" }[event.key];
    if (zoom) picture.zoom(zoom);
    else if (event.key in MOVES) picture.move(...MOVES[event.key]);
    else if (event.key === "Escape") go(chosen({}), true);
    else return;
    event.preventDefault();
  });
  for (const button of document.querySelectorAll("#tools [data-zoom]"))
    button.addEventListener("click", () => picture.zoom(button.dataset.zoom));

  self.networkPng(document.getElementById("png"), page, () => only(state, FILTERS));

  function able() {
    if (!page.dataset.library || !self.networkLibrary) return false;
    const probe = document.createElement("canvas");
    return Boolean(probe.getContext("webgl2") || probe.getContext("webgl"));
  }

  fill();
  if (able()) draw(state);
  self.networkPage = { picture: () => picture };
})();
