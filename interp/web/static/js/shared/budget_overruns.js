/**
 * Checks the times of a programme, nested as they are: speeches in an item, items in a block, blocks in the meeting.
 *
 * `overruns(programme, meeting)` runs after every edit, before the meeting and in it, and answers what exceeds its time:
 * {title, budget, by} of an item, a block or the rounds of one list, by its first item; then of a meeting that is planned
 * {until, by, next}: by how much the whole exceeds the time until the end of interpretation, 0 where it takes all of it
 * while some items have no time, and the next meeting in the room if its time is taken too. A speech takes its limit,
 * what is over took its time; time that a block leaves is of no other unless the Chair gave it on.
 */

import { lengthOf } from "./clock.js";
import { el, ltr, phrase, put, slot } from "./dom.js";
import { text } from "./speaker_names.js";

/** @typedef {{title: wire.T, budget: number, by: number}} Overrun */
/** @typedef {{until: number, by: number, next: wire.NextMeetingView | null}} MeetingOverrun */

const CLAIMS = new Set(["planned", "on_floor", "interrupted", "done"]);
const MINUTE = 60_000;
const sum = (/** @type {number[]} */ values) => values.reduce((total, each) => total + each, 0);

/**
 * What the speeches of an item take by their limits; once it is over, what it took.
 * @param {wire.ItemRow} row
 */
const spokenMs = (row) => (row.status === "done" ? row.held_ms
  : sum(row.speeches.map(({ status, speech }) => (CLAIMS.has(status) && speech.limit_ms) || 0)));

/**
 * What an item takes of its block: what it took, else its own time, else what its speeches take.
 * @param {wire.ItemRow} row
 */
const takenMs = (row) => (row.status === "done" ? row.held_ms : row.limit_ms || spokenMs(row));

/**
 * @param {Pick<wire.Programme, "items" | "blocks" | "rounds">} programme
 * @param {Pick<wire.WorkingMeetingView, "status" | "starts_at" | "ends_at" | "interpretation_until" | "next_meeting">} meeting
 * @returns {{parts: Overrun[], whole: MeetingOverrun | null}}
 */
export function overruns({ items, blocks, rounds }, meeting) {
  const budgets = new Map(blocks.map(({ id, budget_ms: ms }) => [id, ms ?? 0]));
  const inBlock = (/** @type {string | null} */ id) => items.filter((row) => id !== null && row.block === id);
  const timeOf = (/** @type {wire.ItemRow} */ row) => row.limit_ms || (inBlock(row.block).length === 1 && budgets.get(row.block ?? "")) || 0;
  const listed = rounds.map((ids) => items.filter((row) => ids.includes(row.item.id)));
  const ofLists = listed.filter((rows) => rows.every(timeOf)).map((rows) => part(rows, sum(rows.map(timeOf)), sum(rows.map(spokenMs))));
  const others = items.filter((row) => row.status !== "done" && !listed.some((rows) => rows.includes(row)));
  const ofItems = others.filter((row) => row.limit_ms).map((row) => part([row], row.limit_ms ?? 0, spokenMs(row)));
  const ofBlocks = blocks.filter(({ budget_ms: ms }) => ms).map(({ id, budget_ms: ms }) => ({ rows: inBlock(id), ms: ms ?? 0 }))
    .filter(({ rows }) => rows.some((row) => row.status !== "done") && !listed.some((list) => list.some((row) => rows.includes(row))))
    .map(({ rows, ms }) => part(rows, ms, sum(rows.map(takenMs))));
  const parts = [...ofLists, ...ofItems, ...ofBlocks].flatMap((each) => (each && each.by > 0 ? [each] : []));
  return { parts, whole: meeting.status === "planned" ? wholeOf(items, budgets, meeting) : null };
}

/**
 * @param {wire.ItemRow[]} rows
 * @param {number} budget
 * @param {number} taken
 * @returns {Overrun | null}
 */
const part = ([first], budget, taken) => (first ? { title: first.item.title, budget, by: taken - budget } : null);

/**
 * @param {wire.ItemRow[]} items
 * @param {Map<string, number>} budgets
 * @param {Pick<wire.WorkingMeetingView, "starts_at" | "ends_at" | "interpretation_until" | "next_meeting">} meeting
 * @returns {MeetingOverrun | null}
 */
function wholeOf(items, budgets, { starts_at: starts, ends_at: ends, interpretation_until: granted, next_meeting: next }) {
  const until = granted ?? ends;
  const hasBudget = (/** @type {wire.ItemRow} */ row) => row.block !== null && (budgets.get(row.block) ?? 0) > 0;
  const blocks = new Set(items.filter(hasBudget).map((row) => row.block ?? ""));
  const free = items.filter((row) => !hasBudget(row)).map(takenMs);
  const over = starts + sum([...blocks].map((id) => budgets.get(id) ?? 0)) + sum(free) - until;
  if (over < 0 || (over < MINUTE && !free.some((ms) => ms === 0))) return null;
  return { until, by: over < MINUTE ? 0 : over, next: next && until + over > next.starts_at ? next : null };
}

/**
 * Says on a page that has the slot what exceeds its time.
 * @param {Page} page
 * @param {Pick<wire.Programme, "items" | "blocks" | "rounds">} programme
 */
export function showOverruns(page, programme) {
  if (!slot("overruns")) return;
  const { view, words } = page;
  const hour = (/** @type {number} */ ms) => ltr(page.time(ms).slice(0, 5));
  const length = (/** @type {number} */ ms) => ltr(lengthOf(ms));
  const { parts, whole } = overruns(programme, view.meeting);
  const lines = parts.map(({ title, budget, by }) =>
    phrase(words, "overrun.part", { title: text(title, words), budget: length(budget), length: length(by) }));
  if (whole?.by) lines.push(phrase(words, "overrun.meeting", { time: hour(whole.until), length: length(whole.by) }));
  else if (whole) lines.push(phrase(words, "overrun.full", { time: hour(whole.until) }));
  if (whole?.next) lines.push(phrase(words, "next_meeting.at", { time: hour(whole.next.starts_at), title: text(whole.next.title, words) }));
  put("overruns", ...lines.map((each) => el("span", { class: "line" }, each)));
}
