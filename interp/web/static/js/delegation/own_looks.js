/** Says on a delegation's page of which of its places it may not be reached: of what the page has found at two looks. */

import { TwoLooks } from "../shared/two_looks.js";

export class OwnLooks {
  #looks = new TwoLooks();

  /**
   * Looks at the places as they were drawn, each with when it is expected to have spoken, and shows what is said of them.
   * Where nobody knows when the floor goes on, what was said stays said.
   * @param {HTMLElement} places
   * @param {{now: number, until: number, isForeseen: boolean}} at
   */
  look(places, { now, until, isForeseen }) {
    /** @type {HTMLElement[]} */
    const rows = [...places.querySelectorAll("[data-waits]")];
    const idOf = (/** @type {HTMLElement} */ { dataset }) => dataset.waits ?? "";
    const late = rows.filter(({ dataset }) => Number(dataset.spokenBy ?? 0) > until);
    if (isForeseen) this.#looks.look(new Set(late.map(idOf)), rows.map(idOf), now);
    for (const row of rows) {
      const note = /** @type {HTMLElement | null} */ (row.querySelector(".unreached"));
      if (note) note.hidden = !this.#looks.said.has(idOf(row));
    }
  }
}
