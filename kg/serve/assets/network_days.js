// The slider counts days; dates stand in the form's fields.
"use strict";
self.networkDays = (slider, form, state) => {
  if (!slider) return { show: () => {}, moved: () => {} };
  const DAY = 86_400_000;
  const first = Date.parse(slider.dataset.first);
  const count = Math.round((Date.parse(slider.dataset.last) - first) / DAY);
  const [from, to] = [document.getElementById("from"), document.getElementById("to")];
  const dated = (n) => new Date(first + n * DAY).toISOString().slice(0, 10);
  slider.hidden = false;

  function worded() {
    for (const end of [from, to]) end.setAttribute("aria-valuetext", dated(Number(end.value)));
  }

  function show() {
    from.max = to.max = String(count);
    const at = (text, none) => (Number.isNaN(Date.parse(text)) ? none : Math.max(0, Math.min(count, Math.round((Date.parse(text) - first) / DAY))));
    from.value = String(at(state().get("since"), 0));
    to.value = String(at(state().get("until"), count));
    worded();
  }

  function moved(end) {
    const other = end === from ? to : from;
    if (Number(from.value) > Number(to.value)) end.value = other.value;
    form.elements.since.value = from.value === "0" ? "" : dated(Number(from.value));
    form.elements.until.value = to.value === to.max ? "" : dated(Number(to.value));
    worded();
  }

  return { show, moved };
};
