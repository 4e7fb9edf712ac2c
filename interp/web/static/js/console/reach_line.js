/** The line in the console's programme below which nobody is expected to be reached. */

import { el, put } from "../shared/dom.js";

export class ReachLine {
  #list;
  #node = el("li", { class: "reach-line", role: "none", "aria-hidden": "true" });

  /** @param {Element} list */
  constructor(list) {
    this.#list = list;
  }

  /** Stands before the row of a speech, or the heading of the folded group that it is in; nowhere for null. */
  place(id, rows, said) {
    const at = id === null ? null : rows.find(({ ids }) => ids.includes(id))?.node ?? null;
    if (!at) return this.#node.remove();
    put(this.#node, said);
    if (this.#node.nextElementSibling !== at || this.#node.parentElement !== this.#list) at.before(this.#node);
    return undefined;
  }
}
