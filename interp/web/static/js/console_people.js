/** Who is connected to this meeting and how far behind. */

import { el, ltr, phrase, put } from "./dom.js";
import { term } from "./people.js";

const CODES = ["ar", "zh", "en", "fr", "ru", "es"];
let before = new Map();

/** One sign for each of the six booths: connected, late (twice in a row, so that a switch does not flicker), absent. */
export function connected({ booths, attendees }, { words }) {
  const late = new Map(booths.map((each) => [each.device, each.behind]));
  put("booths", el("span", { class: "screen-list" }, ...CODES.map((code) => {
    const mine = booths.filter((each) => each.language === code);
    const worst = mine.find((each) => each.stale || (each.behind > 0 && before.get(each.device) > 0));
    return sign(code, mine.length, worst, words);
  })));
  before = late;
  const readers = Object.values(attendees).reduce((sum, n) => sum + n, 0);
  const each = Object.entries(attendees).map(([code, n]) => `${code.toUpperCase()} ${n}`).join(" · ");
  put("attendees", el("span", { title: each }, phrase(words, "console.attendees", { n: readers })));
}

function sign(code, count, worst, words) {
  const title = term(words, "language", code);
  if (count === 0) return el("span", { title }, ltr(`○ ${code.toUpperCase()}`));
  if (!worst) return el("span", { title, class: "ok" }, ltr(`● ${code.toUpperCase()}`));
  const said = worst.stale ? words.raw("console.stale_screen") : phrase(words, "console.behind", { n: worst.behind });
  return el("span", { title, class: "late" }, ltr(`▲ ${code.toUpperCase()}`), " ", said);
}
