/** Creates and fills elements without markup: texts in their own language, sentences with isolated values. */

import { parts } from "./words.js";

/** @type {Record<string, string>} */
const HTML_LANG = { zh: "zh-Hans" };
/** The six languages of a meeting in the order of their keys. */
export const MEETING_LANGUAGES = ["ar", "zh", "en", "fr", "ru", "es"];
const RTL = new Set(["ar"]);

/** @param {string} code */
export const htmlLang = (code) => HTML_LANG[code] ?? code;
/** @param {string} code */
export const direction = (code) => (RTL.has(code) ? "rtl" : "ltr");

/**
 * An element with properties (class, data-…, aria-…, on…) and children; null children are left out.
 * @param {string} tag
 * @param {Values} [properties]
 * @param {...Child} children
 * @returns {any}
 */
export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(.../** @type {string[]} */ (children.filter((child) => child !== null && child !== undefined)));
  return node;
}

/**
 * The element of a slot, inside `root`.
 * @param {string} name
 * @param {ParentNode} [root]
 */
export function slot(name, root = document) {
  return root.querySelector(`[data-slot="${name}"]`);
}

/**
 * Fills a slot with nodes or strings and hides it when empty; a missing slot is ignored.
 * @param {Element | string | null} target
 * @param {...Child} children
 */
export function put(target, ...children) {
  const node = typeof target === "string" ? slot(target) : target;
  if (!node) return;
  const shown = children.filter((child) => child !== null && child !== undefined && child !== false && child !== "");
  node.replaceChildren(.../** @type {string[]} */ (shown));
  show(node, shown.length > 0);
}

/**
 * Makes `nodes` the children of an element; those that stand where they should are left alone, for the browser as well.
 * @param {Element} parent
 * @param {Element[]} nodes
 */
export function arrange(parent, nodes) {
  const wanted = new Set(nodes);
  for (const each of [...parent.children]) if (!wanted.has(each)) each.remove();
  let at = parent.firstElementChild;
  for (const node of nodes) {
    if (node !== at && at?.nextElementSibling === node) at.remove(); // one moved down: the others stay
    else if (node !== at) parent.insertBefore(node, at);
    at = node.nextElementSibling;
  }
}

/**
 * Changes text only where it differs, so that nothing is announced or drawn twice.
 * @param {Node | null | undefined} node
 * @param {string} text
 */
export function write(node, text) {
  if (node && node.textContent !== text) node.textContent = text;
}

const SAY_AGAIN_MS = 200; // a screen reader says nothing of a text that leaves and comes back at once

/**
 * Gives a text to be read aloud, also the one that was read last.
 * @param {Element | null} node
 * @param {string} text
 */
export function say(node, text) {
  if (node?.textContent !== text) return write(node, text);
  write(node, "");
  setTimeout(() => write(node, text), SAY_AGAIN_MS);
  return undefined;
}

/**
 * Shows or hides a slot or element; one that is so already is left alone, since the browser would style it again.
 * @param {any} target
 * @param {any} visible
 */
export function show(target, visible) {
  const node = typeof target === "string" ? slot(target) : target;
  if (node && Boolean(node.hidden) === Boolean(visible)) node.hidden = !visible;
}

/**
 * @param {unknown} text
 * @param {Values} [attributes]
 */
export const bdi = (text, attributes = {}) => el("bdi", attributes, String(text));
/**
 * A time, sign or number: left to right in every language.
 * @param {unknown} text
 */
export const ltr = (text) => bdi(text, { dir: "ltr" });

/**
 * A catalogue sentence with nodes or strings for its values, each isolated.
 * @param {Words} words
 * @param {string} key
 * @param {Values} [values]
 */
export function phrase(words, key, values = {}) {
  const fragment = document.createDocumentFragment();
  for (const [kind, part] of parts(words.raw(key, values.n))) {
    const value = values[part];
    if (kind === "text") fragment.append(part);
    else fragment.append(value instanceof Node ? value : bdi(value ?? ""));
  }
  return fragment;
}

/**
 * Whether any text inside `value` is the author's own translation.
 * @param {any} value
 * @returns {boolean}
 */
export function byAuthor(value) {
  if (value === null || typeof value !== "object") return false;
  return value.origin === "author" || Object.values(value).some(byAuthor);
}

/**
 * Replaces the texts of every element with a key by those of another language.
 * @param {ParentNode} root
 * @param {Words} words
 */
export function reword(root, words) {
  for (const node of root.querySelectorAll("[data-word]")) write(node, words.raw(node.dataset.word));
}
