/** The size of the speaker's name: the largest, between two bounds, at which the floor's panel holds all it shows. */

import { slot } from "../shared/dom.js";

const SMALLEST = 22;
const LARGEST = 104;
const LARGEST_OF_NOBODY = 44;
const MOST_LINES = 2.4; // two lines, with the rounding of their heights

export class NameSize {
  #panel = slot("floor");
  #name = slot("name");
  #largest = LARGEST;

  constructor() {
    if (globalThis.ResizeObserver) new ResizeObserver(() => this.fit()).observe(this.#panel);
    document.fonts?.ready.then(() => this.fit());
  }

  /** The words that nobody speaks stay smaller than a name. */
  show(speech) {
    this.#largest = speech ? LARGEST : LARGEST_OF_NOBODY;
    this.fit();
  }

  /** Finds the size by halving; at the smallest, the functions give way first, by the style of `data-tight`. */
  fit() {
    let [fits, tooLarge] = [SMALLEST, this.#largest + 1];
    this.#panel.removeAttribute("data-tight");
    while (tooLarge - fits > 1) {
      const size = Math.floor((fits + tooLarge) / 2);
      this.#set(size);
      if (this.#overflows(size)) tooLarge = size;
      else fits = size;
    }
    this.#set(fits);
    this.#panel.toggleAttribute("data-tight", this.#overflows(fits));
  }

  #set(size) {
    this.#panel.style.setProperty("--name", `${size}px`);
  }

  #overflows(size) {
    const { clientHeight, scrollHeight } = this.#panel;
    const leading = Number.parseFloat(globalThis.getComputedStyle?.(this.#name).lineHeight) || size * 1.2;
    return scrollHeight > clientHeight + 1 || this.#name.scrollWidth > this.#name.clientWidth + 1
      || this.#name.offsetHeight > leading * MOST_LINES;
  }
}
