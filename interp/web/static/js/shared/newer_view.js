/** Decides which of two views a screen keeps: the higher number; another epoch requires a reload. */

/**
 * Returns {keep, reload}: the view to show, and whether the page must be reloaded.
 * @template {{epoch: string, seq: number}} Shown
 * @param {Shown | null} have
 * @param {Shown} message
 */
export function receive(have, message) {
  if (have !== null && have.epoch !== message.epoch) return { keep: have, reload: true };
  if (have !== null && message.seq < have.seq) return { keep: have, reload: false };
  return { keep: message, reload: false };
}

/**
 * Whether a beat has a number this screen lacks.
 * @param {{epoch: string, seq: number} | null} have
 * @param {wire.Beat} beat
 */
export function isBehind(have, beat) {
  return have !== null && have.epoch === beat.epoch && beat.seq > have.seq;
}
