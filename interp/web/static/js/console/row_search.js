/** Dialog of the console that finds rows by a few letters: to select one, or to move another after it. */

import { put } from "../shared/dom.js";
import { folded } from "./finder_choice.js";
import { OptionDialog } from "./options.js";

const MOST = 12;

/** Those of `rows` whose name has the letters, in their order, but names and words that begin with them first. */
export function matching(rows, typed) {
  const letters = folded(typed);
  const rank = ({ name }) => {
    const said = folded(name);
    if (said.startsWith(letters)) return 0;
    return said.split(/[\s-]+/u).some((word) => word.startsWith(letters)) ? 1 : 2;
  };
  return rows.filter(({ name }) => folded(name).includes(letters)).sort((one, other) => rank(one) - rank(other));
}

export class RowSearch {
  #all = [];
  /** @type {(row: any) => void} */
  #chosen;
  #dialog = new OptionDialog("row-search", "rows-found", {
    find: (typed) => matching(this.#all, typed).slice(0, MOST), draw: (row) => row.draw(), chosen: (row) => this.#chosen(row),
  });

  /** Opens it for rows `{name, draw}`; `chosen(row)` is called with one of them. */
  open(title, rows, chosen) {
    this.#all = rows;
    this.#chosen = chosen;
    put("row-search-title", title);
    this.#dialog.open();
  }
}
