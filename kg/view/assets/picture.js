// The picture: vis-network draws what was laid out before; colours come from the style sheet, so that day and night differ.
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
const nodes = new vis.DataSet(data.drawing.nodes);
const edges = new vis.DataSet(data.drawing.edges);
const canvas = document.getElementById("canvas");
const fonts = new Map(data.drawing.nodes.map((node) => [node.id, node.font]));
const drawable = data.bundles.filter((b) => fonts.has(b.from) && fonts.has(b.to));
let network = null;

function draw() {
  network = new vis.Network(canvas, { nodes, edges }, data.drawing.options);
  network.on("click", (event) => {
    if (event.nodes.length) select({ entity: event.nodes[0] });
    else if (event.edges.length) select({ edge: event.edges[0] });
    else select({});
  });
  const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor });
  document.getElementById("in").addEventListener("click", () => zoom(1.3));
  document.getElementById("out").addEventListener("click", () => zoom(1 / 1.3));
  document.getElementById("fit").addEventListener("click", fit);
  network.on("resize", () => setTimeout(fit)); // after vis-network has moved its camera
  fit();
}

// All entities with their labels in view, as large as they go; vis-network's own fit forgets the labels.
function fit() {
  const { left, top, right, bottom } = data.drawing.bounds;
  const scale = Math.min(canvas.clientWidth / (right - left), (canvas.clientHeight - 24) / (bottom - top), 1.5);
  network.moveTo({ scale, position: { x: (left + right) / 2, y: (top + bottom) / 2 - 12 / scale } });
}

// How little a line tells, from 0 for what was certainly done in cooperation or conflict.
const plainness = (b) => (b.relation === "did" ? 0 : 4) + (b.line === "solid" ? 0 : 2) + (b.kind === "neutral" ? 1 : 0);
const SIZE = 11; // of the words on a line

// Which lines have room for their words: what was done before what was said, what is certain before what is not.
// The words cover neither an entity that is lit nor the words of another line. In pixels of the drawing.
function labelled(bundles, lit) {
  const taken = Object.entries(data.drawing.frames).filter(([i]) => lit(Number(i))).flatMap(([, parts]) => parts);
  const words = new Map();
  for (const b of [...bundles].sort((x, y) => plainness(x) - plainness(y) || y.evidence.length - x.evidence.length)) {
    if (b.relation === "said" && b.kind === "neutral") continue;
    const letters = Array.from(b.label.replace(/\p{C}/gu, " "));
    const text = letters.length > 22 ? letters.slice(0, 21).join("") + "…" : letters.join("");
    const [x, y] = data.drawing.middles[b.id];
    const wide = Array.from(text).length * SIZE * 0.29 + 1;
    for (const up of [0, -9, 9]) {
      const mine = [x - wide, y + up - SIZE * 0.7, x + wide, y + up + SIZE * 0.7];
      if (taken.some((box) => mine[0] < box[2] && box[0] < mine[2] && mine[1] < box[3] && box[1] < mine[3])) continue;
      taken.push(mine);
      words.set(b.id, { text, up });
      break;
    }
  }
  return words;
}

function touched() {
  if (state.entity !== null) return new Set(data.bundles.filter((b) => b.from === state.entity || b.to === state.entity).map((b) => b.id));
  if (state.edge !== null) return new Set([state.edge]);
  return null;
}

// The lines with the most evidence that passes, and of every entity its own strongest.
function strongest(live) {
  const ranked = drawable.filter((b) => live.get(b.id)).sort((a, b) => live.get(b.id) - live.get(a.id) || plainness(a) - plainness(b) || (a.id < b.id ? -1 : 1));
  const met = new Set();
  const chosen = new Set();
  ranked.forEach((b, place) => {
    if (place < data.links || !met.has(b.from) || !met.has(b.to)) chosen.add(b.id);
    met.add(b.from).add(b.to);
  });
  return chosen;
}

function showPicture() {
  const live = new Map(data.bundles.map((b) => [b.id, b.evidence.filter((i) => passing.has(i)).length]));
  const chosen = touched();
  const near = new Set(state.entity !== null ? [state.entity] : []);
  const alive = new Set();
  for (const b of data.bundles) {
    if (!live.get(b.id)) continue;
    for (const end of [b.from, b.to]) {
      alive.add(end);
      if (chosen?.has(b.id)) near.add(end);
    }
  }
  for (const i of passing) if (data.evidence[i].actor !== null) alive.add(data.evidence[i].actor);
  const wanted = state.q.toLowerCase();
  const found = (i) => (chosen ? near.has(i) : !wanted || nameOf(i).toLowerCase().includes(wanted));
  const paint = Object.fromEntries(["cooperation", "conflict", "neutral", "node", "ink", "soft", "faint", "paper", "accent"].map((name) => [name, colour(name)]));
  const face = "system-ui, Liberation Sans, Arial, sans-serif";
  const lines = strongest(live);
  if (chosen) for (const b of drawable) if (chosen.has(b.id) && live.get(b.id)) lines.add(b.id);
  let shown = 0;
  nodes.update([...fonts].map(([i, font]) => {
    const hidden = isFiltered() && !alive.has(i);
    shown += hidden ? 0 : 1;
    const fill = !found(i) ? paint.faint : i === state.entity ? paint.accent : paint.node;
    const ink = !found(i) ? paint.faint : ["person", "country", "organisation"].includes(data.entities[i].kind) ? paint.ink : paint.soft;
    const both = { background: fill, border: paint.paper };
    return { id: i, hidden, color: { ...both, highlight: both, hover: { ...both, background: paint.accent } }, font: { ...font, color: ink, strokeWidth: 4, strokeColor: paint.paper, face } };
  }));
  const telling = drawable.filter((b) => lines.has(b.id) && (chosen ? chosen.has(b.id) : !wanted));
  const texts = labelled(telling, found);
  edges.update(drawable.map((b) => {
    const lit = !chosen || chosen.has(b.id);
    const line = lit ? paint[b.kind] : paint.faint;
    const { text: words, up } = texts.get(b.id) ?? { text: "", up: 0 };
    return { id: b.id, hidden: !lines.has(b.id), color: { color: line, highlight: line, hover: line, opacity: lit ? 0.85 : 1 }, label: words || " ", font: { size: SIZE, vadjust: up, color: words ? paint[b.kind] : paint.faint, strokeWidth: 4, strokeColor: paint.paper, align: "horizontal", face } };
  }));
  if (fonts.has(state.entity)) network.selectNodes([state.entity], false);
  else if (state.edge !== null && edges.get(state.edge)) network.selectEdges([state.edge]);
  else network.unselectAll();
  const rest = lines.size < drawable.filter((b) => live.get(b.id)).length ? "; choose an entity to see all of its links" : "";
  document.getElementById("status").textContent = `Showing ${shown} of ${plural(data.entities.length, "entity", "entities")} and ${lines.size.toLocaleString("en")} of ${plural(data.bundles.length, "link")}${rest}`;
  canvas.setAttribute("aria-label", `Network of ${shown} entities and ${lines.size} links; the panel lists the same as text`);
}
