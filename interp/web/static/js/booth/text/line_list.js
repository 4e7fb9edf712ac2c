/** The list of a text's lines: it follows the speaker, or is read on by keys, wheel and touch until one goes back. */

import { put } from "../../shared/dom.js";
import { fitLines } from "./line_size.js";
import { drawn } from "./lines.js";

export class LineList {
  /** @type {any} */
  #text = null;
  #language = "";
  #isLate = false;
  #at = -1;
  #free = false;

  /**
   * @param {any} list
   * @param {() => void} turned is called when one reads on, or goes back
   * @param {import("./lines.js").Marked} marked parts a sentence at its terms
   */
  constructor(list, turned, marked) {
    this.list = list;
    this.turned = turned;
    this.marked = marked;
    for (const name of ["wheel", "touchmove"]) list.addEventListener(name, () => this.#letGo(), { passive: true });
    new ResizeObserver(() => this.#fit()).observe(list);
    document.fonts?.ready.then(() => this.#fit());
  }

  /** Whether one reads where the speaker is not. */
  get isFree() {
    return this.#free;
  }

  /**
   * Draws a text, and marks the line at a place, which is -1 before the first.
   * @param {wire.HandText | null} text
   * @param {Words} words
   * @param {number} at
   * @param {boolean} isLate whether its changed lines are marked
   */
  draw(text, words, at, isLate) {
    const isNew = text !== this.#text || words.language !== this.#language || isLate !== this.#isLate;
    if (isNew) {
      const isOther = text?.speech !== this.#text?.speech;
      const before = this.list.scrollTop;
      [this.#text, this.#language, this.#isLate] = [text, words.language, isLate];
      put(this.list, ...(text?.lines ?? []).map((/** @type {wire.HandLine} */ line) => drawn(line, words, this.marked, isLate)));
      if (isOther) this.#free = false;
      this.#mark(at);
      this.#fit();
      if (this.#free) this.list.scrollTop = before;
    } else if (at !== this.#at) {
      this.#mark(at);
      this.#bring();
    }
  }

  /** The lines are drawn again with the next text, also if it is the same. */
  forget() {
    this.#language = "";
  }

  /** Goes back to the speaker. */
  follow() {
    this.#free = false;
    this.#bring();
    this.turned();
  }

  /**
   * Goes on by a line, or back.
   * @param {number} by
   */
  step(by) {
    const rows = [...this.list.children].filter((row) => row.dataset.sentence !== "now");
    const top = this.#top;
    const first = rows.findIndex((row) => row.offsetTop + row.offsetHeight > top + 1);
    const to = rows[Math.max(0, Math.min(rows.length - 1, by > 0 ? first + 1 : first - (rows[first]?.offsetTop < top ? 0 : 1)))];
    if (!to) return;
    this.#letGo();
    this.list.scrollTop += to.offsetTop - this.#top;
  }

  /**
   * Goes on by nearly all that is in sight, or back.
   * @param {number} by
   */
  leaf(by) {
    this.#letGo();
    this.list.scrollTop += by * 0.8 * (this.list.clientHeight - (this.#top - this.list.scrollTop));
  }

  /** Where what can be read begins: under the spoken line while that is held at the top. */
  get #top() {
    const { list } = this;
    const here = list.children[this.#at];
    const isHeld = here && here.offsetTop <= list.scrollTop + 1 && this.#free;
    return list.scrollTop + (isHeld ? here.offsetHeight : 0);
  }

  #letGo() {
    if (this.#free) return;
    this.#free = true;
    this.turned();
  }

  /** @param {number} at */
  #mark(at) {
    this.#at = at;
    for (const [place, row] of [...this.list.children].entries()) {
      const which = place === at ? "now" : place === at + 1 ? "next" : null;
      if (which) row.dataset.sentence = which;
      else delete row.dataset.sentence;
      row.classList.toggle("past", place < at);
      if (place === at) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
    }
  }

  #fit() {
    fitLines(this.list);
    this.#bring();
  }

  /** The line before the spoken one stays in sight where it has room; that one is at its own place while it is sticky. */
  #bring() {
    if (this.#free) return;
    const { list } = this;
    const here = list.children[this.#at];
    const before = list.children[this.#at - 1];
    const room = list.clientHeight - (here?.offsetHeight ?? 0);
    const shown = before && before.offsetHeight <= room / 2 ? before.offsetHeight : 0;
    list.scrollTop = before ? before.offsetTop + before.offsetHeight - shown : 0;
  }
}
