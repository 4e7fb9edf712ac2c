/** Time on a page: the offset to the service's clock, and what a clock of the wire shows at a moment. */

const MINUTE = 60_000;

/** Milliseconds spoken so far; overtime keeps counting. */
export function elapsed(clock, now) {
  if (!clock || clock.started_at === null) return 0;
  return Math.max(0, (clock.paused_at ?? now) - clock.started_at - clock.paused_ms);
}

/** "04:12", or "1:04:12" from one hour on. */
export function minutes(ms) {
  const seconds = Math.floor(ms / 1000);
  const two = (n) => String(n).padStart(2, "0");
  const rest = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
  return seconds >= 3600 ? `${Math.floor(seconds / 3600)}:${rest}` : rest;
}

/** "−07:48" for what is left, "+00:15" for what is over; a second begun still counts as left. */
export function remaining(left) {
  return left > 0 ? `−${minutes(left + 999)}` : `+${minutes(-left)}`;
}

/** idle, normal, warning or over. */
export function phase(clock, now) {
  if (!clock || clock.started_at === null) return "idle";
  if (clock.limit_ms === null) return "normal";
  const left = clock.limit_ms - elapsed(clock, now);
  if (left <= 0) return "over";
  return left <= clock.warning_ms ? "warning" : "normal";
}

const SIGNS = { idle: "", normal: "●", warning: "▲", over: "+" };

/** All a clock face needs as texts; `share` is the part of the limit used, in percent. */
export function face(clock, now) {
  const state = phase(clock, now);
  const paused = clock?.status === "paused";
  const blank = { phase: state, paused, elapsed: "–", limit: "", left: "", share: 0, sign: "" };
  if (state === "idle") return blank;
  const spent = elapsed(clock, now);
  const timed = clock.limit_ms === null ? {} : {
    limit: minutes(clock.limit_ms),
    left: remaining(clock.limit_ms - spent),
    share: Math.min(100, Math.floor((spent * 100) / Math.max(1, clock.limit_ms))),
  };
  return { ...blank, elapsed: minutes(spent), sign: paused ? "‖" : SIGNS[state], ...timed };
}

/** Seconds until the limit when that is worth saying aloud, else null. */
export function secondsLeft(clock, now) {
  if (!clock || clock.limit_ms === null) return null;
  return Math.ceil((clock.limit_ms - elapsed(clock, now)) / 1000);
}

/**
 * The service's time, from samples of what it said and when we asked: the sample with the shortest way wins.
 * `ticks` is a clock that only goes forward (performance.now), so that setting the device's time changes nothing.
 */
export function timekeeper(ticks) {
  let best = null;
  return {
    /** The time a page was made: better than nothing, worse than any sample. */
    guess(serverNow, at) {
      best = { trip: Infinity, at, offset: serverNow - at };
    },
    sample(serverNow, sentAt, receivedAt) {
      const trip = receivedAt - sentAt;
      const old = best !== null && receivedAt - best.at > MINUTE;
      if (best !== null && !old && trip > best.trip) return;
      best = { trip, at: receivedAt, offset: serverNow - (sentAt + receivedAt) / 2 };
    },
    /** One-way news: the service's time cannot be behind what it said, even if this device slept meanwhile. */
    atLeast(serverNow, receivedAt) {
      if (best !== null) best = { ...best, offset: Math.max(best.offset, serverNow - receivedAt) };
    },
    now: () => ticks() + (best?.offset ?? 0),
    trip: () => best?.trip ?? null,
  };
}
