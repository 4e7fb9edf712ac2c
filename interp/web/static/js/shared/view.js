/** Which of two views a screen keeps: the higher number; another epoch means that everything is loaded anew. */

/** Returns {keep, reload}: what to show from now on, and whether the page must be loaded again. */
export function receive(have, message) {
  if (have !== null && have.epoch !== message.epoch) return { keep: have, reload: true };
  if (have !== null && message.seq < have.seq) return { keep: have, reload: false };
  return { keep: message, reload: false };
}

/** Whether a beat tells of news this screen has not got. */
export function isBehind(have, beat) {
  return have !== null && have.epoch === beat.epoch && beat.seq > have.seq;
}
