/** What a booth is told of what comes, as [key of words, values]: pure functions of the answer and the service's time. */

const MINUTE = 60_000;
const STEP = 5 * MINUTE;

/**
 * The turn at the microphone: how long it is and has lasted, of this desk or another, and which length holds.
 * @param {wire.MicrophoneTurnView} turn
 * @param {string | null} mine
 * @param {number} now
 * @returns {[string, Record<string, any>][]}
 */
export function turnLines({ desk, since, length_ms: length, rule }, mine, now) {
  const values = { spoken: Math.max(0, Math.floor((now - since) / MINUTE)), length: length / MINUTE, desk };
  /** @type {[string, Record<string, any>]} */
  const held = [desk === mine ? "turn.yours" : "turn.of_desk", values];
  return rule === "usual" ? [held] : [held, [`turn.${rule}`, {}]];
}

/** Whether a turn has its length.
 * @param {wire.MicrophoneTurnView} turn
 * @param {number} now
 */
export const isDue = ({ since, length_ms: length }, now) => now >= since + length;

/**
 * Where a colleague may take over: [key, the speech that is named, when], or null.
 * @param {wire.MicrophoneTurnView} turn
 * @param {string | undefined} held The speech on the floor.
 * @param {number} now
 * @returns {{key: string, speech: wire.SpeechView | null, when: [string, number, number | null] | null} | null}
 */
export function changeLine({ change, speech, expected }, held, now) {
  if (!change) return null;
  const when = expected && change !== "now" ? said(expected, now) : null;
  if (change !== "inside") return { key: `turn.change.${change}`, speech: change === "before" ? speech : null, when };
  if (speech?.id !== held) return { key: "turn.change.inside_later", speech, when };
  return expected && expected.middle <= now
    ? { key: "turn.change.inside_now", speech: null, when: null }
    : { key: "turn.change.inside", speech: null, when };
}

/**
 * A range in words: [key, from, to], to a minute within the next quarter of an hour, else to five.
 * @param {wire.ExpectedTime} expected
 * @param {number} now
 * @returns {[string, number, number | null]}
 */
export function said({ low, high, known }, now) {
  const step = high - now < 3 * STEP ? MINUTE : STEP;
  const from = Math.max(Math.floor(low / step) * step, Math.floor(now / MINUTE) * MINUTE);
  const to = Math.max(from, Math.ceil(high / step) * step);
  if (!known) return ["when.after", from, null];
  return from === to ? ["when.at", from, null] : ["when.between", from, to];
}
