/**
 * When a meeting is expected to end, how far that is from its planned end, and whose time it takes.
 *
 * `expectedEnd(forecast, meeting, now)` answers {from, to, over, interpretation, until, next, nextBy}, null where nothing is expected:
 * the range as it is said, `to` null where the latest is not known; by how many milliseconds the middle is past the planned end
 * (below zero: before it) and past the end of interpretation, `until` (0: it is not), both to five minutes; and the meeting in the
 * same room whose beginning the middle is past, or null, with by how much.
 */

import { lengthOf } from "./clock.js";
import { el, ltr, phrase, put, slot } from "./dom.js";
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
  const taken = next && middle > next.starts_at ? Math.max(STEP, toFive(middle - next.starts_at)) : 0;
  return {
    ...rounded({ from: low, to: known ? high : null }, now),
    over: toFive(middle - meeting.ends_at), interpretation: Math.max(0, toFive(middle - until)), until,
    next: taken > 0 ? next : null, nextBy: taken,
  };
}

/** What the slot of a page says now. */
let said = "";

/**
 * Says it in the slot of a page that has one, and whose time it takes each on a line. Returns whether that is said of the interpreters'.
 * @param {Page} page
 * @param {import("./meeting_forecast.js").MeetingForecast | null} forecast
 * @param {number} now
 */
export function showExpectedEnd(page, forecast, now) {
  const found = expectedEnd(forecast, page.view.meeting, now);
  const { words } = page;
  const isTaken = Boolean(found && found.to !== null && found.interpretation > 0);
  const key = JSON.stringify([found, words.language]);
  if (key === said || !slot("expected-end")) return isTaken;
  said = key;
  put("expected-end", ...(found ? linesOf(found, page) : []).map((each) => el("span", { class: "line" }, ...each)));
  return isTaken;
}

/**
 * @param {NonNullable<ReturnType<typeof expectedEnd>>} found
 * @param {Page} page
 * @returns {Child[][]}
 */
function linesOf({ from, to, over, interpretation, until, next, nextBy }, page) {
  const { words } = page;
  const hour = (/** @type {number} */ ms) => ltr(page.time(ms).slice(0, 5));
  const length = (/** @type {number} */ ms) => ltr(lengthOf(Math.abs(ms)));
  // Against an end that is not known there is neither too much nor too little.
  if (to === null) return [[phrase(words, "end.after", { from: hour(from) })]];
  const range = phrase(words, "end.between", { from: hour(from), to: hour(to) });
  const planned = over === 0 || interpretation > 0 ? [] : [" · ", phrase(words, over > 0 ? "end.over" : "end.under", { length: length(over) })];
  const lines = [[range, ...planned]];
  if (interpretation > 0) lines.push([phrase(words, "end.interpretation", { length: length(interpretation), time: hour(until) })]);
  if (next) lines.push([phrase(words, "overrun.next", { length: length(nextBy), time: hour(next.starts_at), title: text(next.title, words) })]);
  return lines;
}
