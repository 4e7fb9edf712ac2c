/** What booths ask for, on the pages of those who help: each is answered, which the booth is shown, and ended. */

import { el, ltr, phrase, put, say, slot } from "./dom.js";

/** @typedef {{booth: string, signal: string, at: number, answered_by: string | null, answered_at: number | null}} BoothSignal */

/**
 * A signal in words: which booth asks for what since when, and who has answered.
 * @param {BoothSignal} signal
 * @param {any} page
 */
export function signalLine({ booth, signal, at, answered_by: by, answered_at: since }, page) {
  const { words } = page;
  const named = { booth: words.raw(`language.${booth}`), signal: words.raw(`signal.${signal}`), time: ltr(page.time(at).slice(0, 5)) };
  const asked = phrase(words, "signal.row", named);
  return since === null ? [asked] : [asked, " ", answered(by, since, page)];
}

/**
 * Who has answered, by role, and when.
 * @param {string | null} by
 * @param {number} since
 * @param {any} page
 */
export function answered(by, since, page) {
  const role = by === "technician" || by === "chief" ? by : "console";
  const who = page.words.raw(`signal.by.${role}`);
  return phrase(page.words, "signal.answered", { who, time: ltr(page.time(since).slice(0, 5)) });
}

/** @param {BoothSignal} signal */
const idOf = ({ booth, signal, at }) => `${booth} ${signal} ${at}`;

export class BoothSignals {
  #ask;
  #drawn = "";
  /** @type {Set<string> | null} */
  #known = null;

  /** @param {(name: string, args: object) => any} ask sends a command */
  constructor(ask) {
    this.#ask = ask;
  }

  /**
   * Draws the list when it has changed; what is new is said once, but not what was there when the page opened.
   * @param {{signals: BoothSignal[]}} view
   * @param {any} page
   */
  render({ signals }, page) {
    const key = JSON.stringify([signals, page.words.language]);
    if (key === this.#drawn) return;
    this.#drawn = key;
    const at = document.activeElement?.closest("[data-of]")?.getAttribute("data-of");
    put("signals", ...signals.map((each) => this.#row(each, page)));
    if (at) /** @type {any} */ (slot("signals")?.querySelector(`[data-of="${at}"] button`))?.focus();
    const before = this.#known;
    this.#known = new Set(signals.map(idOf));
    const fresh = before ? signals.filter((each) => !before.has(idOf(each))) : [];
    if (fresh.length > 0) say(slot("signals-said"), fresh.map((each) => text(signalLine(each, page))).join(" "));
  }

  /**
   * @param {BoothSignal} signal
   * @param {any} page
   */
  #row(signal, page) {
    const args = { booth: signal.booth, signal: signal.signal };
    /** @param {string} word @param {string} name */
    const button = (word, name) => el("button", { type: "button", onclick: () => this.#ask(name, args) }, page.words.raw(word));
    const answer = signal.answered_at === null ? button("signal.answer", "booth.answer_signal") : null;
    const line = el("span", {}, ...signalLine(signal, page));
    return el("p", { class: "report", "data-of": idOf(signal) }, line, answer, button("signal.end", "booth.end_signal"));
  }
}

/** @param {any[]} nodes */
const text = (nodes) => el("span", {}, ...nodes).textContent;
