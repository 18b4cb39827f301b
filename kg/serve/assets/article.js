// Words and their notes show each other; a card beside the words says what was read there and why.
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
  const card = document.createElement("div");
  card.id = "card";
  card.setAttribute("role", "tooltip");
  card.hidden = true;
  document.body.append(card);
  let shown = null; // the words that the card is about
  let leaving = 0;

  function light(names, on) {
    for (const name of names) {
      notes.get(name)?.classList.toggle("on", on);
      for (const mark of words.get(name) ?? []) mark.classList.toggle("on", on);
    }
  }
  function hide() {
    clearTimeout(leaving);
    if (!shown) return;
    light(shown.dataset.of.split(" "), false);
    shown.removeAttribute("aria-describedby");
    shown = null;
    card.hidden = true;
  }
  function show(mark) {
    clearTimeout(leaving);
    if (shown === mark) return;
    hide();
    const names = mark.dataset.of.split(" ").filter((name) => notes.has(name));
    if (!names.length) return;
    shown = mark;
    light(names, true);
    card.replaceChildren(...names.map((name) => notes.get(name).querySelector(".told-of").cloneNode(true)));
    const more = document.createElement("p");
    more.className = "more";
    more.textContent = "Enter or a click opens the note beside the text.";
    card.append(more);
    card.hidden = false;
    mark.setAttribute("aria-describedby", "card");
    const place = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
    const left = Math.min(Math.max(place.left, 12), document.documentElement.clientWidth - card.offsetWidth - 12);
    const below = place.bottom + 8;
    const above = place.top - card.offsetHeight - 8;
    card.style.left = `${Math.max(left, 12) + scrollX}px`;
    card.style.top = `${(below + card.offsetHeight > innerHeight && above > 0 ? above : below) + scrollY}px`;
  }
  // An open note lies beside the text and over what follows it; the text stays where it is.
  function held(note) {
    const row = note.closest(".row");
    if (row && !row.querySelector(".note[open]")) row.style.minHeight = `${row.offsetHeight}px`;
  }
  function opened(note) {
    held(note);
    note.open = true;
  }
  function leave() {
    clearTimeout(leaving);
    leaving = setTimeout(hide, 250); // time enough to go over to the card
  }
  function enter(mark) {
    const names = mark.dataset.of.split(" ").filter((name) => notes.has(name));
    hide();
    for (const name of names) opened(notes.get(name));
    const note = notes.get(names[0]);
    note?.scrollIntoView({ block: "nearest" });
    note?.querySelector("summary").focus();
  }
  card.addEventListener("mouseenter", () => clearTimeout(leaving));
  card.addEventListener("mouseleave", leave);

  for (const [name, note] of notes) {
    note.querySelector("summary").addEventListener("click", () => held(note));
    for (const event of ["mouseenter", "focusin"]) note.addEventListener(event, () => light([name], true));
    for (const event of ["mouseleave", "focusout"]) note.addEventListener(event, () => light([name], false));
  }
  const reached = new Set(); // a note is reached once by the tab key, from the first of its words
  for (const mark of document.querySelectorAll("article .text [data-of]")) {
    const names = mark.dataset.of.split(" ").filter((name) => notes.has(name));
    if (names.some((name) => !reached.has(name))) {
      mark.tabIndex = 0;
      mark.setAttribute("role", "button");
      for (const name of names) reached.add(name);
    }
    mark.addEventListener("mouseenter", () => show(mark));
    mark.addEventListener("mouseleave", leave);
    mark.addEventListener("focus", () => show(mark));
    mark.addEventListener("blur", leave);
    mark.addEventListener("click", () => {
      if (getSelection().isCollapsed) enter(mark); // else words were selected, to be reported
    });
    mark.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        enter(mark);
      }
    });
  }
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  for (const form of document.querySelectorAll("details.report form")) {
    const other = form.querySelector("input[name=other]");
    const speaker = form.querySelector("input[value='wrong speaker']");
    other?.addEventListener("input", () => {
      if (speaker) speaker.checked = true;
    });
  }
  // Words that are selected can be reported as a statement that is missing.
  const missing = document.querySelector("details.missing form");
  const take = document.createElement("button");
  take.id = "take";
  take.type = "button";
  take.textContent = "Report as a missing statement";
  take.hidden = true;
  if (missing) document.body.append(take);
  let selected = null; // the words, and the number of the text's character with which they begin
  function chosen() {
    const all = getSelection();
    if (all.isCollapsed || !all.rangeCount) return null;
    const range = all.getRangeAt(0);
    const first = range.startContainer.parentElement?.closest("article .text");
    const last = range.endContainer.parentElement?.closest("article .text");
    const words = all.toString().trim();
    if (!first || !last || !words) return null;
    const before = document.createRange();
    before.selectNodeContents(first);
    before.setEnd(range.startContainer, range.startOffset);
    const skipped = range.toString().match(/^\s*/)[0];
    const start = Number(first.dataset.start) + [...(before.toString() + skipped)].length;
    return { words, start, place: range.getBoundingClientRect() };
  }
  if (missing) {
    document.addEventListener("selectionchange", () => {
      const found = chosen();
      if (found) selected = found;
      take.hidden = !found;
      if (!found) return;
      take.style.left = `${Math.min(found.place.left, document.documentElement.clientWidth - take.offsetWidth - 12) + scrollX}px`;
      take.style.top = `${found.place.bottom + 6 + scrollY}px`;
    });
    take.addEventListener("mousedown", (event) => event.preventDefault()); // keeps what is selected
    take.addEventListener("click", () => {
      missing.elements.words.value = selected.words;
      missing.elements.start.value = selected.start;
      missing.closest("details").open = true;
      take.hidden = true;
      missing.scrollIntoView({ block: "center" });
      missing.elements.other.focus({ preventScroll: true });
    });
    missing.elements.words.addEventListener("input", () => {
      missing.elements.start.value = "";
    });
  }
  function open() {
    const name = location.hash.slice(1);
    for (const mark of document.querySelectorAll("mark.chosen")) mark.classList.remove("chosen");
    const note = notes.get(name);
    if (!note) return;
    opened(note);
    const own = words.get(name) ?? [];
    for (const mark of own) mark.classList.add("chosen");
    (own[0] ?? note).scrollIntoView({ block: "center" });
  }
  addEventListener("hashchange", open);
  open();
})();
