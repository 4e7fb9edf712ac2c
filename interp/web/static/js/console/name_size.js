/** The size of the speaker's name: the largest, between two bounds, at which the floor's panel holds all it shows. */

import { slot } from "../shared/dom.js";

const SMALLEST = 22;
const LARGEST = 104;
const LARGEST_OF_NOBODY = 44;
// the values of `data-tight`, one after the other
const GIVING_WAY = [null, "lines", "lines topic", "lines topic functions", "lines topic functions clock"];
const MOST_LINES = 2.4; // two lines, with the rounding of their heights

export class NameSize {
  #panel = slot("floor");
  #name = slot("name");
  #largest = LARGEST;
  #fitted = "";
  #size = Number.NaN; // none is set yet

  constructor() {
    if (globalThis.ResizeObserver) {
      const resized = new ResizeObserver(() => this.fit());
      for (const each of [this.#panel, slot("interpretation")]) resized.observe(each); // the clock fills the second
    }
    document.fonts?.ready.then(() => this.fit());
  }

  /** Fits what the panel shows now, unless only its times have changed. The words that nobody speaks stay smaller than a name. */
  show(speech) {
    this.#largest = speech ? LARGEST : LARGEST_OF_NOBODY;
    const shown = this.#panel.innerHTML?.replace(/ style="[^"]*"|[\d.]+/gu, "");
    if (shown === this.#fitted && shown !== undefined) return;
    this.#fitted = shown;
    this.fit();
  }

  /** Finds the largest name that fits; where none does, topic and functions are cut, and the clock is smaller, by the style of `data-tight`. */
  fit() {
    for (const tight of GIVING_WAY) {
      if (tight === null) this.#panel.removeAttribute("data-tight");
      else this.#panel.setAttribute("data-tight", tight);
      const fits = this.#largestThatFits();
      if (fits > SMALLEST || !this.#overflows(fits) || (tight !== null && !this.#isTooLow())) return;
    }
  }

  /** Whether the panel has more than it shows; in one column it is as high as it must be. */
  #isTooLow() {
    return this.#panel.scrollHeight > this.#panel.clientHeight + 1;
  }

  /**
   * Finds a size and sets it; it is the smallest where none fits. Each that is tried is a layout of the page: tried first
   * are those near the last one, then halves of what is left.
   */
  #largestThatFits() {
    let [fits, tooLarge, near, step] = [SMALLEST, this.#largest + 1, Math.min(this.#size, this.#largest), 1];
    while (tooLarge - fits > 1) {
      const size = near > fits && near < tooLarge ? near : Math.floor((fits + tooLarge) / 2);
      this.#set(size);
      if (this.#overflows(size)) tooLarge = size;
      else fits = size;
      near = size === fits ? size + step : size - step;
      step *= 4;
    }
    this.#set(fits);
    return fits;
  }

  #set(size) {
    if (size !== this.#size) this.#name.style.setProperty("--name", `${size}px`);
    this.#size = size;
  }

  #overflows(size) {
    const leading = Number.parseFloat(globalThis.getComputedStyle?.(this.#name).lineHeight) || size * 1.2;
    return this.#isTooLow() || this.#name.scrollWidth > this.#name.clientWidth + 1
      || this.#name.offsetHeight > leading * MOST_LINES;
  }
}
