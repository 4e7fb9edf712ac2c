/** The texts in hand that a booth's page has fetched, by speech; kept while the service cannot be reached. */

import { fetched } from "../../shared/fetched.js";

const FRESH_MS = 30_000;
/** While sentences wait for their translation. */
const LACKING_MS = 5_000;
const AGAIN_MS = 3_000;

export class FetchedTexts {
  /** @type {Map<string, {key: string, text: wire.HandText, at: number}>} */
  #held = new Map();
  #coming = new Set();
  #timer = 0;
  /** @type {{meeting: string, language: string, speeches: string[], mark: string}} */
  #wanted = { meeting: "", language: "", speeches: [], mark: "" };

  /** @param {() => void} changed is called when a text has come */
  constructor(changed) {
    this.changed = changed;
  }

  /**
   * The text of a speech in the language wanted last; null before it has come.
   * @param {string | undefined} speech
   */
  of(speech) {
    const text = this.#held.get(speech ?? "")?.text ?? null;
    return text?.language === this.#wanted.language ? text : null;
  }

  /**
   * Says which texts are wanted; those of other speeches are dropped. One is asked for again when `mark` changes.
   * @param {{meeting: string, language: string, speeches: string[], mark: string}} wanted
   */
  want(wanted) {
    this.#wanted = wanted;
    for (const speech of this.#held.keys()) if (!wanted.speeches.includes(speech)) this.#held.delete(speech);
    this.look();
  }

  /** Asks for what is not fresh; `all` for every text that is wanted. */
  look(all = false) {
    clearTimeout(this.#timer);
    const now = performance.now();
    let soonest = FRESH_MS;
    for (const speech of this.#wanted.speeches) {
      const held = this.#held.get(speech);
      const wait = held && !all && held.key === this.#key ? held.at + lasts(held.text) - now : 0;
      if (wait <= 0) this.#fetch(speech);
      else soonest = Math.min(soonest, wait);
    }
    this.#timer = setTimeout(() => this.look(), Math.max(AGAIN_MS, soonest));
  }

  get #key() {
    return `${this.#wanted.language} ${this.#wanted.mark}`;
  }

  /** @param {string} speech */
  async #fetch(speech) {
    const { meeting, language } = this.#wanted;
    const key = this.#key;
    if (this.#coming.has(`${speech} ${key}`)) return;
    this.#coming.add(`${speech} ${key}`);
    const found = await fetched(`/api/meetings/${encodeURIComponent(meeting)}/hand/${encodeURIComponent(speech)}?language=${language}`);
    this.#coming.delete(`${speech} ${key}`);
    if (!found || !this.#wanted.speeches.includes(speech)) return;
    const before = this.#held.get(speech);
    const same = before && JSON.stringify(before.text) === JSON.stringify(found);
    this.#held.set(speech, { key, text: same ? before.text : found, at: performance.now() });
    if (!same) this.changed();
  }
}

/** @param {wire.HandText} text */
function lasts({ lines }) {
  return lines.some((line) => !line.text) ? LACKING_MS : FRESH_MS;
}
