/** Draws the list of connected screens; how far behind one is stands in words where there is room in the page's head. */

import { MEETING_LANGUAGES, el, ltr, phrase, put, slot } from "../shared/dom.js";
import { term } from "../shared/speaker_names.js";
import { readersNodes } from "../shared/text_hand.js";
import { behindNodes } from "../shared/readers_behind.js";

const PATIENCE_MS = 2_000;
const behindSince = new Map();
let redraw = null;

/** One sign per booth: connected, late (shown for two seconds, to prevent flicker), absent. */
export function connected(message, page) {
  const now = performance.now();
  for (const { device, behind } of message.booths) {
    if (behind === 0) behindSince.delete(device);
    else if (!behindSince.has(device)) behindSince.set(device, now);
  }
  draw(message, page.words);
  put("readers", ...readersNodes(message, page.words));
  clearTimeout(redraw);
  if (behindSince.size > 0) redraw = setTimeout(draw, PATIENCE_MS + 100, message, page.words);
}

function draw({ booths, attendees, attendees_behind: late }, words) {
  const isLate = ({ device, stale }) => stale || performance.now() - behindSince.get(device) > PATIENCE_MS;
  put("booths", el("span", { class: "screen-list" }, ...MEETING_LANGUAGES.map((code) => {
    const mine = booths.filter((each) => each.language === code);
    return sign(code, mine.length, mine.find(isLate), words);
  })));
  const each = Object.entries(attendees).map(([code, n]) => `${code.toUpperCase()} ${n}`).join(" · ");
  put("attendees", el("span", { title: each }, phrase(words, "console.attendees", { n: sum(attendees) }), ...behindNodes(sum(late), words)));
  sayWhereItFits(slot("booths"));
}

/** How late a screen is stands in words beside its sign where the head of the page does not grow by it. */
function sayWhereItFits(list) {
  const said = [...list.querySelectorAll(".late .behind")];
  const head = document.querySelector(".top");
  if (said.length === 0) return;
  const height = head.offsetHeight;
  const hide = (isHidden) => said.forEach((each) => each.classList.toggle("aside", isHidden));
  hide(false);
  if (head.offsetHeight > height) hide(true);
}

const sum = (counts) => Object.values(counts).reduce((all, n) => all + n, 0);

function sign(code, count, worst, words) {
  const title = term(words, "language", code);
  if (count === 0) return el("span", { title }, ltr(`○ ${code.toUpperCase()}`));
  if (!worst) return el("span", { title, class: "ok" }, ltr(`● ${code.toUpperCase()}`));
  const said = worst.stale ? words.say("console.stale_screen") : words.say("console.behind", { n: worst.behind });
  return el("span", { title: `${title}: ${said}`, class: "late" }, ltr(`▲ ${code.toUpperCase()}`), el("span", { class: "behind aside" }, " ", said));
}
