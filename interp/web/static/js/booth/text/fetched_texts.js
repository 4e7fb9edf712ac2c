/** The texts in hand that a booth's page has fetched, by speech; kept while the service cannot be reached. */

import { fetched } from "../../shared/fetched.js";

/** Then a text is asked for again although nobody said that it changed: the message may be lost. */
const FRESH_MS = 30_000;
/** Between two requests for one text: while it is drafted its document changes every second. */
const APART_MS = 5_000;

export class FetchedTexts {
  /** @type {Map<string, {key: string, text: wire.HandText, at: number}>} `at`: when it was asked for */
  #held = new Map();
  #coming = new Set();
  #timer = 0;
  #changedAt = -Infinity;
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

  /** A document of the meeting has changed: every text is asked for again, at once where it was not a moment ago. */
  changes() {
    this.#changedAt = performance.now();
    this.look();
  }

  /** Asks for what is not fresh. */
  look() {
    clearTimeout(this.#timer);
    const now = performance.now();
    let soonest = FRESH_MS;
    for (const speech of this.#wanted.speeches) {
      const held = this.#held.get(speech);
      const wait = held?.key === this.#key ? held.at + (held.at < this.#changedAt ? APART_MS : FRESH_MS) - now : 0;
      if (wait <= 0) this.#fetch(speech);
      soonest = Math.min(soonest, wait > 0 ? wait : APART_MS);
    }
    this.#timer = setTimeout(() => this.look(), soonest);
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
    const at = performance.now(); // what changes from here on is perhaps not in the answer
    const found = await fetched(`/api/meetings/${encodeURIComponent(meeting)}/hand/${encodeURIComponent(speech)}?language=${language}`);
    this.#coming.delete(`${speech} ${key}`);
    if (!found || !this.#wanted.speeches.includes(speech)) return;
    const before = this.#held.get(speech);
    const same = before && JSON.stringify(before.text) === JSON.stringify(found);
    this.#held.set(speech, { key, text: same ? before.text : found, at });
    if (!same) this.changed();
  }
}
