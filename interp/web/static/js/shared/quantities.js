/** Numbers with decimals and with units, as the page's language writes them: "82.6 GB", « 82,6 Go ». */

import { el, ltr, phrase } from "./dom.js";

/** A number with one decimal. */
export const decimal = (words, value) => value.toFixed(1).replace(".", words.raw("decimal_sign"));

/** A number, or one that is written already, with its unit (ms, s or gb). */
export const quantity = (words, unit, n) => el("bdi", {}, phrase(words, `unit.${unit}`, { n: ltr(n) }));
