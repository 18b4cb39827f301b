// The picture: nodes and lines drawn by sigma.js, what is pointed at found here, and everything else told by events.
"use strict";
self.networkPicture = (box, tip) => {
  const { Sigma, Graph } = self.networkLibrary();
  const NEAR = 7; // pixels from a line
  const MANY = 3000; // lines
  const css = (name) => getComputedStyle(box).getPropertyValue(name).trim();
  let data = null;
  let renderer = null;
  let chosen = { nodes: new Set(), near: null, line: null };
  let hovered = null; // the number of a line
  let over = null; // the number of a node
  let colours = {};
  const PADDING = 48;
  let whole = 1; // the camera's ratio at which all is seen and the room is used; an address has others as shares of it

  const listeners = { node: () => {}, line: () => {}, nothing: () => {}, camera: () => {} };

  function palette() {
    const names = data ? data.colours : [];
    colours = {
      lines: names.map((name) => css(`--net-${name}`)),
      kinds: { person: css("--net-person"), organisation: css("--net-organisation"), country: css("--net-country") },
      other: css("--net-other"), font: css("--sans") || "sans-serif", ink: css("--ink"), paper: css("--card"), faint: css("--net-faint"), on: css("--accent"),
    };
  }

  // So much of a colour, the rest paper; the bundle's lines know no opacity.
  function sheer(colour, share) {
    const parts = (hex) => (hex.length === 4 ? [...hex.slice(1)].map((c) => c + c) : [1, 3, 5].map((at) => hex.slice(at, at + 2))).map((c) => parseInt(c, 16));
    const paper = parts(colours.paper);
    return "#" + parts(colour).map((c, i) => Math.round(c * share + paper[i] * (1 - share)).toString(16).padStart(2, "0")).join("");
  }

  function node(key, seen) {
    const near = chosen.near;
    const own = chosen.nodes.has(key);
    if (near && !near.has(key)) return { ...seen, color: colours.faint, zIndex: 0 };
    return { ...seen, zIndex: own ? 3 : near ? 2 : 1 };
  }

  function edge(key, seen) {
    const number = Number(key);
    if (number === hovered || number === chosen.line) return { ...seen, color: colours.lines[data.colour[number]], size: seen.size + 2, zIndex: 3 };
    if (!chosen.near) return seen;
    const mine = chosen.line === null && (chosen.nodes.has(String(data.a[number])) || chosen.nodes.has(String(data.b[number])));
    const many = data.a.length > MANY;
    if (!mine) return many ? { ...seen, hidden: true } : { ...seen, color: colours.faint, zIndex: 0 };
    return { ...seen, color: colours.lines[data.colour[number]], size: Math.max(seen.size, 1), zIndex: 2 };
  }

  function graph() {
    palette();
    const made = new Graph({ type: "directed", multi: true });
    const heaviest = Math.max(1, ...data.weight.slice(0, 50));
    const few = data.iri.length <= 150;
    data.iri.forEach((_, i) => {
      made.addNode(String(i), {
        x: data.x[i], y: -data.y[i], label: data.label[i], color: colours.kinds[data.kind[i]] || colours.other,
        size: (few ? 5 : 1.8) + (few ? 15 : 10) * Math.sqrt(data.weight[i] / heaviest),
      });
    });
    const most = Math.max(4, ...data.there.slice(0, 50).map((n, i) => n + data.back[i]));
    const wide = (number) => (Math.sqrt(number) - 1) / (Math.sqrt(most) - 1); // 0 for one piece of evidence, 1 for the most
    const many = data.a.length > MANY; // heads would be smaller than a pixel
    const thin = many ? 0.7 : 1;
    const shades = many ? colours.lines.map((own) => sheer(own, 0.5)) : colours.lines;
    data.a.forEach((a, i) => {
      const total = data.there[i] + data.back[i];
      made.addEdgeWithKey(String(i), String(a), String(data.b[i]), {
        size: thin + 4 * wide(total), color: shades[data.colour[i]],
        type: many || data.back[i] ? "line" : "arrow", zIndex: 1,
      });
    });
    return made;
  }

  function show(fresh) {
    data = fresh;
    hovered = over = null;
    clear();
    const made = graph();
    told(data.iri.length ? "" : "Nothing passes these filters");
    if (renderer) {
      renderer.setGraph(made);
      fit();
      return;
    }
    renderer = new Sigma(made, box, {
      nodeReducer: node, edgeReducer: edge, renderLabels: false, hoverRenderer: () => {}, zIndex: true, stagePadding: PADDING,
      minCameraRatio: 0.001, maxCameraRatio: 8, allowInvalidContainer: true,
    });
    const names = () => self.networkNames({ renderer, data, chosen, over, colours });
    renderer.on("afterRender", names);
    names();
    renderer.on("resize", fit);
    fit();
    renderer.on("clickNode", ({ node: key }) => listeners.node(data.iri[Number(key)]));
    renderer.on("enterNode", ({ node: key }) => {
      over = Number(key);
      point(null);
      box.classList.add("pointing");
      renderer.scheduleRender();
    });
    renderer.on("leaveNode", () => {
      over = null;
      box.classList.remove("pointing");
      renderer.scheduleRender();
    });
    renderer.on("clickStage", ({ event }) => {
      const line = nearest(event.x, event.y);
      if (line === null) listeners.nothing();
      else listeners.line(data.iri[data.a[line]], data.iri[data.b[line]]);
    });
    let waiting = false;
    renderer.getMouseCaptor().on("mousemovebody", (event) => {
      if (waiting || event.original.buttons) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        if (event.original.target.closest("#canvas") === box) follow(event.x, event.y);
      });
    });
    let timer = 0;
    renderer.getCamera().on("updated", () => {
      clearTimeout(timer);
      timer = setTimeout(() => listeners.camera(), 300);
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => renderer.setGraph(graph()));
  }

  function follow(x, y) {
    if (over !== null) return;
    const line = nearest(x, y);
    point(line);
    if (line === null) return told("");
    const sign = data.back[line] ? "and" : "→";
    const total = data.there[line] + data.back[line];
    told(`${data.label[data.a[line]]} ${sign} ${data.label[data.b[line]]}: ${total}`);
  }

  function point(line) {
    box.classList.toggle("pointing", line !== null);
    if (line === hovered) return;
    hovered = line;
    if (data.a.length <= MANY) renderer.refresh();
  }

  function told(text) {
    tip.hidden = !text;
    tip.textContent = text;
  }

  function nearest(x, y) {
    const at = data.iri.map((_, i) => renderer.framedGraphToViewport(renderer.getNodeDisplayData(String(i))));
    let best = NEAR * NEAR;
    let found = null;
    for (let i = 0; i < data.a.length; i++) {
      if (chosen.near && chosen.line === null && !chosen.nodes.has(String(data.a[i])) && !chosen.nodes.has(String(data.b[i]))) continue;
      const p = at[data.a[i]];
      const q = at[data.b[i]];
      const dx = q.x - p.x;
      const dy = q.y - p.y;
      const share = Math.max(0, Math.min(1, ((x - p.x) * dx + (y - p.y) * dy) / (dx * dx + dy * dy || 1)));
      const ex = p.x + share * dx - x;
      const ey = p.y + share * dy - y;
      const away = ex * ex + ey * ey;
      if (away < best) {
        best = away;
        found = i;
      }
    }
    return found;
  }

  function clear() {
    chosen = { nodes: new Set(), near: null, line: null };
  }

  function choose(iris) {
    clear();
    const numbers = iris.map((iri) => data.iri.indexOf(iri)).filter((n) => n >= 0);
    if (numbers.length === iris.length && numbers.length) {
      chosen.nodes = new Set(numbers.map(String));
      chosen.near = new Set(chosen.nodes);
      if (numbers.length === 1) {
        data.a.forEach((a, i) => {
          if (a === numbers[0]) chosen.near.add(String(data.b[i]));
          if (data.b[i] === numbers[0]) chosen.near.add(String(a));
        });
      } else {
        const line = data.a.findIndex((a, i) => numbers.includes(a) && numbers.includes(data.b[i]));
        chosen.line = line < 0 ? null : line;
      }
    }
    renderer.refresh();
  }

  const camera = () => renderer.getCamera();

  // The library makes room for a square; a wide picture would have half of the height empty.
  function fit() {
    const share = camera().getState().ratio / whole;
    const { width, height } = renderer.getDimensions();
    const nodes = data.iri.map((_, i) => renderer.getNodeDisplayData(String(i)));
    if (!nodes.every(Boolean)) return; // the size changed while a new picture was being taken in
    const seen = nodes.map((node) => renderer.framedGraphToViewport(node, { cameraState: { x: 0.5, y: 0.5, ratio: 1, angle: 0 } }));
    const span = (own, middle) => 2 * seen.reduce((most, at) => Math.max(most, Math.abs(at[own] - middle)), 0);
    const needed = Math.max(span("x", width / 2) / Math.max(1, width - 2 * PADDING), span("y", height / 2) / Math.max(1, height - 2 * PADDING));
    whole = seen.length > 1 && needed > 0 ? Math.max(0.1, Math.min(2, needed)) : 1;
    camera().setState({ ratio: share * whole });
  }

  const bounded = (share) => Math.max(0.01, Math.min(4, share));
  const moves = { in: 1 / 1.5, out: 1.5 };

  return {
    show, choose,
    on: (name, heard) => { listeners[name] = heard; },
    zoom: (how) => {
      if (how === "all") camera().setState({ x: 0.5, y: 0.5, ratio: whole, angle: 0 });
      else camera().setState({ ratio: whole * bounded((camera().getState().ratio / whole) * moves[how]) });
    },
    move: (dx, dy) => {
      const { x, y, ratio } = camera().getState();
      camera().setState({ x: x + dx * ratio * 0.08, y: y + dy * ratio * 0.08 });
    },
    centre: (iri) => {
      const number = data.iri.indexOf(iri);
      if (number < 0) return;
      const { x, y } = renderer.getNodeDisplayData(String(number));
      camera().setState({ x, y, ratio: Math.min(camera().getState().ratio, whole * (data.iri.length > 150 ? 0.3 : 1)) });
    },
    where: () => {
      const { x, y, ratio } = camera().getState();
      return [x, y, ratio / whole].map((n) => n.toFixed(3)).join(",");
    },
    put: (said) => {
      const [x, y, ratio] = (said || "").split(",").map(Number);
      if ([x, y, ratio].every(Number.isFinite) && ratio > 0) camera().setState({ x, y, ratio: whole * bounded(ratio) });
      else camera().setState({ x: 0.5, y: 0.5, ratio: whole });
    },
    names: () => data.label,
    iri: (name) => data.iri[data.label.findIndex((x) => x.toLowerCase() === name.toLowerCase())],
    at: (iri) => { // for tests and for whoever automates: where somebody is, in pixels of the window
      const seen = renderer.getNodeDisplayData(String(data.iri.indexOf(iri)));
      const [place, frame] = [renderer.framedGraphToViewport(seen), box.getBoundingClientRect()];
      return { x: frame.x + place.x, y: frame.y + place.y };
    },
    renderer: () => renderer,
  };
};
