/** A document's title as nodes: its own, with where it comes from if translated, or what a statement without one is called. */

import { bdi, direction, htmlLang, phrase } from "./dom.js";
import { said } from "./provenance.js";

/**
 * The title for attendees; the same as the server's.
 * @param {any} document
 * @param {Words} words
 */
export function titled({ title, language, titles, called }, words) {
  const own = titles.find((/** @type {wire.ReadText} */ each) => each.language === words.language);
  return own ? said(own, words) : [named({ title, language }, called, words)];
}

/**
 * A title in its own language, or what the document is called in the page's.
 * @param {any} title
 * @param {Record<string, string> | null | undefined} called
 * @param {Words} words
 */
export function named({ title, language }, called, words) {
  const made = called?.[words.language];
  const written = made ? words.language : language;
  return bdi(made ?? title, { lang: htmlLang(written), dir: direction(written) });
}

/**
 * The version and, where known, the date of a document, shown after its kind.
 * @param {number} version
 * @param {string | null} asOf
 * @param {Words} words
 */
export function edition(version, asOf, words) {
  const date = asOf ? [" · ", phrase(words, "reading.as_of", { date: asOf })] : [];
  return [" · ", phrase(words, "reading.version", { n: version }), ...date];
}
