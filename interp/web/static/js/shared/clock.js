/** Clocks on a page: the offset to the service's time, and the display of a clock at a moment. */

const MINUTE = 60_000;

/**
 * Milliseconds spoken so far; overtime keeps counting.
 * @param {Required<wire.Clock> | null | undefined} clock
 * @param {number} now
 */
export function elapsed(clock, now) {
  if (!clock || clock.started_at === null) return 0;
  return Math.max(0, (clock.paused_at ?? now) - clock.started_at - clock.paused_ms);
}

/**
 * "04:12", or "1:04:12" from one hour on.
 * @param {number} ms
 */
export function minutes(ms) {
  const seconds = Math.floor(ms / 1000);
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  const rest = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
  return seconds >= 3600 ? `${Math.floor(seconds / 3600)}:${rest}` : rest;
}

/**
 * A length that is no running clock: "3′", "9′30″", "45″". A time of day has a colon, so neither is taken for the other.
 * @param {number} ms
 */
export function lengthOf(ms) {
  const seconds = Math.floor(ms / 1000);
  const [whole, rest] = [Math.floor(seconds / 60), seconds % 60];
  if (rest === 0) return `${whole}′`;
  return whole === 0 ? `${rest}″` : `${whole}′${String(rest).padStart(2, "0")}″`;
}

/**
 * "−07:48" for remaining time, "+00:15" for overtime; a started second counts as remaining.
 * @param {number} left
 */
export function remaining(left) {
  return left > 0 ? `−${minutes(left + 999)}` : `+${minutes(-left)}`;
}

/**
 * idle, normal, warning or over.
 * @param {Required<wire.Clock> | null | undefined} clock
 * @param {number} now
 */
export function phase(clock, now) {
  if (!clock || clock.started_at === null) return "idle";
  if (clock.limit_ms === null) return "normal";
  const left = clock.limit_ms - elapsed(clock, now);
  if (left <= 0) return "over";
  return left <= clock.warning_ms ? "warning" : "normal";
}

/**
 * What a clock is drawn from; `share` is the percentage of the limit used.
 * @param {Required<wire.Clock> | null | undefined} clock
 * @param {number} now
 */
export function face(clock, now) {
  const state = phase(clock, now);
  const paused = clock?.status === "paused";
  const blank = { phase: state, paused, face: paused ? "paused" : state, elapsed: "", limit: "", unlimited: true, left: "", share: 0 };
  if (!clock || state === "idle") return blank;
  const spent = elapsed(clock, now);
  const timed = clock.limit_ms === null ? {} : {
    limit: minutes(clock.limit_ms),
    unlimited: false,
    left: remaining(clock.limit_ms - spent),
    share: Math.min(100, Math.floor((spent * 100) / Math.max(1, clock.limit_ms))),
  };
  return { ...blank, elapsed: minutes(spent), ...timed };
}

/**
 * Seconds until the limit when they are to be announced, else null.
 * @param {Required<wire.Clock> | null | undefined} clock
 * @param {number} now
 */
export function secondsLeft(clock, now) {
  if (!clock || clock.limit_ms === null) return null;
  return Math.ceil((clock.limit_ms - elapsed(clock, now)) / 1000);
}

/**
 * The service's time, from samples of its time and the request's: the sample with the shortest round trip wins.
 * `ticks` is a monotonic clock (performance.now), so that changes of the device's time have no effect.
 * @param {() => number} ticks
 */
export function timekeeper(ticks) {
  /** @type {{trip: number, at: number, offset: number} | null} */
  let best = null;
  return {
    /**
     * The time the page was made: used until the first sample.
     * @param {number} serverNow
     * @param {number} at
     */
    guess(serverNow, at) {
      best = { trip: Infinity, at, offset: serverNow - at };
    },
    /**
     * @param {number} serverNow
     * @param {number} sentAt
     * @param {number} receivedAt
     */
    sample(serverNow, sentAt, receivedAt) {
      const trip = receivedAt - sentAt;
      const old = best !== null && receivedAt - best.at > MINUTE;
      if (best !== null && !old && trip > best.trip) return;
      best = { trip, at: receivedAt, offset: serverNow - (sentAt + receivedAt) / 2 };
    },
    /**
     * Messages without request: the service's time cannot be before the one sent, even if the device slept since.
     * @param {number} serverNow
     * @param {number} receivedAt
     */
    atLeast(serverNow, receivedAt) {
      if (best !== null) best = { ...best, offset: Math.max(best.offset, serverNow - receivedAt) };
    },
    now: () => ticks() + (best?.offset ?? 0),
    trip: () => best?.trip ?? null,
  };
}

/**
 * The time of day `wanted` ("12:15") nearest to a known time, in milliseconds; `shown` is that time as "12:00:00".
 * @param {number} known
 * @param {string} shown
 * @param {string} wanted
 */
export function timeNear(known, shown, wanted) {
  const [hours, minutes, seconds] = shown.split(":").map(Number);
  const [wantedHours, wantedMinutes] = wanted.split(":").map(Number);
  const ahead = ((wantedHours - hours) * 60 + (wantedMinutes - minutes) + 2160) % 1440 - 720;
  return known + ahead * 60_000 - seconds * 1_000;
}

const DAY_MS = 24 * 60 * MINUTE;

/**
 * The next moment at which it is a time of day ("12:15"), in milliseconds; `shown` is the present one as "12:00:00".
 * @param {number} now
 * @param {string} shown
 * @param {string} wanted
 */
export function nextTime(now, shown, wanted) {
  const at = timeNear(Math.floor(now / 1_000) * 1_000, shown, wanted);
  return at > now ? at : at + DAY_MS;
}
