// Small pieces of the page. Text only ever enters as text nodes.
function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

const bdi = (text) => el("bdi", null, text);
const plural = (n, one, many) => `${n.toLocaleString("en")} ${n === 1 ? one : many ?? one + "s"}`;
const nameOf = (i) => data.entities[i].label;
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

function readable(date) {
  const [year, month, day] = (date ?? "").split("-");
  return [day ? String(Number(day)) : "", MONTHS[Number(month) - 1] ?? "", year].filter(Boolean).join(" ");
}

// Only http and https addresses become links.
function link(address, ...children) {
  let parsed = null;
  try {
    parsed = new URL(address);
  } catch {
    return el("span", null, ...children);
  }
  if (!["http:", "https:"].includes(parsed.protocol)) return el("span", null, ...children);
  return el("a", { href: parsed.href, target: "_blank", rel: "noopener noreferrer" }, ...children);
}

// Offsets count code points, as in the graph; JavaScript's own strings count UTF-16 units.
function highlighted(sentence, spans) {
  const letters = Array.from(sentence);
  const out = [];
  let at = 0;
  for (const [start, end] of spans) {
    out.push(letters.slice(at, start).join(""), el("mark", null, letters.slice(start, end).join("")));
    at = end;
  }
  return [...out, letters.slice(at).join("")];
}

// A long list opens a part at a time.
function grown(tag, attributes, items, make, size) {
  const list = el(tag, attributes);
  const more = el("button", { class: "more", type: "button", onclick: () => grow() });
  let at = 0;
  function grow() {
    list.append(...items.slice(at, at + size).map(make));
    at = Math.min(at + size, items.length);
    more.textContent = `Show ${Math.min(size, items.length - at)} more of ${items.length - at}`;
    more.hidden = at >= items.length;
  }
  grow();
  return el("div", null, list, more);
}
