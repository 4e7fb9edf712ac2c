/** Links document symbols in a text: to the document here in the reader's language, else to the public site. */

import { show } from "./dom.js";
import { draw } from "./pieces.js";
import { text as pieces } from "../drawing/text.js";

/**
 * Splits texts by `data`: [{text, href?, outside?}]; a browser without support for the pattern links nothing.
 * @param {any} data
 * @returns {(text: string) => {text: string, href?: string, outside?: boolean}[]}
 */
export function splitter(data) {
  /** @type {RegExp | null} */
  let pattern = null;
  try {
    if (data) pattern = new RegExp(data.pattern, "g");
  } catch {
    // the text stays unlinked
  }
  if (!pattern) return (text) => [{ text }];
  const roots = new Set(data.roots);
  /**
   * @param {string} symbol
   * @param {string} key
   */
  const leads = (symbol, key) => {
    if (Object.hasOwn(data.held, key)) return { href: data.held[key] };
    return symbol && roots.has(key.split("/")[0]) ? { href: data.public + key, outside: true } : null;
  };
  return (text) => {
    const parts = [];
    let done = 0;
    for (const found of text.matchAll(pattern)) {
      const led = leads(found[1], found[0].replace(/\s+/gu, ""));
      if (!led) continue;
      if (done < found.index) parts.push({ text: text.slice(done, found.index) });
      parts.push({ text: found[0], ...led });
      done = found.index + found[0].length;
    }
    if (done < text.length) parts.push({ text: text.slice(done) });
    return parts;
  };
}

/** @type {any} */
let data;
/** @type {ReturnType<typeof splitter> | undefined} */
let split;

/**
 * A text as nodes and strings, its symbols linked if the page has the data.
 * @param {string} text
 */
export function linked(text) {
  if (!split) {
    data = JSON.parse(document.getElementById("links")?.textContent ?? "null");
    split = splitter(data);
  }
  return split(text).map((part) => (part.href ? link(part) : part.text));
}

/** @param {{text: string, href?: string, outside?: boolean}} part */
function link({ text, href, outside }) {
  if (outside) show(document.getElementById("outside"), true);
  return draw(pieces.symbol, { text, href, outside, apart: outside || data.apart, hreflang: data.hreflang }, /** @type {any} */ (null)); // it has no words
}
