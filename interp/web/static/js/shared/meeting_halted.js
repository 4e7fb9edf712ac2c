/** That the meeting is suspended or closed, why, since when and until when; nothing while it is neither. */

import { remaining } from "./clock.js";
import { draw } from "./pieces.js";
import { floor as pieces } from "../drawing/floor.js";
import { slot, write } from "./dom.js";

/**
 * @param {{meeting: wire.MeetingView}} view
 * @param {{words: Words, time: (ms: number) => string}} page
 * @returns {Child}
 */
export function halted({ meeting }, { words, time }) {
  const { status, status_reason: reason, status_since: since, status_until: until, archived } = meeting;
  const hour = (/** @type {number | null} */ ms) => ms && time(ms).slice(0, 5);
  return draw(pieces.halted, { status, reason, since: hour(since), until: hour(until), archived, gap: words.gap }, words);
}

/**
 * Counts down to the resumption; a time that is past is only said.
 * @param {{meeting: wire.MeetingView}} view
 * @param {number} now
 */
export function countDown({ meeting: { status_until: until } }, now) {
  write(slot("halted")?.querySelector('[data-part="resume"]'), until && until > now ? remaining(until - now) : "");
}
