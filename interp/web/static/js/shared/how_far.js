/** Bars that say how far work is that takes longer than two seconds, as the server counts it. */

import { el, phrase } from "./dom.js";

export const LATE_MS = 2_000;
export const EVERY_MS = 1_000;
const LONGEST_MS = 600_000;

/** @param {number} ms */
const pause = (ms) => new Promise((go) => setTimeout(go, ms));

/** @param {string} name */
async function asked(name) {
  try {
    const answer = await fetch(`/api/progress/${name}`, { cache: "no-store" });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

export class HowFar {
  #place;
  #words;
  #ask;
  #wait;

  /**
   * Bars are put into `place`; `words` has `work.waiting`, `work.going` and `work.count`.
   * @param {Element} place
   * @param {Words} words
   * @param {(name: string) => Promise<any>} [ask]
   * @param {(ms: number) => Promise<any>} [wait]
   */
  constructor(place, words, ask = asked, wait = pause) {
    this.#place = place;
    this.#words = words;
    this.#ask = ask;
    this.#wait = wait;
  }

  /**
   * Follows a work until `answered` settles; without it, as for a download, until the server says that it ended.
   * @param {string} name
   * @param {string} label
   * @param {Promise<any> | null} [answered]
   */
  async follow(name, label, answered = /** @type {Promise<any> | null} */ (null)) {
    let isOver = false;
    /** @type {any} */
    let row = null;
    const over = () => {
      isOver = true;
      row?.remove();
    };
    answered?.then(over, over);
    await this.#wait(LATE_MS);
    for (let waited = 0; !isOver && waited < LONGEST_MS; waited += EVERY_MS) {
      const found = await this.#ask(name);
      if (isOver || (!answered && found?.state === "ended")) break;
      if (!row) this.#place.append((row = this.#row(name, label)));
      if (found) this.#draw(row, found);
      await this.#wait(EVERY_MS);
    }
    over();
  }

  /**
   * @param {string} name
   * @param {string} label
   */
  #row(name, label) {
    return el("p", { class: "how-far" }, el("span", { id: `work-${name}`, role: "status" }, label), " ",
      el("progress", { "aria-labelledby": `work-${name}`, "aria-describedby": `count-${name}` }), " ", el("span", { id: `count-${name}`, class: "second" }));
  }

  /**
   * @param {any} row
   * @param {wire.WorkState} state
   */
  #draw(row, { state, done, total }) {
    const [, bar, said] = row.children;
    if (total > 0) {
      bar.max = total;
      bar.value = done;
    } else {
      bar.removeAttribute("value");
    }
    const key = state === "waiting" ? "work.waiting" : total > 0 ? "work.count" : "work.going";
    said.replaceChildren(phrase(this.#words, key, { done, total }));
  }
}
