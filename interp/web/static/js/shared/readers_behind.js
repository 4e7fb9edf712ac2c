/** Says beside a number of readers how many of them are behind: a message to them could not be sent yet. */

import { el, phrase } from "./dom.js";

/**
 * The nodes after a number of readers; none while nobody is behind.
 * @param {number} n
 * @param {Words} words
 * @returns {Child[]}
 */
export function behindNodes(n, words) {
  if (!(n > 0)) return [];
  const sign = el("span", { class: "sign", "aria-hidden": "true" }, "▲");
  return [" ", el("strong", {}, sign, " ", phrase(words, "readers.behind", { n }))];
}
