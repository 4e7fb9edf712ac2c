/** When a page connects, joins or loads again: attendees' pages, which may be thousands, each after a random time. */

const RELOAD_MS = 8_000;
const STAFF_RELOAD_MS = 1_000;
const STAFF = { reconnectionDelay: 500, reconnectionDelayMax: 5_000, randomizationFactor: 0.5 };
const ATTENDEES = { reconnectionDelay: 1_000, reconnectionDelayMax: 5_000, randomizationFactor: 1 };
let reloading = false;

/** Whether an audience is that of attendees: they are counted and not measured, and wait so that staff need not. */
export function isAttendee(audience) {
  return audience === "captions";
}

/** Socket.IO's options: when to try again after the connection was lost. */
export function reconnection(audience) {
  return isAttendee(audience) ? ATTENDEES : STAFF;
}

/** The milliseconds to wait before something that every page of this audience would do `ms` from now. */
export function apart(audience, ms, random = Math.random()) {
  return isAttendee(audience) ? ms * (1 + random) : ms;
}

/** The milliseconds after which a page of this audience loads again. */
export function reloadAfter(audience, random = Math.random()) {
  return random * (isAttendee(audience) ? RELOAD_MS : STAFF_RELOAD_MS);
}

/** Loads the page again soon; once, however often it is asked meanwhile. */
export function reloadSoon(audience) {
  if (reloading) return;
  reloading = true;
  setTimeout(() => location.reload(), reloadAfter(audience));
}
