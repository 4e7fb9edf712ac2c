/** Who of those who wait is expected to have spoken only after an end, by the forecast of a meeting. */

import { ASSUMED_LIMIT_MS } from "./start_ranges.js";

/**
 * The ids of those who are late: where it is not known how long others before them take, at the earliest; else in the middle.
 * @param {import("./meeting_forecast.js").MeetingForecast} forecast
 * @param {wire.SpeechRow[]} waits
 * @param {number} end
 * @returns {Set<string>}
 */
export function lateOnes({ speeches }, waits, end) {
  const late = waits.filter(({ speech: { id, limit_ms: limit } }) => {
    const start = speeches.get(id);
    return start && (start.known ? start.middle : start.low) + (limit || ASSUMED_LIMIT_MS) > end;
  });
  return new Set(late.map(({ speech }) => speech.id));
}
