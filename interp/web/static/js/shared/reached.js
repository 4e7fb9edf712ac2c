/**
 * Whom of those who wait is reached before an end, and the limits by which all of them are, or more.
 *
 * The same as domain/rules/forecast/reached.py, by common cases.
 */

const CALL_MS = 15_000;
const STEP_MS = 5_000;
const LEAST_MS = 30_000;
const USUAL_MS = [180_000, 150_000, 120_000, 90_000, 60_000];
const [LONGER, SHORTER] = [2, 1];

/**
 * How many are reached in a time after the present speech: at the least, as is expected, at the most. `starts` are those of all,
 * and their end.
 * @param {{low_ms: number, middle_ms: number, high_ms: number}[]} starts
 * @param {number} leftMs
 */
export function reached(starts, leftMs) {
  const ends = starts.slice(1);
  const count = (/** @type {"low_ms" | "middle_ms" | "high_ms"} */ name) => ends.filter((each) => each[name] <= leftMs).length;
  return { least: count("high_ms"), expected: count("middle_ms"), most: count("low_ms") };
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

/**
 * What each limit that is offered would reach. The limits of the first `fixed` of those who wait, the armed, are fixed. `rangesOf` gives
 * the starts of some who wait, and their end.
 * @template {{limit_ms: number}} W
 * @param {W[]} waits
 * @param {number} leftMs
 * @param {number} fixed
 * @param {(waits: W[]) => {low_ms: number, middle_ms: number, high_ms: number}[]} rangesOf
 */
export function offersOf(waits, leftMs, fixed, rangesOf) {
  const beforeMs = waits.slice(0, fixed).reduce((sum, each) => sum + each.limit_ms + CALL_MS, 0);
  return limitsOffered(waits.slice(fixed).map((each) => each.limit_ms), leftMs - beforeMs).map((limit) => {
    const starts = rangesOf(withLimit(waits, limit, fixed));
    return { limit_ms: limit, reached: reached(starts, leftMs), end: starts[starts.length - 1] };
  });
}

/**
 * Those who wait with no more than a limit, but for the first `fixed`, whose limits are fixed.
 * @template {{limit_ms: number}} W
 * @param {W[]} waits
 * @param {number} limitMs
 * @param {number} [fixed]
 */
export const withLimit = (waits, limitMs, fixed = 0) =>
  waits.map((each, at) => (at < fixed ? each : { ...each, limit_ms: Math.min(each.limit_ms, limitMs) }));
