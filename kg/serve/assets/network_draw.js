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

  // Names are written under their nodes, the weightiest first, where there is room.
  function names() {
    const context = renderer.canvasContexts.labels;
    const { width, height } = renderer.getDimensions();
    const taken = [];
    const smallest = threshold();
    let left = 220;
    context.lineJoin = "round";
    context.textAlign = "center";
    context.textBaseline = "top";
    const free = (box) => box[0] >= 0 && box[2] <= width && !taken.some((own) => box[0] < own[2] && own[0] < box[2] && box[1] < own[3] && own[1] < box[3]);
    // The dots of few take room too.
    if (data.iri.length <= 80) {
      data.iri.forEach((_, i) => {
        const seen = renderer.getNodeDisplayData(String(i));
        const at = renderer.framedGraphToViewport(seen);
        const size = renderer.scaleSize(seen.size) - 1;
        taken.push([at.x - size, at.y - size, at.x + size, at.y + size]);
      });
    }
    const write = (i, must) => {
      const seen = renderer.getNodeDisplayData(String(i));
      const at = renderer.framedGraphToViewport(seen);
      if (at.x < -60 || at.y < -20 || at.x > width + 60 || at.y > height + 20) return;
      const size = renderer.scaleSize(seen.size);
      if (!must && size < smallest) return void (left = 0); // those that follow are smaller still
      const letters = Math.round(Math.max(11.5, Math.min(16, 9 + size / 3)));
      context.font = `${must === 2 ? "bold " : ""}${letters}px ${colours.font}`;
      const half = context.measureText(data.label[i]).width / 2;
      const places = [[0, size + 2], [0, -size - letters - 3], [size + half + 4, -letters / 2], [-size - half - 4, -letters / 2]];
      const frames = places.map(([dx, dy]) => [at.x + dx - half - 2, at.y + dy - 1, at.x + dx + half + 2, at.y + dy + letters + 2]);
      const found = must === 2 ? 0 : frames.findIndex(free);
      if (found < 0) return;
      const [x, y] = [at.x + places[found][0], at.y + places[found][1]];
      taken.push(frames[found]);
      context.lineWidth = 3.5;
      context.strokeStyle = colours.paper;
      context.strokeText(data.label[i], x, y);
      context.fillStyle = colours.ink;
      context.fillText(data.label[i], x, y);
      if (must === 2) {
        context.beginPath();
        context.arc(at.x, at.y, size + 3, 0, Math.PI * 2);
        context.lineWidth = 2.5;
        context.strokeStyle = colours.on;
        context.stroke();
      }
      left -= 1;
    };
    for (const key of chosen.nodes) write(Number(key), 2);
    if (over !== null && !chosen.nodes.has(String(over))) write(over, 2);
    for (let i = 0; i < data.iri.length && left > 0; i++) {
      if (chosen.nodes.has(String(i)) || i === over) continue;
      if (!chosen.near) write(i, 0);
      else if (chosen.near.has(String(i))) write(i, 1);
    }
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
      return;
    }
    renderer = new Sigma(made, box, {
      nodeReducer: node, edgeReducer: edge, renderLabels: false, hoverRenderer: () => {}, zIndex: true, stagePadding: 48,
      minCameraRatio: 0.01, maxCameraRatio: 4, allowInvalidContainer: true,
    });
    renderer.on("afterRender", names);
    names();
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

  const threshold = () => (data.iri.length <= 60 ? 0 : data.iri.length <= 300 ? 3 : 4.5);

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
    const at = data.iri.map((_, i) => {
      const seen = renderer.getNodeDisplayData(String(i));
      return renderer.framedGraphToViewport(seen);
    });
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
  const moves = { in: 1 / 1.5, out: 1.5 };

  return {
    show, choose,
    on: (name, heard) => { listeners[name] = heard; },
    zoom: (how) => {
      if (how === "all") camera().setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 });
      else camera().setState({ ratio: Math.max(0.01, Math.min(4, camera().getState().ratio * moves[how])) });
    },
    move: (dx, dy) => {
      const { x, y, ratio } = camera().getState();
      camera().setState({ x: x + dx * ratio * 0.08, y: y + dy * ratio * 0.08 });
    },
    centre: (iri) => {
      const number = data.iri.indexOf(iri);
      if (number < 0) return;
      const { x, y } = renderer.getNodeDisplayData(String(number));
      camera().setState({ x, y, ratio: Math.min(camera().getState().ratio, data.iri.length > 150 ? 0.3 : 1) });
    },
    where: () => {
      const { x, y, ratio } = camera().getState();
      return [x, y, ratio].map((n) => n.toFixed(3)).join(",");
    },
    put: (said) => {
      const [x, y, ratio] = (said || "").split(",").map(Number);
      if ([x, y, ratio].every(Number.isFinite) && ratio > 0) camera().setState({ x, y, ratio: Math.max(0.01, Math.min(4, ratio)) });
      else camera().setState({ x: 0.5, y: 0.5, ratio: 1 });
    },
    names: () => data.label,
    iri: (name) => data.iri[data.label.findIndex((x) => x.toLowerCase() === name.toLowerCase())],
    at: (iri) => { // for tests and for whoever automates: where somebody is, in pixels of the window
      const seen = renderer.getNodeDisplayData(String(data.iri.indexOf(iri)));
      const place = renderer.framedGraphToViewport(seen);
      const frame = box.getBoundingClientRect();
      return { x: frame.x + place.x, y: frame.y + place.y };
    },
    renderer: () => renderer,
  };
};
