/** What pages say of whom the end reaches, and of limits for all who wait. */

import { lengthOf } from "./clock.js";
import { el, ltr, phrase } from "./dom.js";
import { rounded } from "./programme_times.js";

/** @typedef {import("./list_outlook.js").Outlook} Outlook */

const hour = (/** @type {number} */ ms, /** @type {Page} */ page) => page.time(ms).slice(0, 5);

/**
 * "24" or "24–27": how many are reached, as a range where that is not certain.
 * @param {Outlook} outlook
 */
export const countText = ({ reached: { least, most } }) => (least === most ? String(most) : `${least}–${most}`);

/** @param {Outlook} outlook */
export const countOf = (outlook) => ltr(countText(outlook));

/**
 * When the last has spoken, to five minutes.
 * @param {Outlook} outlook
 * @param {Page} page
 */
export function endsOf({ over }, page) {
  if (!over) return ltr("–");
  const { from, to } = rounded({ from: over.low, to: over.known ? over.high : null }, page.shownAt());
  return ltr([hour(from, page), ...(to !== null && to > from ? [hour(to, page)] : [])].join("–"));
}

/**
 * The sentence of the outlook as it is: until when, how many of how many; and where a visit may come, how many then at the least.
 * @param {Outlook} outlook
 * @param {Page} page
 */
export function asItIs(outlook, page) {
  const { visited, reached: { least } } = outlook;
  const values = { time: ltr(hour(outlook.end, page)), reached: countOf(outlook), all: ltr(String(outlook.all)) };
  if (visited === null || visited >= least) return phrase(page.words, "time.as_it_is", values);
  return phrase(page.words, "time.as_it_is_visit", { ...values, visited: ltr(String(visited)) });
}

/**
 * Limits in words: one length, or one by category, the others last.
 * @param {wire.CategoryLimit[]} limits
 * @param {Words} words
 * @returns {Node}
 */
export function limitsSaid(limits, words) {
  const [only] = limits;
  if (limits.length === 1 && only.category === "everyone") return ltr(lengthOf(only.limit_ms));
  return el("span", {}, ...limits.flatMap(({ category, limit_ms: ms }, at) =>
    [at > 0 ? "; " : null, words.raw(`speaks.${category}`), " ", ltr(lengthOf(ms))]));
}
