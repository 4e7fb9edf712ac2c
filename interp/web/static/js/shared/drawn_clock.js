/** A clock in a page, drawn again where it says something else. */

import { draw } from "./pieces.js";
import { face } from "./clock.js";
import { floor as pieces } from "../drawing/floor.js";
import { write } from "./dom.js";

/** What each clock was drawn from. */
const faces = new WeakMap();

/**
 * Draws a clock again where it says something else; its parts stay, so that it is not announced.
 * @param {HTMLElement} node
 * @param {any} clock
 * @param {number} now
 * @param {Words} words
 */
export function fillClock(node, clock, now, words) {
  const shown = face(clock, now);
  const key = JSON.stringify([shown, words.language]);
  if (faces.get(node) === key) return;
  faces.set(node, key);
  const fresh = draw(pieces.clock, { ...shown, name: node.dataset.clock, bar: true }, words);
  take(node, fresh);
  for (const part of node.querySelectorAll("[data-part]")) {
    const own = fresh.querySelector(`[data-part="${part.dataset.part}"]`);
    take(part, own);
    write(part, own.textContent);
  }
}

/**
 * Gives an element the attributes of one that was drawn for it.
 * @param {Element} node
 * @param {Element} fresh
 */
function take(node, fresh) {
  for (const name of new Set([...node.getAttributeNames(), ...fresh.getAttributeNames()])) {
    const value = fresh.getAttribute(name);
    if (value === null) node.removeAttribute(name);
    else if (node.getAttribute(name) !== value) node.setAttribute(name, value);
  }
}
