/** Fills a drawn programme with times of day: expected ranges, actual times, and what is left of each budget. */

import { elapsed, lengthOf } from "./clock.js";
import { el, ltr, phrase, put } from "./dom.js";
import { draw } from "./pieces.js";
import { programme as pieces } from "../drawing/programme.js";
import { meetingForecast } from "./meeting_forecast.js";

const [SECOND, MINUTE, STEP] = [1_000, 60_000, 300_000];

/**
 * The place of a row's time; empty until it is filled.
 * @param {string} key
 */
export const whenOf = (key) => draw(pieces.when, { key, hidden: true }, /** @type {any} */ (null)); // it has no words

/**
 * The place of what is left: at an item with a length of its own, or that its clock may have, that; else of its block's budget, at one item of the block, the
 * open one or the first to come; null at others, and where all are over.
 * @param {wire.ItemRow} row
 * @param {wire.ItemRow[]} items
 */
export function budgetOf(row, items) {
  if (row.limit_ms || (row.status === "open" && !row.block)) return el("span", { class: "budget", "data-length": row.item.id, hidden: true });
  const own = items.filter((each) => each.block === row.block);
  const at = own.find(({ status }) => status === "open") ?? own.find(({ status }) => status === "planned");
  return row.block && at === row ? el("span", { class: "budget", "data-block": row.block, hidden: true }) : null;
}

/**
 * A range as it is said: to five minutes, the earliest never before this minute.
 * @param {TimeRange} range
 * @param {number} now
 * @returns {TimeRange}
 */
export function rounded({ from, to }, now) {
  const earliest = Math.max(Math.floor(from / STEP) * STEP, Math.floor(now / MINUTE) * MINUTE);
  return { from: earliest, to: to === null ? null : Math.max(earliest, Math.ceil(to / STEP) * STEP) };
}

/**
 * Milliseconds used of a block: by the items that were open, and by the open one.
 * @param {wire.BlockView} block
 * @param {wire.ItemRow[]} items
 * @param {Shown} view
 * @param {number} now
 */
export function usedMs(block, items, view, now) {
  const own = items.filter((row) => row.block === block.id);
  const open = own.some((row) => row.item.id === view.item?.id) ? elapsed(view.clocks.item, now) : 0;
  return own.reduce((total, row) => total + row.held_ms, open);
}

/**
 * The budget of a block and what was used of it: those of the clock on the floor while the only item of the block is open.
 * @param {wire.BlockView} block
 * @param {wire.ItemRow[]} items
 * @param {Shown} view
 * @param {number} now
 */
export function timeOfBlock(block, items, view, now) {
  const own = items.filter((row) => row.block === block.id);
  const clocked = own.length === 1 ? timeOf(own[0], view, now) : null;
  return clocked?.limit ? clocked : { limit: block.budget_ms, held: usedMs(block, items, view, now) };
}

/**
 * What is said of a row: [key of a phrase, from, to], or null. Times are in milliseconds. Of an item with a stated hour that
 * hour is said; once it can begin only later, when it is expected, and the stated hour as a fourth.
 * @param {any} row
 * @param {TimeRange | undefined} range
 * @param {Shown} view
 * @param {number} now
 * @returns {[string, number, number | null, number?] | null | undefined}
 */
export function saidOf(row, range, view, now) {
  if (row.status === "planned") return coming(range && rounded(range, now), row.item?.starts_at ?? null);
  if (row.started_at === null || row.started_at === undefined) return null;
  const ended = row.status === "done" ? row.ended_at : view.meeting.status === "closed" ? view.clocks.item?.paused_at : null;
  if (row.status === "done" && ended === null) return null;
  return ended ? ["when.held", row.started_at, ended] : ["when.since", row.started_at, null];
}

/**
 * @param {TimeRange | undefined} range
 * @param {number | null} stated
 * @returns {[string, number, number | null, number?] | null | undefined}
 */
function coming(range, stated) {
  if (stated !== null && !(range && range.from > stated)) return ["item_planned", stated, null];
  return range && (stated === null ? expected(range) : [...expected(range), stated]);
}

/**
 * @param {TimeRange} range
 * @returns {[string, number, number | null]}
 */
function expected({ from, to }) {
  if (to === null) return ["when.after", from, null];
  return from === to ? ["when.at", from, null] : ["when.between", from, to];
}

/** The times of one list of rows, each redrawn only when what it says changes. */
export class ProgrammeTimes {
  #list;
  #drawn = 0;

  /** @param {Element} list */
  constructor(list) {
    this.#list = list;
  }

  /**
   * Fills the rows, at most once a second unless they have just been drawn, and returns the forecast; undefined where it did not.
   * @param {import("./meeting_forecast.js").Coming} programme
   * @param {Page} page
   * @param {{drawn?: boolean}} [how]
   */
  fill(programme, page, { drawn = false } = {}) {
    const now = page.shownAt();
    const second = Math.floor(now / SECOND);
    if (!drawn && second === this.#drawn) return undefined;
    this.#drawn = second;
    const { items, blocks } = programme;
    const forecast = meetingForecast(page.view, programme, now);
    const times = rangesOf(forecast);
    /** @type {Map<string, any>} */
    const rows = new Map(/** @type {[string, any][]} */ (items.flatMap((row) => [[`item:${row.item.id}`, row],
      ...row.speeches.map((each) => [`speech:${each.speech.id}`, each])])));
    for (const node of this.#list.querySelectorAll("[data-when]")) {
      const key = node.dataset.when;
      const row = rows.get(key);
      write(node, saidOf(row, row?.entry?.desk?.to_confirm ? undefined : times.get(key), page.view, now), page);
    }
    for (const node of this.#list.querySelectorAll("[data-block]")) {
      const block = blocks.find(({ id }) => id === node.dataset.block);
      const { limit, held } = block ? timeOfBlock(block, items, page.view, now) : { limit: null, held: 0 };
      writeBudget(node, limit, held, page);
    }
    for (const node of this.#list.querySelectorAll("[data-length]")) {
      const row = rows.get(`item:${node.dataset.length}`);
      const { limit = null, held = 0 } = row ? timeOf(row, page.view, now) : {};
      writeBudget(node, limit, held, page);
    }
    return forecast;
  }
}

/**
 * The ranges of a forecast by "item:ID" and "speech:ID", their end null where it is not known.
 * @param {import("./meeting_forecast.js").MeetingForecast | null} forecast
 * @returns {Map<string, TimeRange>}
 */
function rangesOf(forecast) {
  const { items = new Map(), speeches = new Map() } = forecast ?? {};
  const of = (/** @type {string} */ kind, /** @type {Map<string, import("./meeting_forecast.js").ExpectedTime>} */ found) =>
    [...found].map(([id, { low, high, known }]) => /** @type {[string, TimeRange]} */ ([`${kind}:${id}`, { from: low, to: known ? high : null }]));
  return new Map([...of("item", items), ...of("speech", speeches)]);
}

/**
 * @param {HTMLElement} node
 * @param {any} said
 * @param {Page} page
 */
function write(node, said, page) {
  const told = JSON.stringify(said);
  if (node.dataset.told === told) return;
  node.dataset.told = told;
  const [key, from, to, stated] = said ?? [];
  put(node, key && phrase(page.words, key, { from: hour(from, page), to: to && hour(to, page) }),
    stated && " · ", stated && phrase(page.words, "item_planned", { from: hour(stated, page) }));
}

/**
 * @param {number} ms
 * @param {Page} page
 */
const hour = (ms, page) => ltr(page.time(ms).slice(0, 5));

/**
 * The length of an item and its time so far: of the open one those of the clock on the floor, as every page shows it.
 * @param {wire.ItemRow} row
 * @param {Shown} view
 * @param {number} now
 */
export function timeOf(row, { item, clocks }, now) {
  if (item?.id !== row.item.id || !clocks.item) return { limit: row.limit_ms, held: row.held_ms ?? 0 };
  return { limit: clocks.item.limit_ms, held: elapsed(clocks.item, now) };
}

/**
 * @param {HTMLElement} node
 * @param {number | null | undefined} budgetMs
 * @param {number | undefined} used
 * @param {Page} page
 */
function writeBudget(node, budgetMs, used, page) {
  if (!budgetMs) return put(node);
  const left = budgetMs - (used ?? 0);
  const budget = ltr(lengthOf(budgetMs));
  const said = left >= 0 ? phrase(page.words, "when.left", { left: ltr(lengthOf(left)), budget })
    : phrase(page.words, "when.over", { over: ltr(lengthOf(-left)), budget });
  node.toggleAttribute("data-over", left < 0);
  return put(node, said);
}
