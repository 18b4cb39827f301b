// Words and their notes show each other: on hover, on focus, and where the address names a note.
"use strict";
(() => {
  const notes = new Map([...document.querySelectorAll("[data-note]")].map((note) => [note.dataset.note, note]));
  const words = new Map();
  for (const mark of document.querySelectorAll("article [data-of]")) {
    for (const name of mark.dataset.of.split(" ")) {
      if (!words.has(name)) words.set(name, []);
      words.get(name).push(mark);
    }
  }
  function light(names, on) {
    for (const name of names) {
      notes.get(name)?.classList.toggle("on", on);
      for (const mark of words.get(name) ?? []) mark.classList.toggle("on", on);
    }
  }
  for (const [name, note] of notes) {
    for (const event of ["mouseenter", "focusin"]) note.addEventListener(event, () => light([name], true));
    for (const event of ["mouseleave", "focusout"]) note.addEventListener(event, () => light([name], false));
  }
  for (const mark of new Set([...words.values()].flat())) {
    const names = mark.dataset.of.split(" ");
    mark.addEventListener("mouseenter", () => light(names, true));
    mark.addEventListener("mouseleave", () => light(names, false));
    mark.addEventListener("click", () => {
      for (const name of names) if (notes.has(name)) notes.get(name).open = true;
      notes.get(names[0])?.scrollIntoView({ block: "nearest" });
    });
  }
  function open() {
    const name = location.hash.slice(1);
    for (const mark of document.querySelectorAll("mark.chosen")) mark.classList.remove("chosen");
    const note = notes.get(name);
    if (!note) return;
    note.open = true;
    const own = words.get(name) ?? [];
    for (const mark of own) mark.classList.add("chosen");
    (own[0] ?? note).scrollIntoView({ block: "center" });
  }
  addEventListener("hashchange", open);
  open();
})();
