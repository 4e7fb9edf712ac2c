/** Times of the items of a programme that is not fetched again at each switch, from the clocks of the views that come. */

import { elapsed } from "./clock.js";

const NEVER = { started_at: null, ended_at: null, held_ms: 0, clock: null };

export class FollowedTimes {
  /** @type {Map<string | null, any>} */
  #times;
  /** @type {{id: string, clock: any} | null} */
  #last = null;

  /** @param {wire.ItemRow[]} items */
  constructor(items) {
    this.#times = new Map(items.map(({ item, started_at, ended_at, held_ms }) => [item.id, { ...NEVER, started_at, ended_at, held_ms }]));
  }

  /**
   * Notes which item is open in a view. One that opens again by the same clock was never left: the switch was undone.
   * @param {Shown} view
   */
  note({ item, clocks }) {
    const id = item?.id ?? null;
    const last = this.#last;
    if (last?.id === id) {
      if (last) last.clock = clocks.item;
      return;
    }
    const began = clocks.item?.started_at ?? null;
    const known = this.#times.get(id);
    const undone = known?.left && known.clock === began;
    if (last) this.#times.set(last.id, undone ? this.#of(last.id).before ?? NEVER : this.#ended(last, began));
    if (id !== null) this.#times.set(id, undone ? known.left : begun(this.#of(id), began));
    this.#last = id === null ? null : { id, clock: clocks.item };
  }

  /**
   * The row with its times; a planned one has none.
   * @param {wire.ItemRow} row
   */
  of(row) {
    const { started_at, ended_at, held_ms } = row.status === "planned" ? NEVER : this.#of(row.item.id);
    return { ...row, started_at, ended_at: row.status === "done" ? ended_at : null, held_ms };
  }

  /** @param {string | null} id */
  #of(id) {
    return this.#times.get(id) ?? NEVER;
  }

  /**
   * The times of the item that was open until `at`; `left` are those to which an undone switch returns.
   * @param {{id: string, clock: any}} last
   * @param {number | null} at
   */
  #ended({ id, clock }, at) {
    const known = this.#of(id);
    const end = at ?? clock?.paused_at ?? null;
    return { ...known, ended_at: end, held_ms: known.held_ms + (end === null ? 0 : elapsed(clock, end)), left: known };
  }
}

/**
 * `before` are the times to which the item returns when its opening is undone.
 * @param {any} known
 * @param {number | null} clock
 */
const begun = (known, clock) => ({ ...known, started_at: known.started_at ?? clock, ended_at: null, clock, before: known, left: undefined });
