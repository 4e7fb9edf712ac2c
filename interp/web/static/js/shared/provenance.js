/** Where a text comes from: draft or approved, official, author, memory, machine, sample models. */

import { direction, htmlLang } from "./dom.js";
import { draw, plainly } from "./pieces.js";
import { text as pieces } from "../drawing/text.js";

const FIXTURE = "+fixture";
/** @type {Words} */
const KEYS = {
  language: "", gap: "", has: () => true, raw: (key) => key, say: (key, values = {}) => [key, ...Object.values(values)].join(" "),
};

/**
 * What the pieces tell of the provenance of a text for a reader of `language`; the same as the server's.
 * `how` and `stale` are those of the cue it stands in.
 * @param {any} text
 * @param {string} language
 * @param {string} [how]
 * @param {boolean} [stale]
 * @returns {Values}
 */
export function sourceOf({ standing, origin, language: own, stale: isOutdated }, language, how = "", stale = false) {
  const bare = origin.endsWith(FIXTURE) ? origin.slice(0, -FIXTURE.length) : origin;
  const [kind, match] = bare.split(":");
  return { how, corrected: stale, standing, origin: kind, match, foreign: own !== language && own, fixture: bare !== origin, stale: isOutdated };
}

/**
 * What makes neighbouring caption lines one run: the provenance they share, as a string.
 * @param {any} cue
 */
export const runOf = ({ text, how }) => plainly(pieces.provenance_of_run, sourceOf(text, "", how), KEYS) ?? "";

/**
 * The mark that a run of caption lines shares; null for none.
 * @param {any} cue
 * @param {Words} words
 */
export const runMark = ({ text, how }, words) => marked(draw(pieces.provenance_of_run, sourceOf(text, words.language, how), words), words);

/**
 * The mark of a caption line itself: a draft, a correction, and that it was another before; null for none.
 * @param {any} cue
 * @param {Words} words
 * @param {{rewritten?: boolean}} [more]
 */
export function lineMark({ text, how, stale }, words, { rewritten = false } = {}) {
  return marked(draw(pieces.provenance_of_line, { ...sourceOf(text, words.language, how, stale), rewritten }, words), words);
}

/**
 * The provenance as an element in the page's language; null for none.
 * @param {any} text
 * @param {Words} words
 * @param {string} [how]
 * @param {boolean} [stale]
 */
export function marks(text, words, how = "", stale = false) {
  return marked(draw(pieces.provenance, sourceOf(text, words.language, how, stale), words), words);
}

/**
 * How an element says that its text is in a language.
 * @param {string} language
 */
export const written = (language) => ({ lang: htmlLang(language), dir: direction(language) });

/**
 * @param {any} about
 * @param {Words} words
 */
const marked = (about, words) => draw(pieces.mark, { about, ...written(words.language) }, words);

/**
 * The words of a text with their mark `about`, if any; `shown` are its nodes when not plain text, `more` is of its element.
 * @param {any} value
 * @param {Words} words
 * @param {Values} [how]
 */
export function wordsOf(value, words, { shown = value.text, ...more } = {}) {
  return draw(pieces.said, { text: shown, draft: value.standing === "draft", ...written(value.language), ...more }, words);
}
