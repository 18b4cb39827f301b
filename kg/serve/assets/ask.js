// Colours in the editor; Ctrl + Enter asks; a query too long for an address is sent as a form; names are suggested.
"use strict";
(() => {
  const LONG = 6000;
  const MANY = 30000; // characters; beyond them colours would make typing slow
  const form = document.getElementById("ask");
  const query = document.getElementById("query");
  const editor = query.closest(".editor");
  const under = document.createElement("pre");
  under.setAttribute("aria-hidden", "true");
  editor.prepend(under);
  let wrong = Number(editor.dataset.line) || 0;
  const column = Number(editor.dataset.column) || 0;

  function colour() {
    const plain = query.value.length > MANY;
    editor.classList.toggle("on", !plain);
    if (plain) {
      under.replaceChildren();
      return;
    }
    const lines = [[]];
    for (const [kind, text] of sparqlWords(query.value)) {
      text.split("\n").forEach((part, i) => {
        if (i) lines.push([]);
        if (part) lines.at(-1).push([kind, part]);
      });
    }
    under.replaceChildren(
      ...lines.map((words, i) => {
        const line = document.createElement("div");
        line.dataset.n = String(i + 1);
        if (i + 1 === wrong) line.className = "wrong";
        let at = 1;
        for (const [kind, text] of words) {
          const span = document.createElement("span");
          span.textContent = text;
          span.className = kind;
          if (i + 1 === wrong && at <= column && column < at + text.length) span.classList.add("here");
          at += text.length;
          line.append(span);
        }
        return line;
      }),
    );
  }
  function follow() {
    under.style.transform = `translate(${-query.scrollLeft}px, ${-query.scrollTop}px)`;
  }
  query.addEventListener("input", () => {
    wrong = 0; // what is typed may have mended it
    colour();
    follow();
  });
  query.addEventListener("scroll", follow);
  colour();

  form.addEventListener("submit", () => {
    if (encodeURIComponent(query.value).length > LONG) form.method = "post";
  });
  query.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  if (editor.dataset.line) {
    const lines = query.value.split("\n");
    const at = lines.slice(0, wrong - 1).reduce((sum, line) => sum + line.length + 1, 0) + Math.max(column - 1, 0);
    query.focus();
    query.setSelectionRange(at, at);
  }

  const names = document.getElementById("names");
  let asking = 0;
  for (const field of document.querySelectorAll("input[list=names]")) {
    field.addEventListener("input", () => {
      clearTimeout(asking);
      const words = field.value.trim();
      if (words.length < 2) return;
      asking = setTimeout(async () => {
        try {
          const address = `/search?kind=entity&q=${encodeURIComponent(words)}`;
          const answer = await fetch(address, { headers: { accept: "application/json" } });
          if (!answer.ok) return;
          const found = await answer.json();
          const known = new Set([...names.options].map((option) => option.value));
          for (const { title } of found.results) if (!known.has(title)) names.append(new Option("", title));
        } catch {
          // without suggestions the field is as good as before
        }
      }, 150);
    });
  }
})();
