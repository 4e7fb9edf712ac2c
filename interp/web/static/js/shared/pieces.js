/** Draws the pieces of js/drawing/ in the page, as interp/web/drawing/markup.py does on the server. */

import { el, phrase } from "./dom.js";

/** @param {unknown} found */
const isNothing = (found) => found === null || found === undefined || found === false || found === "" || (Array.isArray(found) && found.length === 0);
/**
 * @param {string} name
 * @param {Values} values
 */
const given = (name, values) => (isNothing(values[name]) ? null : values[name]);
const FIELD = /\{(\w+)\}/gu;

/**
 * The key of a word: nothing while a text in it is not given; a code of a later version is shown as it is.
 * @param {string} key
 * @param {Values} values
 * @param {Words} words
 */
function filled(key, values, words) {
  const names = [...key.matchAll(FIELD)].map(([, name]) => name);
  if (names.some((name) => given(name, values) === null)) return null;
  const found = key.replace(FIELD, (_, name) => values[name]);
  return names.length === 0 || words.has(found) ? found : values[names.at(-1) ?? ""];
}

/**
 * A piece with its values, as a node or a text; null for nothing. `more` are properties of its element that only a script sets.
 * @returns {any}
 * @param {any} piece
 * @param {Values} values
 * @param {Words} words
 * @param {Values} [more]
 */
export function draw(piece, values, words, more = {}) {
  if (typeof piece === "string") return piece === "" ? null : piece;
  if (Array.isArray(piece)) return element(/** @type {any} */ (piece), values, words, more);
  if ("word" in piece) return sentence(piece, values, words);
  return choice(piece, values, words, draw);
}

/**
 * What is the same for a node and for an attribute; `make` is the one that draws what is chosen.
 * @param {any} piece
 * @param {Values} values
 * @param {Words} words
 * @param {(piece: any, values: Values, words: Words) => any} make
 * @returns {any}
 */
function choice(piece, values, words, make) {
  if ("value" in piece) return given(piece.value, values);
  if ("by" in piece) return make(piece.cases[String(values[piece.by])] ?? piece.otherwise, values, words);
  if ("when" in piece) return make(given(piece.when, values) === null ? piece.otherwise : piece.then, values, words);
  if ("joined" in piece) return join(piece.joined.map((/** @type {any} */ node) => make(node, values, words)), piece.separator);
  const rows = values[piece.each] ?? [];
  return join(rows.map((/** @type {any} */ row) => make(piece.node, { ...values, ...(isPlain(row) ? row : { each: row }) }, words)), piece.separator);
}

/** @param {unknown} row */
const isPlain = (row) => typeof row === "object" && !(row instanceof Node) && !Array.isArray(row);

/**
 * @param {any} piece
 * @param {Values} values
 * @param {Words} words
 * @param {Values} more
 * @returns {any}
 */
function element([tag, attributes, ...children], values, words, more) {
  const inner = [];
  let empty = true;
  for (const child of children) {
    const found = draw(child, values, words);
    if (isNothing(found)) continue;
    inner.push(...[found].flat());
    empty &&= typeof child === "string";
  }
  if (empty && (tag === "" || tag.endsWith("?"))) return null;
  if (tag === "") return beside(inner);
  const made = Object.entries(attributes).map(([name, node]) => [name, plainly(node, values, words)]);
  return el(tag.replace("?", ""), { ...Object.fromEntries(made.filter(([, found]) => !isNothing(found))), ...more }, ...inner);
}

/** @param {any[]} nodes */
function beside(nodes) {
  const fragment = document.createDocumentFragment();
  fragment.append(...nodes);
  return fragment;
}

/**
 * @param {any[]} found
 * @param {string} separator
 */
function join(found, separator) {
  const nodes = found.filter((node) => !isNothing(node));
  if (nodes.length < 2) return nodes[0] ?? null;
  if (nodes.every((node) => typeof node === "string")) return nodes.join(separator);
  return beside(nodes.flatMap((node, place) => (place > 0 && separator ? [separator, node] : [node]).flat()));
}

/**
 * @param {any} piece
 * @param {Values} values
 * @param {Words} words
 */
function sentence(piece, values, words) {
  const key = filled(piece.word, values, words);
  if (key === null) return null;
  if (!piece.with) return words.raw(key);
  const found = Object.entries(piece.with).map(([name, node]) => [name, draw(node, values, words)]);
  return found.some(([, each]) => each === null) ? null : phrase(words, key, Object.fromEntries(found));
}

/**
 * An attribute, or a piece that has no element: plain text, with values isolated by characters; null for nothing.
 * @param {any} node
 * @param {Values} values
 * @param {Words} words
 * @returns {any}
 */
export function plainly(node, values, words) {
  if (typeof node === "string") return node;
  if (!("word" in node)) return choice(node, values, words, plainly);
  const found = Object.entries(node.with ?? {}).map(([name, each]) => [name, plainly(each, values, words)]);
  const key = filled(node.word, values, words);
  return key === null || found.some(([, each]) => each === null) ? null : words.say(key, Object.fromEntries(found));
}
