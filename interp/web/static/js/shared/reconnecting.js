/** When a page connects, joins or loads again: attendees' pages, which may be thousands, each after a random time. */

const RELOAD_MS = 8_000;
const STAFF_RELOAD_MS = 1_000;
const ASK_MS = 5_000; // between two looks whether an output's page is there again
const STAFF = { reconnectionDelay: 500, reconnectionDelayMax: 5_000, randomizationFactor: 0.5 };
const ATTENDEES = { reconnectionDelay: 1_000, reconnectionDelayMax: 5_000, randomizationFactor: 1 };
let reloading = false;

/**
 * Whether an audience is that of attendees: they are counted and not measured, and wait so that staff need not.
 * @param {string | undefined} audience
 */
export function isAttendee(audience) {
  return audience === "captions";
}

/**
 * Socket.IO's options: when to try again after the connection was lost.
 * @param {string} audience
 */
export function reconnection(audience) {
  return isAttendee(audience) ? ATTENDEES : STAFF;
}

/**
 * The milliseconds to wait before something that every page of this audience would do `ms` from now.
 * @param {string} audience
 * @param {number} ms
 */
export function apart(audience, ms, random = Math.random()) {
  return isAttendee(audience) ? ms * (1 + random) : ms;
}

/**
 * The milliseconds after which a page of this audience loads again.
 * @param {string | undefined} audience
 */
export function reloadAfter(audience, random = Math.random()) {
  return random * (isAttendee(audience) ? RELOAD_MS : STAFF_RELOAD_MS);
}

/**
 * Whether an audience is a public output: nobody sits at it, so it is never left for a page that says an error.
 * @param {string | undefined} audience
 */
export function isOutput(audience) {
  return audience === "room";
}

/**
 * Loads the page again soon; once, however often it is asked meanwhile. An output loads again only when its page is there:
 * until then `away()` is called each time it is not, and it keeps asking.
 * @param {string | undefined} audience
 */
export function reloadSoon(audience, away = () => {}) {
  if (reloading) return;
  reloading = true;
  setTimeout(() => (isOutput(audience) ? reloadWhenThere(away) : location.reload()), reloadAfter(audience));
}

/** @param {() => void} away */
async function reloadWhenThere(away) {
  if (await isThere()) return void location.reload();
  away();
  setTimeout(() => reloadWhenThere(away), ASK_MS);
}

/** Whether the page's own address answers with the page; a redirection to the sign-in page is not it. */
async function isThere() {
  try {
    return (await fetch(location.href, { cache: "no-store", redirect: "manual" })).ok;
  } catch {
    return false;
  }
}
