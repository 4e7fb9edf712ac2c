/**
 * Of whom the public's programme says that they may not be reached, where the meeting wants that said.
 *
 * The page finds it by itself, from the forecast and its own clock: nothing is sent or kept for it.
 */

import { lateOnes } from "../shared/late_ones.js";
import { meetingForecast } from "../shared/meeting_forecast.js";
import { TwoLooks } from "../shared/two_looks.js";

/** @typedef {import("../shared/meeting_forecast.js").Coming & {says_unreached: boolean}} Told */

const EVERY_MS = 15_000; // a forecast of hundreds who wait takes a few milliseconds

export class NotReached {
  #looks = new TwoLooks();
  #lookedAt = -Infinity;

  /** The ids of those of whom it is said. */
  get said() {
    return this.#looks.said;
  }

  /**
   * Looks, at most every fifteen seconds, and returns whether it is now said of others.
   * @param {Told} programme
   * @param {TimedShown} view
   * @param {number} now
   */
  look(programme, view, now) {
    if (now - this.#lookedAt < EVERY_MS) return false;
    this.#lookedAt = now;
    const before = [...this.said].join();
    this.#find(programme, view, now);
    return [...this.said].join() !== before;
  }

  /**
   * @param {Told} programme
   * @param {TimedShown} view
   * @param {number} now
   */
  #find(programme, view, now) {
    const { meeting } = view;
    const isTold = programme.says_unreached && meeting.status !== "closed";
    const waits = isTold ? programme.items.flatMap((row) => row.speeches).filter(({ status }) => status === "planned") : [];
    const forecast = isTold ? meetingForecast(view, programme, now) : null;
    if (isTold && !forecast) return; // nobody knows when the floor goes on: what was said stays said
    const late = forecast ? lateOnes(forecast, waits, meeting.interpretation_until ?? meeting.ends_at) : new Set();
    this.#looks.look(late, waits.map(({ speech }) => speech.id), now);
  }
}
