/** A document's title as nodes: its own, with where it comes from if translated, or what a statement without one is called. */

import { draw } from "./pieces.js";
import { marks, wordsOf, written } from "./provenance.js";
import { speaker } from "../drawing/speaker.js";

/**
 * The title for attendees; the same as the server's.
 * @param {any} document
 * @param {Words} words
 */
export function titled({ title, language, titles, called }, words) {
  const own = titles.find((/** @type {wire.ReadText} */ each) => each.language === words.language);
  return own ? wordsOf(own, words, { about: marks(own, words) }) : named({ title, language }, called, words);
}

/**
 * A title in its own language, or what the document is called in the page's.
 * @param {any} title
 * @param {Record<string, string> | null | undefined} called
 * @param {Words} words
 */
export function named({ title, language }, called, words) {
  const made = called?.[words.language];
  return draw(speaker.text, { text: made ?? title, ...written(made ? words.language : language) }, words);
}

/**
 * What the pieces of the documents that attendees read are drawn from: kind, symbol, version and date.
 * @param {{kind: string, symbol: string | null, version: number, as_of: string | null}} document
 */
export const factsOf = ({ kind, symbol, version: n, as_of }) => ({ kind, symbol, n, as_of });
