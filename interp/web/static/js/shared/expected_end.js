/**
 * When a meeting is expected to end, how far that is from its planned end, and whose time it takes.
 *
 * `expectedEnd(forecast, meeting, now)` answers {from, to, over, interpretation, next}, null where nothing is expected: the
 * range as it is said, `to` null where the latest is not known; by how many milliseconds the middle is past the planned end
 * (below zero: before it) and past the end of interpretation (0: it is not), both to five minutes; and the meeting in the same
 * room whose beginning the middle is past, or null.
 */

import { lengthOf } from "./clock.js";
import { ltr, phrase, put, slot } from "./dom.js";
import { rounded } from "./programme_times.js";
import { text } from "./speaker_names.js";

const STEP = 300_000;

/** @param {number} ms */
const toFive = (ms) => Math.round(ms / STEP) * STEP || 0;

/**
 * @param {import("./meeting_forecast.js").MeetingForecast | null} forecast
 * @param {Pick<wire.WorkingMeetingView, "ends_at" | "interpretation_until" | "next_meeting">} meeting
 * @param {number} now
 */
export function expectedEnd(forecast, meeting, now) {
  if (!forecast) return null;
  const { low, middle, high, known } = forecast.end;
  const until = meeting.interpretation_until ?? meeting.ends_at;
  const next = meeting.next_meeting;
  return {
    ...rounded({ from: low, to: known ? high : null }, now),
    over: toFive(middle - meeting.ends_at), interpretation: Math.max(0, toFive(middle - until)),
    next: next && middle > next.starts_at ? next : null,
  };
}

/** What the slot of a page says now. */
let said = "";

/**
 * Says it in the slot of a page that has one.
 * @param {Page} page
 * @param {import("./meeting_forecast.js").MeetingForecast | null} forecast
 * @param {number} now
 */
export function showExpectedEnd(page, forecast, now) {
  const found = expectedEnd(forecast, page.view.meeting, now);
  const { words } = page;
  const key = JSON.stringify([found, words.language]);
  if (key === said || !slot("expected-end")) return;
  said = key;
  put("expected-end", ...(found ? linesOf(found, page) : []));
}

/**
 * @param {NonNullable<ReturnType<typeof expectedEnd>>} found
 * @param {Page} page
 */
function linesOf({ from, to, over, interpretation, next }, page) {
  const { words } = page;
  const hour = (/** @type {number} */ ms) => ltr(page.time(ms).slice(0, 5));
  const length = (/** @type {number} */ ms) => ({ length: ltr(lengthOf(Math.abs(ms))) });
  const said = [to === null ? phrase(words, "end.after", { from: hour(from) }) : phrase(words, "end.between", { from: hour(from), to: hour(to) })];
  // Against an end that is not known there is neither too much nor too little.
  if (to !== null && interpretation > 0) said.push(phrase(words, "end.interpretation", length(interpretation)));
  else if (to !== null && over !== 0) said.push(phrase(words, over > 0 ? "end.over" : "end.under", length(over)));
  if (to !== null && next) said.push(phrase(words, "next_meeting.at", { time: hour(next.starts_at), title: text(next.title, words) }));
  return said.flatMap((each, place) => (place > 0 ? [" · ", each] : [each]));
}
