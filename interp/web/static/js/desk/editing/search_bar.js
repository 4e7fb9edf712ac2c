/** The bar to find and filter sentences: by words, state, findings, notes, and the reviser's own. */

import { ALL, isAny, isShown } from "./line_filter.js";
import { ltr, phrase, put, show, slot } from "../../shared/dom.js";

export class SearchBar {
  #criteria = ALL;
  #button = slot("show-search");

  /** `notes` returns the open notes of a line. */
  constructor(open, notes) {
    this.open = open;
    this.notes = notes;
    this.words = open.words;
    this.node = slot("search-bar");
    const on = (name, event, work) => slot(name).addEventListener(event, work);
    for (const name of ["search-words", "search-state", "search-marked", "search-mine"]) on(name, "input", () => this.#changed());
    this.node.addEventListener("keydown", (event) => this.#key(event));
    on("search-next", "click", () => this.step(1));
    on("search-previous", "click", () => this.step(-1));
    on("close-search", "click", () => this.close());
    this.#button.addEventListener("click", () => (this.isOpen ? this.close() : this.show()));
  }

  get isOpen() {
    return !this.node.hidden;
  }

  /** Opens the bar with the words selected on the page. */
  show() {
    if (!this.open.document) return;
    const marked = String(getSelection()).trim();
    this.#turn(true);
    const field = slot("search-words");
    if (marked && marked.length <= 200) {
      field.value = marked;
      this.#changed();
    }
    field.select();
    this.#count();
  }

  /** Closes the bar, shows every line again, and goes back to the current one. */
  close() {
    this.reset();
    this.#turn(false);
    if (this.open.current) this.open.current.focus();
    else this.#button.focus({ preventScroll: true });
  }

  /** Takes every condition away: another document, or the bar is closed. */
  reset() {
    slot("search-words").value = "";
    slot("search-state").value = "";
    slot("search-marked").value = "";
    slot("search-mine").checked = false;
    this.#changed();
  }

  /** Applies the conditions to every line; `kept` stays in view, as what one works on does when it has changed. */
  apply(kept = null) {
    const about = (line) => ({ you: this.open.you, notes: this.notes(line) });
    const any = isAny(this.#criteria);
    for (const line of this.open.lines) line.node.hidden = !any && line !== kept && !isShown(line, this.#criteria, about(line));
    this.#count();
  }

  /** The lines that are shown. */
  get shown() {
    return this.open.lines.filter(({ node }) => !node.hidden);
  }

  /** Goes to the next or previous line that is shown; after the last comes the first. */
  step(steps) {
    const { shown } = this;
    const places = shown.map(({ place }) => place);
    const from = this.open.current?.place ?? 0;
    const next = steps > 0 ? places.findIndex((place) => place > from) : places.findLastIndex((place) => place < from);
    const line = shown[next < 0 ? (steps > 0 ? 0 : shown.length - 1) : next];
    line?.focus();
  }

  #changed() {
    this.#criteria = {
      words: slot("search-words").value, state: slot("search-state").value, marked: slot("search-marked").value,
      mine: slot("search-mine").checked,
    };
    this.apply();
  }

  #count() {
    if (!this.isOpen) return;
    put("search-count", phrase(this.words, "desk.found", { n: ltr(this.shown.length), all: ltr(this.open.lines.length) }));
  }

  #turn(open) {
    show(this.node, open);
    this.#button.setAttribute("aria-expanded", String(open));
  }

  #key(event) {
    if (event.isComposing) return;
    if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && event.target === slot("search-words")) this.step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
