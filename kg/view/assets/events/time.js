// Time in steps of a day, a month or a year, so fine as the dates allow and the picture can hold.
const STEPS = { day: 10, month: 7, year: 4 }; // letters of a date
const MOST = 400; // steps on one line of time
const binOf = (date, step) => (date && date.length >= STEPS[step] ? date.slice(0, STEPS[step]) : "");

function following(bin) {
  const [year, month, day] = bin.split("-").map(Number);
  if (day) return new Date(Date.UTC(year, month - 1, day + 1)).toISOString().slice(0, 10);
  if (month) return month === 12 ? `${String(year + 1).padStart(4, "0")}-01` : `${bin.slice(0, 4)}-${String(month + 1).padStart(2, "0")}`;
  return String(year + 1).padStart(4, "0");
}

function bins(dates, step) {
  const sorted = dates.map((date) => binOf(date, step)).filter((bin) => bin).sort();
  const out = [];
  for (let bin = sorted[0]; bin && bin <= sorted.at(-1) && out.length <= MOST; bin = following(bin)) out.push(bin);
  return out.length > MOST ? null : out;
}

// The step that was asked for where it is possible, else days up to two months, months up to fifteen years, then years.
function stepFor(dates) {
  const count = (step) => bins(dates, step)?.length ?? Infinity;
  if (state.by in STEPS && count(state.by) <= MOST) return state.by;
  if (count("day") <= 62 && dates.some((date) => date.length >= 10)) return "day";
  return count("month") <= 180 && dates.some((date) => date.length >= 7) ? "month" : "year";
}

function shortDate(bin, withYear) {
  const [year, month, day] = bin.split("-");
  const name = (MONTHS[Number(month) - 1] ?? "").slice(0, 3);
  return [day ? String(Number(day)) : "", name, withYear || !month ? year : ""].filter(Boolean).join(" ");
}

// One more number in the list of a key.
function put(lists, key, i) {
  const list = lists.get(key);
  if (list) list.push(i);
  else lists.set(key, [i]);
}

// How many of some events are of each class: kind by words or deeds.
function tallied(numbers) {
  const out = { cooperation: 0, conflict: 0, neutral: 0, deeds: { cooperation: 0, conflict: 0, neutral: 0 } };
  for (const i of numbers) {
    const { kind, quad } = data.events[i];
    out[kind] += 1;
    if (quad === 2 || quad === 4) out.deeds[kind] += 1;
  }
  return out;
}

function spelled({ cooperation, conflict, neutral }) {
  const parts = [cooperation ? `${cooperation} cooperation` : "", conflict ? `${conflict} conflict` : "", neutral ? `${neutral} of no class` : ""];
  return parts.filter(Boolean).join(", ") || "none";
}
