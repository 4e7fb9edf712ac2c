/** “Slower, please”, for five seconds: without a sign of who asks, and without a count. */

import { put } from "./dom.js";

const SHOWN_MS = 5_000;

export class SlowerShown {
  #timer = 0;
  #refit;

  /** @param {() => void} [refit] called when the line has come or gone */
  constructor(refit = () => {}) {
    this.#refit = refit;
  }

  /** @param {Words} words */
  show(words) {
    clearTimeout(this.#timer);
    put("slower", words.raw("slower.please"));
    this.#timer = setTimeout(() => this.hide(), SHOWN_MS);
    this.#refit();
  }

  hide() {
    clearTimeout(this.#timer);
    put("slower");
    this.#refit();
  }
}
