/** Dialog of the console that finds rows by a few letters: to select one, or to move another after it. */

import { el, put, slot } from "../shared/dom.js";
import { folded } from "./finder_choice.js";

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
  #dialog = slot("row-search");
  #form = slot("row-search-form");
  #input = this.#form.elements.q;
  #all = [];
  #rows = [];
  #at = 0;
  /** @type {(row: any) => void} */
  #chosen;

  constructor() {
    this.#input.addEventListener("input", () => this.#search());
    this.#form.addEventListener("keydown", (event) => this.#key(event));
    this.#form.addEventListener("submit", (event) => event.submitter?.value !== "cancel" && this.#confirm());
  }

  /** Opens it for rows `{name, draw}`; `chosen(row)` is called with one of them. */
  open(title, rows, chosen) {
    this.#all = rows;
    this.#chosen = chosen;
    put("row-search-title", title);
    this.#input.value = "";
    this.#search();
    this.#dialog.showModal();
    this.#input.focus();
  }

  #search() {
    this.#rows = matching(this.#all, this.#input.value).slice(0, MOST);
    this.#move(0);
  }

  #move(place) {
    this.#at = Math.min(this.#rows.length - 1, Math.max(0, place));
    put("rows-found", ...this.#rows.map((row, number) => el("li", {
      role: "option", id: `row-found-${number}`, "aria-selected": String(number === this.#at), onclick: () => this.#move(number),
    }, ...row.draw())));
    slot("rows-found").hidden = false;
    slot("rows-found").children[this.#at]?.scrollIntoView({ block: "nearest" });
    this.#input.setAttribute("aria-activedescendant", this.#rows.length > 0 ? `row-found-${this.#at}` : "");
  }

  #key(event) {
    if (event.isComposing || event.keyCode === 229) return; // Enter may end a Chinese word
    const way = event.target === this.#input ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : 0;
    if (!way && (event.key !== "Enter" || event.target.tagName === "BUTTON")) return;
    event.preventDefault();
    if (way) return void this.#move(this.#at + way);
    this.#dialog.close();
    this.#confirm();
  }

  #confirm() {
    const row = this.#rows[this.#at];
    if (row) this.#chosen(row);
  }
}
