/** The sentence of a trouble of a screen or a part of the service; an unknown code names the part. */

import { ltr, phrase } from "./dom.js";

/**
 * @param {Words} words
 * @param {string} part
 */
const partName = (words, part) => (words.has(`part.${part}`) ? words.raw(`part.${part}`) : part);

/**
 * `values` are those of a screen: its name, its language.
 * @param {Words} words
 * @param {any} trouble
 * @param {Values} [values]
 */
export function troubleSentence(words, { code, n, part }, values = {}) {
  const key = words.has(`trouble.${code}`) ? `trouble.${code}` : "trouble.part";
  return phrase(words, key, { ...values, n: n === null ? "" : ltr(n), part: part && partName(words, part) });
}
