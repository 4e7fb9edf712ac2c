/**
 * Says what of a programme exceeds its time, by the service's check of the whole (`plan` of a programme): an item, a block or the
 * rounds of one list; and of a meeting that is planned whose time the whole takes.
 */

import { lengthOf } from "./clock.js";
import { el, ltr, phrase, put, slot } from "./dom.js";
import { text } from "./speaker_names.js";

/** @typedef {{title: wire.T, budget: number, by: number}} Overrun */
/** @typedef {{until: number, by: number, next: wire.NextMeetingView | null, nextBy: number}} MeetingOverrun */

const MINUTE = 60_000;

/**
 * `whole` is of a planned meeting whose programme takes the time until the end of interpretation, or more: by how much, 0 where some
 * items have no time beside, and what that takes of the next meeting in the room; null where the forecast says it.
 * @param {Pick<wire.Programme, "items" | "plan">} programme
 * @param {Pick<wire.WorkingMeetingView, "status" | "starts_at" | "ends_at" | "interpretation_until" | "next_meeting">} meeting
 * @param {boolean} [isExpected] whether the forecast says that the meeting goes beyond the end of interpretation
 * @returns {{parts: Overrun[], whole: MeetingOverrun | null}}
 */
export function overruns({ items, plan }, meeting, isExpected = false) {
  if (!plan) return { parts: [], whole: null };
  const titles = new Map(items.map(({ item }) => [item.id, item.title]));
  const parts = plan.overruns.flatMap(({ item, budget_ms: budget, by_ms: by }) => {
    const title = titles.get(item);
    return title ? [{ title, budget, by }] : [];
  });
  return { parts, whole: meeting.status === "planned" && !isExpected ? wholeOf(plan, meeting) : null };
}

/**
 * @param {wire.PlanCheck} plan
 * @param {Pick<wire.WorkingMeetingView, "starts_at" | "ends_at" | "interpretation_until" | "next_meeting">} meeting
 * @returns {MeetingOverrun | null}
 */
function wholeOf({ planned_ms: takes, some_untimed: untimed }, { starts_at: starts, ends_at: ends, interpretation_until: granted, next_meeting: next }) {
  const until = granted ?? ends;
  const over = starts + takes - until;
  if (over < 0 || (over < MINUTE && !untimed)) return null;
  const taken = next ? starts + takes - next.starts_at : 0;
  return { until, by: over < MINUTE ? 0 : over, next: taken > 0 ? next : null, nextBy: Math.max(0, taken) };
}

/** What the slot of a page says now. */
let said = "";

/**
 * Says on a page that has the slot what exceeds its time, each on a line.
 * @param {Page} page
 * @param {Pick<wire.Programme, "items" | "plan">} programme
 * @param {boolean} isExpected
 */
export function showOverruns(page, programme, isExpected) {
  if (!slot("overruns")) return;
  const { view, words } = page;
  const found = overruns(programme, view.meeting, isExpected);
  const key = JSON.stringify([found, words.language]);
  if (key === said) return;
  said = key;
  const hour = (/** @type {number} */ ms) => ltr(page.time(ms).slice(0, 5));
  const length = (/** @type {number} */ ms) => ltr(lengthOf(ms));
  const { parts, whole } = found;
  const lines = parts.map(({ title, budget, by }) =>
    phrase(words, "overrun.part", { title: text(title, words), budget: length(budget), length: length(by) }));
  if (whole?.by) lines.push(phrase(words, "overrun.meeting", { time: hour(whole.until), length: length(whole.by) }));
  else if (whole) lines.push(phrase(words, "overrun.full", { time: hour(whole.until) }));
  if (whole?.next) lines.push(phrase(words, "overrun.next", { time: hour(whole.next.starts_at), title: text(whole.next.title, words), length: length(whole.nextBy) }));
  put("overruns", ...lines.map((each) => el("span", { class: "line" }, each)));
}
