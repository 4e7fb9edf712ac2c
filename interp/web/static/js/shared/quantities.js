/** Numbers with decimals and with units, as the page's language writes them: "82.6 GB", « 82,6 Go ». */

import { el, ltr, phrase } from "./dom.js";

/**
 * A number with one decimal.
 * @param {Words} words
 * @param {number} value
 */
export const decimal = (words, value) => value.toFixed(1).replace(".", words.raw("decimal_sign"));

/**
 * A number, or one that is written already, with its unit (ms, s or gb).
 * @param {Words} words
 * @param {string} unit
 * @param {number | string} n
 */
export const quantity = (words, unit, n) => el("bdi", {}, phrase(words, `unit.${unit}`, { n: ltr(n) }));
