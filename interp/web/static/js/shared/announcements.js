/** Announcements on a page: each until its end by the page's own clock, and each spoken once. */

import { announced as pieces } from "../drawing/announced.js";
import { draw } from "./pieces.js";
import { el, phrase, put, slot } from "./dom.js";
import { text } from "./speaker_names.js";

const DRAFTED_MS = 10_000; // what was typed in another language is spoken with its draft, or without it after so long

/**
 * The announcements whose end has not come.
 * @param {any} view
 * @param {number} now
 * @returns {any[]}
 */
export const standing = ({ announcements }, now) => announcements.filter((/** @type {any} */ { until }) => until > now);

/**
 * What an announcement says, with its mark where it was typed.
 * @param {any} told
 * @param {Page} page
 * @returns {any}
 */
export function said(told, page, { mark = true } = {}) {
  const { phrase: name, time, minutes, place, text: typed } = told;
  const { words } = page;
  const about = mark && typed && draw(pieces.about, { standing: typed.standing, foreign: typed.language !== words.language && typed.language }, words);
  return draw(pieces.said, {
    phrase: name, time: time && page.time(time).slice(0, 5), n: minutes, place, about, text: text(typed, words, { mark: false }),
  }, words);
}

/**
 * A line of the list.
 * @param {any} told
 * @param {Page} page
 */
const line = (told, page) => draw(pieces.line, { id: told.id, said: said(told, page) }, page.words);

export class Announcements {
  #shown = "";
  /** When each was first seen, in milliseconds. @type {Map<string, number>} */
  #since = new Map();
  /** @type {Set<string> | null} */
  #spoken = null;

  /** @param {(told: any, page: Page, place: number) => any} [row] draws one, from the newest; without it they are lines in their order. */
  constructor(row) {
    this.row = row;
  }

  /**
   * Fills the page's list where it says something else, and speaks what is new since the page was opened.
   * @param {Page} page
   * @param {number} now
   */
  show(page, now) {
    if (!slot("announced")) return;
    const all = standing(page.view, now);
    const key = JSON.stringify([all, page.words.language]);
    if (key !== this.#shown) put("announced", ...this.#rows(all, page));
    this.#shown = key;
    this.#speak(all, page, now);
  }

  /**
   * @param {any[]} all
   * @param {Page} page
   */
  #rows(all, page) {
    const { row } = this;
    return row ? all.toReversed().map((told, place) => row(told, page, place)) : all.map((told) => line(told, page));
  }

  /**
   * @param {any[]} all
   * @param {Page} page
   * @param {number} now
   */
  #speak(all, page, now) {
    this.#spoken ??= new Set(all.map(({ id }) => id));
    const ready = all.filter((told) => !this.#spoken?.has(told.id) && this.#isReady(told, page, now));
    if (ready.length === 0 || "blank" in document.body.dataset) return;
    for (const { id } of ready) this.#spoken.add(id);
    put("announced-said", el("span", {}, ...ready.flatMap((told) => [phrase(page.words, "announcements.spoken", { text: said(told, page, { mark: false }) }), " "])));
  }

  /**
   * Whether a reader of the page's language has it as they will have it.
   * @param {any} told
   * @param {Page} page
   * @param {number} now
   */
  #isReady({ id, text: typed }, page, now) {
    if (!this.#since.has(id)) this.#since.set(id, now);
    return !typed || typed.language === page.words.language || now - (this.#since.get(id) ?? now) >= DRAFTED_MS;
  }
}
