// Ctrl + Enter asks; a query too long for an address is sent as a form.
"use strict";
(() => {
  const form = document.getElementById("ask");
  const query = document.getElementById("query");
  form.addEventListener("submit", () => {
    if (encodeURIComponent(query.value).length > 6000) form.method = "post";
  });
  query.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  const wrong = document.querySelector(".wrong");
  if (wrong) query.focus();
})();
