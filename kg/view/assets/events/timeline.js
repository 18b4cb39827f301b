// The timeline of what is chosen: cooperation above the line, conflict below it, deeds filled and words outlined.
const timeline = document.getElementById("timeline");
const board = document.getElementById("board");
const HIGH = 150;
const EDGE = { left: 34, right: 10, top: 14, bottom: 20 };

// The space beside the picture, which is narrower on a narrow screen.
const isNarrow = () => matchMedia("(max-width: 860px)").matches;
const inset = () => (isNarrow() ? 10 : 20);

function svg(tag, attributes, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== null) node.setAttribute(name, value);
  }
  node.append(...children.flat().filter((child) => child !== null));
  return node;
}

function inBins(numbers, step) {
  const out = new Map();
  for (const i of numbers) put(out, binOf(data.events[i].date, step), i);
  return out;
}

// A bar of one kind: deeds next to the line, words beyond them.
function bar(kind, tally, x, wide, zero, unit) {
  const [deeds, words] = [tally.deeds[kind], tally[kind] - tally.deeds[kind]];
  const up = kind === "cooperation";
  const piece = (from, count, sort) => (count ? svg("rect", { class: `bar ${kind} ${sort}`, x, width: wide, y: up ? zero - (from + count) * unit : zero + from * unit, height: Math.max(count * unit, 1) }) : null);
  return [piece(0, deeds, "deeds"), piece(deeds, words, "words")];
}

function drawn(numbers, axis, step) {
  const width = Math.max(board.clientWidth - 2 * inset(), 240);
  const found = inBins(numbers, step);
  const tallies = new Map([...found].map(([bin, those]) => [bin, tallied(those)]));
  const listed = axis.map((bin) => tallies.get(bin)).filter((tally) => tally);
  const [top, low] = ["cooperation", "conflict"].map((kind) => Math.max(1, ...listed.map((tally) => tally[kind])));
  const unit = (HIGH - EDGE.top - EDGE.bottom) / (top + low);
  const zero = EDGE.top + top * unit;
  const room = (width - EDGE.left - EDGE.right) / axis.length;
  const wide = Math.max(Math.min(room * 0.72, 36), 1);
  const every = Math.ceil(62 / room);
  const withYear = (bin, k) => step === "year" || k === 0 || !bin.startsWith(axis[k - every]?.slice(0, 4) ?? "-");
  const place = (k) => EDGE.left + room * (k + 0.5);
  const lines = [0, top, -low].map((n) => svg("g", { class: n ? "grid" : "zero" }, svg("line", { x1: EDGE.left, x2: width - EDGE.right, y1: zero - n * unit, y2: zero - n * unit }),
    svg("text", { x: EDGE.left - 6, y: zero - n * unit + 4, "text-anchor": "end" }, n > 0 ? `+${n}` : n < 0 ? `−${-n}` : "0")));
  const labels = axis.flatMap((bin, k) => (k % every || k > axis.length - every / 2 && k ? [] : [svg("text", { x: place(k), y: HIGH - 4, "text-anchor": "middle" }, shortDate(bin, withYear(bin, k)))]));
  const groups = axis.flatMap((bin, k) => {
    const tally = tallies.get(bin);
    if (!tally) return [];
    const words = `${readable(bin)}: ${spelled(tally)}`;
    const toggle = () => choose(state.bin === bin ? "" : bin);
    return [svg("g", { class: "bin", role: "button", tabindex: "-1", "data-bin": bin, "aria-label": words, "aria-pressed": state.bin === bin ? "true" : "false", onclick: toggle },
      svg("title", {}, words), svg("rect", { class: "hit", x: place(k) - room / 2, width: room, y: EDGE.top - 8, height: HIGH - EDGE.top - EDGE.bottom + 14 }),
      bar("cooperation", tally, place(k) - wide / 2, wide, zero, unit), bar("conflict", tally, place(k) - wide / 2, wide, zero, unit),
      tally.neutral ? svg("circle", { class: "bar neutral", cx: place(k), cy: zero, r: Math.min(3, Math.max(wide / 2, 1.5)) }) : null)];
  });
  return svg("svg", { width, height: HIGH, viewBox: `0 0 ${width} ${HIGH}`, role: "group", "aria-label": "Cooperation above, conflict below" }, lines, labels, groups);
}

function choose(bin) {
  state.bin = bin;
  writeAddress(true);
  show();
  (timeline.querySelector(`[data-bin="${CSS.escape(bin)}"]`) ?? timeline.querySelector('.bin[tabindex="0"]'))?.focus({ preventScroll: true });
}

// What stands for all that passes: facts are not all events.
function shownAs() {
  if (onlyFacts()) return isFiltered() ? "Facts that pass the filters" : "All facts";
  return passing.length === data.events.length ? "All events" : "Events that pass the filters";
}

function pairTitle() {
  if (!isPicked()) return [shownAs()];
  const [from, to] = [bdi(nameOrNobody(state.actor)), bdi(nameOrNobody(state.recipient))];
  return [from, state.both ? " ⇄ " : " → ", to];
}

function showTimeline() {
  const dates = passing.map((i) => data.events[i].date).filter((date) => date);
  const step = stepFor(dates);
  const axis = bins(dates, step) ?? [];
  const vague = picked.filter((i) => !binOf(data.events[i].date, step));
  const steps = el("select", { "aria-label": "Step of the timeline", onchange: (event) => restep(event.target.value) },
    ["", ...Object.keys(STEPS)].map((by) => el("option", { value: by, selected: state.by === by, disabled: by && (bins(dates, by)?.length ?? 0) === 0 }, by ? `by ${by}` : `by ${step} (fits)`)));
  const note = vague.length ? el("button", { class: "link note", type: "button", onclick: () => choose(state.bin === "?" ? "" : "?") }, `${vague.length.toLocaleString("en")} ${step === "year" ? "without a date" : `not known to the ${step}`}`) : null;
  const title = el("div", { class: "timeline-head" }, el("h2", null, pairTitle()), el("span", { class: "soft" }, spelled(tallied(picked))), note, steps);
  timeline.replaceChildren(...(axis.length ? [title, drawn(picked, axis, step)] : passing.length ? [el("p", { class: "soft" }, "None of these events has a date, and none of the reports: there is no timeline.")] : []));
  const first = timeline.querySelector('.bin[aria-pressed="true"]') ?? timeline.querySelector(".bin");
  first?.setAttribute("tabindex", "0");
  return step;
}

function restep(by) {
  Object.assign(state, { by, bin: "" });
  writeAddress(false);
  show();
  timeline.querySelector("select")?.focus({ preventScroll: true });
}

timeline.addEventListener("keydown", (event) => {
  const from = event.target.closest?.(".bin");
  if (!from) return;
  const all = [...timeline.querySelectorAll(".bin")];
  const to = all[all.indexOf(from) + ({ ArrowLeft: -1, ArrowRight: 1 }[event.key] ?? 0)];
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    from.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  } else if (to && to !== from) {
    event.preventDefault();
    from.setAttribute("tabindex", "-1");
    to.setAttribute("tabindex", "0");
    to.focus();
  }
});

// A timeline the size of a word, of one pair on the axis of all.
function sparkline(numbers, axis, step) {
  const found = inBins(numbers, step);
  const tallies = axis.map((bin) => tallied(found.get(bin) ?? []));
  const most = Math.max(1, ...tallies.map((tally) => Math.max(tally.cooperation, tally.conflict)));
  const [width, half] = [96, 9];
  const room = width / Math.max(axis.length, 1);
  const thick = Math.max(Math.min(room * 0.8, 6), 1.2);
  const bars = tallies.flatMap((tally, k) => ["cooperation", "conflict"].map((kind) => {
    const high = (tally[kind] / most) * half;
    return tally[kind] ? svg("rect", { class: "bar deeds " + kind, x: (k + 0.5) * room - thick / 2, width: thick, y: kind === "cooperation" ? half - high : half + 1, height: high }) : null;
  }));
  const dots = tallies.map((tally, k) => (tally.neutral ? svg("circle", { class: "bar neutral", cx: (k + 0.5) * room, cy: half + 0.5, r: 2 }) : null));
  return svg("svg", { class: "spark", width, height: 2 * half + 1, "aria-hidden": "true" }, svg("line", { x1: 0, x2: width, y1: half + 0.5, y2: half + 0.5 }), bars, dots);
}
