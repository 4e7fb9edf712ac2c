/** The options below an input of the console's dialogs that letters find: arrows and clicks select one, Enter chooses it. */

import { el, put, slot } from "../shared/dom.js";

export class Options {
  rows = [];
  at = -1;
  #input;
  #list;
  #draw;
  #picked;

  /** In the slot `list`; `draw(row)` returns what stands in an option, `picked(place)` selects one by arrow or click. */
  constructor(input, list, draw, picked = (place) => this.select(place)) {
    this.#input = input;
    this.#list = list;
    this.#draw = draw;
    this.#picked = picked;
  }

  /** The row that is selected, undefined for none. */
  get selected() {
    return this.rows[this.at];
  }

  /** Shows rows; the first is selected, or the one at a place: -1 selects none. */
  show(rows, at = 0) {
    this.rows = rows;
    this.select(at, -1);
  }

  select(place, least = 0) {
    this.at = Math.min(this.rows.length - 1, Math.max(least, place));
    put(this.#list, ...this.rows.map((row, number) => el("li", {
      role: "option", id: `${this.#list}-${number}`, "aria-selected": String(number === this.at), onclick: () => this.#picked(number),
    }, ...this.#draw(row))));
    const list = slot(this.#list);
    list.hidden = false;
    list.children[this.at]?.scrollIntoView({ block: "nearest" });
    this.#input.setAttribute("aria-activedescendant", this.at >= 0 ? `${this.#list}-${this.at}` : "");
  }

  /** Selects by an arrow in the input; returns whether the key is an Enter that chooses: not on a button. */
  key(event) {
    if (event.isComposing || event.keyCode === 229) return false; // Enter may end a Chinese word
    const way = event.target === this.#input ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : 0;
    const isEnter = event.key === "Enter" && event.target.tagName !== "BUTTON";
    if (way || isEnter) event.preventDefault();
    if (way) this.#picked(Math.max(0, this.at + way));
    return isEnter;
  }
}

/** A dialog with an input and its options; `find(typed)` returns the rows, `chosen(row)` takes one. */
export class OptionDialog {
  /**
   * The slots are `name`, `name`-form and `list`; `key(event)` may take a key before: it then returns true.
   * @param {string} name
   * @param {string} list
   * @param {{find: (typed: string) => any[], draw: (row: any) => any[], chosen: (row: any) => void, key?: (event: any) => boolean}} how
   */
  constructor(name, list, { find, draw, chosen, key }) {
    this.dialog = slot(name);
    this.form = slot(`${name}-form`);
    this.input = this.form.elements.q;
    this.options = new Options(this.input, list, draw);
    const choose = () => this.options.selected && chosen(this.options.selected);
    const search = () => this.options.show(find(this.input.value));
    this.search = search;
    this.input.addEventListener("input", search);
    this.form.addEventListener("submit", (event) => event.submitter?.value !== "cancel" && choose());
    this.form.addEventListener("keydown", (event) => {
      if (key?.(event) || !this.options.key(event)) return;
      this.dialog.close();
      choose();
    });
  }

  open() {
    this.input.value = "";
    this.search();
    this.dialog.showModal();
    this.input.focus();
  }
}
