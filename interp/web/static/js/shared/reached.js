/**
 * Whom of those who wait is reached before an end, and the limits by which all of them are, or more.
 *
 * The same as domain/rules/forecast/reached.py, by common cases.
 */

import { CALL_MS } from "./start_ranges.js";

const STEP_MS = 5_000;
const LEAST_MS = 30_000;
const USUAL_MS = [180_000, 150_000, 120_000, 90_000, 60_000];
const [LONGER, SHORTER] = [2, 1];

/** @typedef {{least: number, expected: number, most: number}} Reached */

/**
 * How many are reached by a time: at the least, as is expected, at the most. `spoken` says of each when they have spoken.
 * @param {{low: number, middle: number, high: number}[]} spoken
 * @param {number} by
 * @returns {Reached}
 */
export function reached(spoken, by) {
  const count = (/** @type {"low" | "middle" | "high"} */ name) => spoken.filter((each) => each[name] <= by).length;
  return { least: count("high"), expected: count("middle"), most: count("low") };
}

/**
 * How long those with these limits take with a limit for all, each the whole time, called before.
 * @param {number[]} limits
 * @param {number} limitMs
 */
const neededMs = (limits, limitMs) => limits.reduce((sum, each) => sum + Math.min(each, limitMs) + CALL_MS, 0);

/**
 * The longest limit by which all have spoken in a time; null where the shortest that is offered is not enough.
 * @param {number[]} limits
 * @param {number} leftMs
 * @returns {number | null}
 */
export function limitForAll(limits, leftMs) {
  for (let limit = Math.floor(Math.max(0, ...limits) / STEP_MS) * STEP_MS; limit >= LEAST_MS; limit -= STEP_MS) {
    if (neededMs(limits, limit) <= leftMs) return limit;
  }
  return null;
}

/**
 * The limits to offer those who have these, the longest first, all shorter than the longest of these.
 * @param {number[]} limits
 * @param {number} leftMs
 * @returns {number[]}
 */
export function limitsOffered(limits, leftMs) {
  const longest = Math.max(0, ...limits);
  const forAll = limitForAll(limits, leftMs);
  const usual = USUAL_MS.filter((each) => each < longest);
  if (forAll === null) return usual.slice(-LONGER - SHORTER);
  return [...usual.filter((each) => each > forAll).slice(-LONGER), ...(forAll < longest ? [forAll] : []),
    ...usual.filter((each) => each < forAll).slice(0, SHORTER)];
}
