// Search as you type: the page of results, put in place of what is here. Without this the form does the same.
"use strict";
(() => {
  const form = document.getElementById("search");
  const box = document.getElementById("q");
  let asked = 0;
  let timer = 0;

  async function show() {
    const words = box.value.trim();
    const results = document.getElementById("results");
    if (!results) return; // on other pages Enter leads to the results
    const mine = ++asked;
    const address = words ? "/search?" + new URLSearchParams({ q: words }) : "/";
    try {
      const answer = await fetch(address, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("results");
      if (mine !== asked || !answer.ok || !fresh) return;
      document.getElementById("results").replaceWith(document.importNode(fresh, true));
      document.title = page.title;
      history.replaceState(null, "", address);
    } catch {
      // The server is gone; the form still says so when it is sent.
    }
  }

  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, 120);
  });
  addEventListener("keydown", (event) => {
    const at = document.activeElement;
    const writing = at && (at.tagName === "INPUT" || at.tagName === "TEXTAREA");
    if (event.key === "/" && !writing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      box.focus();
      box.select();
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const links = [...document.querySelectorAll("#results .hits li > a")];
    const place = at === box ? -1 : links.indexOf(at);
    if (!links.length || (place < 0 && at !== box)) return;
    event.preventDefault();
    const next = place + (event.key === "ArrowDown" ? 1 : -1);
    (next < 0 ? box : links[Math.min(next, links.length - 1)]).focus();
  });
  form.addEventListener("submit", () => clearTimeout(timer));
})();
