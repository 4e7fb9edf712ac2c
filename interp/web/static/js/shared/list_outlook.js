/**
 * Whom of those who wait to speak the end reaches, and what a limit for all of them would change.
 *
 * All is computed from the forecast of starts: who is reached has spoken their whole time by the end. The end is that of
 * interpretation without what is still to come after the list, or that of the time which the programme gives the list. A visit
 * that nobody has announced is not counted; where one may come, it is said beside whom it would leave.
 */

import { elapsed } from "./clock.js";
import { meetingForecast } from "./meeting_forecast.js";
import { limitsOffered, reached } from "./reached.js";
import { ASSUMED_LIMIT_MS, CALL_MS } from "./start_ranges.js";

/** @typedef {import("./meeting_forecast.js").Coming & {lists: wire.ListRow[]}} Programme */
/** @typedef {import("./meeting_forecast.js").ExpectedTime} ExpectedTime */
/** @typedef {{ids: string[], all: number, end: number, reached: import("./reached.js").Reached, line: string | null, begins: number, over: ExpectedTime | null, visited: number | null}} Outlook */

const ROUND = "floor_round";

/**
 * How many of those who wait are reached: `ids` are theirs in order, `line` the first who is not expected to be (null: all are),
 * `begins` when the first is expected to, `over` when the last has spoken. Null where nobody waits, and where nobody knows when the floor goes on.
 * @param {any} view
 * @param {Programme} programme
 * @param {number} now
 * @param {import("./meeting_forecast.js").MeetingForecast | null} whole the forecast of the meeting at that time with every visit that may
 * come, from which `visited` is how many are reached at the least; null without it, and where none may come
 * @returns {Outlook | null}
 */
export function outlook(view, programme, now, whole = null) {
  const rows = waitingRows(view, programme);
  const forecast = rows.length > 0 ? meetingForecast(withoutVisit(view), programme, now) : null;
  if (!forecast) return null;
  const spoken = spokenBy(rows, forecast);
  const end = endOf(view, programme, forecast, now);
  const found = reached(spoken, end);
  return {
    ids: spoken.map(({ id }) => id), all: spoken.length, end, reached: found, line: spoken[found.expected]?.id ?? null,
    begins: spoken[0]?.begins ?? now, over: spoken[spoken.length - 1] ?? null,
    visited: whole && view.measured.visit ? reached(spokenBy(rows, whole), end).least : null,
  };
}

/** @param {any} view */
const withoutVisit = (view) => (view.measured?.visit ? { ...view, measured: { ...view.measured, visit: false } } : view);

/**
 * When each of those who wait has spoken.
 * @param {wire.SpeechRow[]} rows
 * @param {import("./meeting_forecast.js").MeetingForecast} forecast
 */
const spokenBy = (rows, forecast) => rows.flatMap(({ speech }) => {
  const start = forecast.speeches.get(speech.id);
  return start ? [{ id: speech.id, begins: start.middle, ...later(start, speech.limit_ms ?? ASSUMED_LIMIT_MS) }] : [];
});

/**
 * @param {ExpectedTime} at
 * @param {number} ms
 * @returns {ExpectedTime}
 */
const later = ({ low, middle, high, known }, ms) => ({ low: low + ms, middle: middle + ms, high: known ? high + ms : Infinity, known });

/**
 * The limits that are offered for all who wait, the longest first, each with what it would reach.
 * @param {any} view
 * @param {Programme} programme
 * @param {number} now
 * @param {Outlook | null} found the outlook as it is, where the page has it
 */
export function limitOffers(view, programme, now, found = outlook(view, programme, now)) {
  if (!found) return [];
  const limits = waitingRows(view, programme).filter(({ speech }) => speech.id !== view.armed?.id)
    .map(({ speech }) => speech.limit_ms ?? ASSUMED_LIMIT_MS);
  return limitsOffered(limits, leftMs(view, programme, found.end, now)).map((limit) =>
    ({ limit, outlook: withLimits(view, programme, [{ category: "everyone", limit_ms: limit }], now) }));
}

/**
 * The outlook if all who wait had no more than some limits.
 * @param {any} view
 * @param {Programme} programme
 * @param {wire.CategoryLimit[]} limits
 * @param {number} now
 */
export function withLimits(view, programme, limits, now) {
  const among = new Set(waitingRows(view, programme).map(({ speech }) => speech.id));
  among.delete(view.armed?.id);
  const shorter = (/** @type {wire.SpeechRow} */ row) => {
    const limit = among.has(row.speech.id) ? limitOf(row, limits) : null;
    return limit === null ? row : { ...row, speech: { ...row.speech, limit_ms: Math.min(row.speech.limit_ms ?? limit, limit) } };
  };
  const items = programme.items.map((row) => ({ ...row, speeches: row.speeches.map(shorter) }));
  return outlook(view, { ...programme, items }, now);
}

/**
 * The limit that some limits give a row: that of its most particular category, as longest_of of domain/rules/lists/list_limits.py.
 * @param {wire.SpeechRow} row
 * @param {wire.CategoryLimit[]} limits
 * @returns {number | null}
 */
export function limitOf({ speech, entry }, limits) {
  const isState = entry?.category === "member" || entry?.category === "observer";
  const isGroup = entry ? entry.capacity.kind === "group" : speech.party?.kind === "group";
  const categories = [isState && entry?.desk?.concerned && "concerned", isGroup && "group", entry ? entry.category : speech.party?.membership, "everyone"];
  const turn = entry?.turn ?? 1;
  for (const category of categories.filter(Boolean)) {
    const own = limits.filter((each) => each.category === category);
    const found = own.find((each) => each.turn === turn) ?? own.find((each) => !each.turn);
    if (found) return found.limit_ms;
  }
  return null;
}

/**
 * The outlook if interpretation went on until another time.
 * @param {any} view
 * @param {Programme} programme
 * @param {number} until
 * @param {number} now
 */
export const withMoreTime = (view, programme, until, now) =>
  outlook({ ...view, meeting: { ...view.meeting, interpretation_until: until } }, programme, now);

/**
 * The next item after the last one in which those who wait may speak, null where there is none.
 * @param {any} view
 * @param {Programme} programme
 */
export function itemAfter(view, programme) {
  const served = servedItems(view, programme);
  const last = served[served.length - 1];
  const after = last ? programme.items.slice(programme.items.indexOf(last) + 1) : [];
  return after.find(({ status }) => status !== "done") ?? null;
}

/**
 * Whether the limits may be proposed without the Chair's asking: once inscription is closed, and where there is no list.
 * @param {{list: string | null, closes_at: number | null}} of
 * @param {number} now
 */
export const isClosed = ({ list, closes_at: closes }, now) => list === null || (closes !== null && closes <= now);

/**
 * The rows of those who wait on the list of which the view tells the speaking time, in the order of calling.
 * @param {any} view
 * @param {Programme} programme
 */
function waitingRows(view, programme) {
  const rows = servedItems(view, programme).flatMap(({ speeches }) => speeches).filter(({ status }) => status === "planned");
  const without = new Set(programme.without_place);
  const armed = rows.filter(({ speech }) => speech.id === view.armed?.id);
  return [...armed, ...rows.filter(({ speech }) => speech.id !== view.armed?.id && !without.has(speech.id))];
}

/**
 * The items of that list; the rounds that no list serves where there is none.
 * @param {any} view
 * @param {Programme} programme
 */
function servedItems({ speaking_time: of }, { items, lists }) {
  if (!of) return [];
  const own = lists.find(({ id }) => id === of.list)?.items;
  const listed = lists.flatMap((each) => each.items);
  return items.filter(({ item }) => (own ? own.includes(item.id) : item.kind === ROUND && !listed.includes(item.id)));
}

/**
 * Until when those who wait may speak.
 * @param {any} view
 * @param {Programme} programme
 * @param {import("./meeting_forecast.js").MeetingForecast} forecast
 * @param {number} now
 */
function endOf(view, programme, forecast, now) {
  const { items } = programme;
  const served = servedItems(view, programme).filter(({ status }) => status !== "done");
  const last = served[served.length - 1];
  const after = last ? items.slice(items.indexOf(last) + 1).filter(({ status }) => status !== "done") : [];
  const until = view.meeting.interpretation_until - budgets(after, programme).reduce((sum, each) => sum + each, 0);
  const [own] = last ? budgets([last], programme) : [];
  if (!own) return until;
  const isOpen = last.item.id === view.item?.id;
  const begins = isOpen ? now - last.held_ms - elapsed(view.clocks.item, now) : forecast.items.get(last.item.id)?.middle ?? now;
  return Math.min(until, begins + own);
}

/**
 * The times that the programme gives some items: of each its own, and of their blocks once.
 * @param {wire.ItemRow[]} rows
 * @param {Pick<Programme, "blocks">} programme
 */
function budgets(rows, { blocks }) {
  const own = rows.filter(({ limit_ms: limit }) => limit).map(({ limit_ms: limit }) => limit ?? 0);
  const others = new Set(rows.filter(({ limit_ms: limit }) => !limit).map(({ block }) => block));
  return [...own, ...blocks.filter(({ id }) => others.has(id)).map(({ budget_ms: budget }) => budget ?? 0)];
}

/**
 * The time until an end for those whose limit may still change: without the present speech, the armed, and what is between.
 * @param {any} view
 * @param {Programme} programme
 * @param {number} end
 * @param {number} now
 */
function leftMs(view, programme, end, now) {
  const { items } = programme;
  const served = new Set(servedItems(view, programme));
  const here = items.findIndex(({ item }) => item.id === view.item?.id);
  const last = items.findLastIndex((row) => served.has(row) && row.status !== "done");
  const between = items.slice(here + 1, last + 1).filter((row) => !served.has(row) && row.status !== "done");
  const clock = view.clocks.speech;
  const speaking = view.speech && clock?.limit_ms ? Math.max(0, clock.limit_ms - elapsed(clock, now)) : 0;
  const armed = view.armed ? (view.armed.limit_ms ?? ASSUMED_LIMIT_MS) + CALL_MS : 0;
  return end - now - speaking - armed - budgets(between, programme).reduce((sum, each) => sum + each, 0);
}

/**
 * How much of the time until the end of interpretation the programme gives to nothing: less than none in a meeting that is late.
 * @param {any} view
 * @param {Pick<Programme, "items" | "blocks">} programme
 * @param {number} now
 */
export function spareMs(view, { items, blocks }, now) {
  const here = items.findIndex(({ item }) => item.id === view.item?.id);
  const open = items[here];
  const [total = 0] = open ? budgets([open], { blocks }) : [];
  const shares = (/** @type {wire.ItemRow} */ row) => open && !open.limit_ms && open.block !== null && row.block === open.block;
  const used = items.filter((row) => row === open || shares(row)).reduce((sum, { held_ms: held }) => sum + held, 0) + elapsed(view.clocks.item, now);
  const ahead = items.slice(here + 1).filter((row) => row.status !== "done" && !shares(row));
  return view.meeting.interpretation_until - now - Math.max(0, total - used) - budgets(ahead, { blocks }).reduce((sum, each) => sum + each, 0);
}
