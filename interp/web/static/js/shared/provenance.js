/** The wording of a text's provenance: draft or approved, official, author, memory, machine, sample models. */

import { direction, el, htmlLang, phrase } from "./dom.js";

const FIXTURE = "+fixture";
const ON_EACH_LINE = new Set(["draft", "provenance.corrected", "provenance.stale"]); // others: once for a run of lines

/**
 * The provenance of a text for a reader of `language`, as [key, values]; the same as the server's.
 * `how` and `stale` are those of the cue it stands in.
 * @param {any} text
 * @param {string} language
 * @param {string} [how]
 * @param {boolean} [stale]
 */
export function marksOf(text, language, how = "", stale = false) {
  const { standing, origin } = text;
  /** @type {[key: string, values?: {language?: string, match?: string}][]} */
  const said = how === "typed" ? [["provenance.typed"]] : [];
  if (stale) said.push(["provenance.corrected"]);
  if (standing === "original") {
    if (text.language !== language) said.push(["original_in", { language: `language.${text.language}` }]);
    return said;
  }
  if (standing === "draft") said.push(["draft"]);
  else if (standing === "reviewed" || (standing === "final" && !origin.startsWith("official"))) said.push([`standing.${standing}`]);
  const fixture = origin.endsWith(FIXTURE);
  const bare = fixture ? origin.slice(0, -FIXTURE.length) : origin;
  if (!bare.startsWith("person")) {
    const [kind, match] = bare.split(":");
    said.push([`origin.${kind}`, kind === "tm" ? { match } : {}]);
  }
  if (fixture) said.push(["provenance.fixture"]);
  if (text.stale) said.push(["provenance.stale"]);
  return said;
}

/**
 * What makes neighbouring caption lines one run: the provenance they share, as a string.
 * @param {any} cue
 */
export const runOf = ({ text, how }) => JSON.stringify(marksOf(text, "", how).filter(([key]) => !ON_EACH_LINE.has(key)));

/**
 * The mark that a run of caption lines shares; null for none.
 * @param {any} cue
 * @param {Words} words
 */
export function runMark({ text, how }, words) {
  return marked(marksOf(text, words.language, how).filter(([key]) => !ON_EACH_LINE.has(key)), words);
}

/**
 * The mark of a caption line itself: a draft, a correction, and `more` keys; null for none.
 * @param {any} cue
 * @param {Words} words
 * @param {string[]} [more]
 */
export function lineMark({ text, how, stale }, words, more = []) {
  const own = marksOf(text, words.language, how, stale).filter(([key]) => ON_EACH_LINE.has(key));
  return marked([...own, ...more.map((key) => [key])], words);
}

/**
 * The provenance as an element in the page's language; null for none.
 * @param {any} text
 * @param {Words} words
 * @param {string} [how]
 * @param {boolean} [stale]
 */
export function marks(text, words, how = "", stale = false) {
  return marked(marksOf(text, words.language, how, stale), words);
}

/**
 * @param {any[]} said
 * @param {Words} words
 */
function marked(said, words) {
  if (said.length === 0) return null;
  const { language: own } = words;
  const made = el("bdi", { class: "mark", lang: htmlLang(own), dir: direction(own) });
  said.forEach(([key, values = /** @type {any} */ ({})], place) => {
    const language = values.language && words.raw(values.language);
    made.append(place ? " · " : "", phrase(words, key, language ? { language } : values));
  });
  return made;
}

/**
 * A text and its provenance, as nodes; `shown` are its nodes when not plain text, `about` its mark where not all is said.
 * @param {any} value
 * @param {Words} words
 * @param {any} [how]
 */
export function said(value, words, { how = "", stale = false, heading = false, shown = [value.text], about = marks(value, words, how, stale) } = {}) {
  const node = el("bdi", {
    class: value.standing === "draft" ? "words draft" : "words", ...(heading && { role: "heading", "aria-level": "2" }),
    lang: htmlLang(value.language), dir: direction(value.language),
  }, ...shown);
  return about ? [node, " ", about] : [node];
}
