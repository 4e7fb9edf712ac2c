/** Says at the head of a printed page as of what time its times are. */

import { ltr, phrase, put } from "./dom.js";

/**
 * `shownAt` returns the time of what the page shows, `time` writes it.
 * @param {Words} words
 * @param {() => number} shownAt
 * @param {(ms: number) => string} time
 */
export function sayWhenPrinted(words, shownAt, time) {
  addEventListener("beforeprint", () => put("printed-at", phrase(words, "printed.as_of", { time: ltr(time(shownAt())) })));
}
