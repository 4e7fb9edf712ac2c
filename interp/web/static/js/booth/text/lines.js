/** The lines of a text in hand: where the speaker is among them, and how each is drawn. */

import { el } from "../../shared/dom.js";
import { text } from "../../shared/speaker_names.js";

/** @typedef {(sentence: string, language: string) => {text: string, term: any}[]} Marked */

/**
 * The place, from 0, of the line that has a caption position; -1 before the first.
 * @param {wire.HandLine[]} lines
 * @param {number} position
 */
export function lineAt(lines, position) {
  let before = 0;
  for (const [place, { steps }] of lines.entries()) {
    if (position <= before) return place - 1;
    before += steps;
  }
  return lines.length - 1;
}

/**
 * The caption position with which a line begins.
 * @param {wire.HandLine[]} lines
 * @param {number} place
 */
export const positionOf = (lines, place) => lines.slice(0, place).reduce((before, { steps }) => before + steps, 1);

/**
 * A line: its number, the original, and its text in the booth's language where there is one.
 * @param {wire.HandLine} line
 * @param {Words} words
 * @param {Marked} [marked] parts a sentence at its terms
 * @param {boolean} [isLate] whether what changed is said: this version came after the speaker had begun
 */
export function drawn(line, words, marked, isLate = false) {
  const side = (/** @type {wire.T} */ said) => withTerms(text(said, words, { mark: false }), said, marked);
  return el("li", { class: line.kind, "data-line": line.number },
    el("span", { class: "number", "aria-hidden": "true" }, line.number),
    el("p", { class: "spoken" }, side(line.original)),
    line.text && el("p", { class: "own" }, side(line.text)),
    isLate && line.before !== null ? change(line, words) : null);
}

/**
 * What the version before had in place of a line.
 * @param {wire.HandLine} line
 * @param {Words} words
 */
function change({ before, original }, words) {
  if (!before) return el("p", { class: "change" }, words.raw("in_hand.new"));
  return el("p", { class: "change" }, words.raw("in_hand.changed"), " ", text({ ...original, text: before }, words, { mark: false }));
}

/**
 * A sentence as it is drawn, its terms marked.
 * @param {any} node
 * @param {wire.T} said
 * @param {Marked | undefined} marked
 */
function withTerms(node, said, marked) {
  const pieces = marked?.(said.text, said.language) ?? [];
  if (pieces.some(({ term }) => term)) {
    node.querySelector("bdi").replaceChildren(...pieces.map(({ text: part, term }) => (term ? el("mark", {}, part) : part)));
  }
  return node;
}
