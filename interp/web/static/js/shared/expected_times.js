/**
 * When the items and speeches of a programme are expected: a range, from limits, budgets and how long speeches took so far.
 *
 * An item is not expected before the hour that the programme states.
 * Earliest: each speech takes the share of its limit that speeches took so far, half of it while fewer than three were held,
 * a quarter at the least.
 * Latest: each takes its whole limit, or the share so far where that is more, and fifteen seconds to be called. A round, or
 * a block with a budget, takes at the latest what is left of it: its list may grow. Where a length is not known, there is
 * no latest time from there on. Nothing is expected while the meeting is suspended: nobody knows for how long.
 */

import { elapsed } from "./clock.js";

export const CALL_MS = 15_000;
const HALF = 0.5;
const ENOUGH = 3;
const QUARTER = 0.25;
const LONGEST_SHARE = 2;

/**
 * How much of their limits speeches take: `low` at the least, `high` at the most.
 * @param {wire.ItemRow[]} items
 */
export function shares(items) {
  const held = items.flatMap((row) => row.speeches)
    .filter((row) => row.status === "done" && row.held_ms > 0 && row.speech.limit_ms);
  if (held.length < ENOUGH) return { low: HALF, high: 1 };
  const sum = (/** @type {number[]} */ values) => values.reduce((total, each) => total + each, 0);
  const share = sum(held.map((row) => row.held_ms)) / sum(held.map((row) => row.speech.limit_ms ?? 0));
  return { low: Math.min(1, Math.max(QUARTER, share)), high: Math.min(LONGEST_SHARE, Math.max(1, share)) };
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
 * The expected times by "item:ID" and "speech:ID": {from, to}, `to` null where the latest is not known.
 * @param {{items: wire.ItemRow[], blocks: wire.BlockView[]}} programme
 * @param {Shown} view
 * @param {number} now
 * @returns {Map<string, TimeRange>}
 */
export function expectedTimes({ items, blocks }, view, now) {
  if (view.meeting.status === "suspended" || view.meeting.status === "closed") return new Map();
  return new Reckoning(items, blocks, view, now).times();
}

class Reckoning {
  #found = new Map();

  /**
   * @param {wire.ItemRow[]} items
   * @param {wire.BlockView[]} blocks
   * @param {Shown} view
   * @param {number} now
   */
  constructor(items, blocks, view, now) {
    this.items = items;
    this.blocks = blocks;
    this.view = view;
    this.now = now;
    const { low, high } = shares(items);
    this.low = low;
    this.high = high;
    const start = view.meeting.status === "planned" ? Math.max(now, view.meeting.starts_at) : now;
    /** @type {TimeRange} */
    this.at = { from: start, to: start };
    /** @type {{id: string, left: number, began: TimeRange, unlisted: boolean} | null} */
    this.block = null;
  }

  times() {
    const here = this.items.findIndex((row) => row.item.id === this.view.item?.id);
    for (const row of this.items.slice(Math.max(0, here))) {
      const open = row.item.id === this.view.item?.id;
      if (row.status === "done" && !open) continue;
      this.#enter(row, open ? null : row.item.starts_at ?? null);
      if (!open) this.#note(`item:${row.item.id}`, this.at);
      this.#item(row, open);
    }
    return this.#found;
  }

  /**
   * @param {string} key
   * @param {TimeRange} range
   */
  #note(key, { from, to }) {
    this.#found.set(key, { from, to });
  }

  /**
   * The next row: where it is of another block than the last, that is over, at the latest when its budget is.
   * @param {wire.ItemRow} row
   * @param {number | null} stated
   */
  #enter(row, stated) {
    const isOther = row.block !== this.block?.id;
    if (isOther && this.block) this.at = this.#atTheEnd(this.block);
    if (stated !== null) this.at = { from: Math.max(this.at.from, stated), to: latest(this.at.to, stated) };
    if (!isOther) return;
    const block = this.blocks.find((each) => each.id === row.block);
    this.block = block?.budget_ms ? this.#begun(block) : null;
  }

  /**
   * @param {wire.BlockView} block
   * @returns {{id: string, left: number, began: TimeRange, unlisted: boolean}}
   */
  #begun(block) {
    const left = Math.max(0, (block.budget_ms ?? 0) - usedMs(block, this.items, this.view, this.now));
    return { id: block.id, left, began: this.at, unlisted: false };
  }

  /**
   * @param {{id: string, left: number, began: TimeRange, unlisted: boolean}} block
   * @returns {TimeRange}
   */
  #atTheEnd({ began, left, unlisted }) {
    const from = unlisted ? Math.max(this.at.from, began.from + this.low * left) : this.at.from;
    return { from, to: latest(this.at.to, plus(began.to, left)) ?? plus(began.to, left) };
  }

  /**
   * @param {wire.ItemRow} row
   * @param {boolean} open
   */
  #item(row, open) {
    const began = this.at;
    if (open && this.view.speech) this.#speaking(this.view.clocks.speech);
    const waiting = this.#waiting(row);
    waiting.forEach((each) => this.#speech(each));
    if (row.limit_ms) this.#limited(row, began, open);
    else if (waiting.length === 0 && !(open && row.speeches.length > 0)) this.#unknown();
  }

  /**
   * Who waits in an item, in order; the armed one is next.
   * @param {wire.ItemRow} row
   */
  #waiting(row) {
    const planned = row.speeches.filter((each) => each.status === "planned");
    const armed = (/** @type {wire.SpeechRow} */ each) => each.speech.id === this.view.armed?.id;
    return [...planned.filter(armed), ...planned.filter((each) => !armed(each))];
  }

  /** @param {Required<wire.Clock> | null} clock */
  #speaking(clock) {
    const spent = elapsed(clock, this.now);
    const limit = clock?.limit_ms ?? null;
    if (limit === null) this.#unknown();
    else this.#pass(Math.max(0, limit * this.low - spent), Math.max(0, limit * this.high - spent));
  }

  /** @param {wire.SpeechRow} row */
  #speech(row) {
    this.#note(`speech:${row.speech.id}`, { from: this.at.from, to: plus(this.at.to, CALL_MS) });
    const limit = row.speech.limit_ms;
    if (limit) this.#pass(limit * this.low, CALL_MS + limit * this.high);
    else this.#unknown();
  }

  /**
   * An item with a length of its own lasts that long at the latest; one without a list half of it or so at the least.
   * @param {wire.ItemRow} row
   * @param {TimeRange} began
   * @param {boolean} open
   */
  #limited(row, began, open) {
    const left = Math.max(0, (row.limit_ms ?? 0) - row.held_ms - (open ? elapsed(this.view.clocks.item, this.now) : 0));
    const from = row.speeches.length === 0 ? began.from + this.low * left : this.at.from;
    this.at = { from, to: latest(this.at.to, plus(began.to, left)) };
  }

  /** A length that is not known ends at the latest with its block. */
  #unknown() {
    const block = this.block;
    if (block) block.unlisted = true;
    this.at = { from: this.at.from, to: block ? latest(this.at.to, plus(block.began.to, block.left)) : null };
  }

  /**
   * @param {number} low
   * @param {number} high
   */
  #pass(low, high) {
    this.at = { from: this.at.from + low, to: plus(this.at.to, high) };
  }
}

/**
 * @param {number | null} time
 * @param {number} ms
 */
const plus = (time, ms) => (time === null ? null : time + ms);
/**
 * @param {number | null} one
 * @param {number | null} other
 */
const latest = (one, other) => (one === null || other === null ? null : Math.max(one, other));

const STEP = 300_000;
const MINUTE = 60_000;

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
