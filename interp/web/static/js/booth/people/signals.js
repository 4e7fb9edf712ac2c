/** What this booth asks for by its name: a key each, which also ends it, and who has answered. */

import { el, ltr, phrase, put, say, slot } from "../../shared/dom.js";
import { answered } from "../../shared/booth_signals.js";

export class Signals {
  #tell;
  #drawn = "";
  #known = null;

  /** `tell` sends a command of this booth. */
  constructor(tell) {
    this.#tell = tell;
    for (const button of document.querySelectorAll("[data-signal]")) {
      button.addEventListener("click", () => this.press(button.dataset.signal));
    }
  }

  press(signal) {
    const button = document.querySelector(`[data-signal="${signal}"]`);
    if (!button) return undefined;
    const stands = button.getAttribute("aria-pressed") === "true";
    return this.#tell(stands ? "booth.end_signal" : "booth.signal", { signal });
  }

  /** Draws what stands; an answer is said once to a screen reader. */
  take({ signals }, page) {
    const key = JSON.stringify([signals, page.words.language]);
    if (key === this.#drawn) return;
    this.#drawn = key;
    for (const button of document.querySelectorAll("[data-signal]")) {
      button.setAttribute("aria-pressed", String(signals.some(({ signal }) => signal === button.dataset.signal)));
    }
    const lines = signals.map((each) => el("p", { class: "signal" }, ...line(each, page)));
    put("signals", ...lines);
    const now = signals.map(({ signal, answered_at: since }) => `${signal} ${since}`);
    const before = this.#known;
    this.#known = new Set(now);
    const fresh = before ? lines.filter((_, place) => !before.has(now[place])) : [];
    if (fresh.length > 0) say(slot("people-said"), fresh.map((each) => each.textContent).join(" "));
  }
}

function line({ signal, at, answered_by: by, answered_at: since }, page) {
  const asked = phrase(page.words, "signal.asked", { signal: page.words.raw(`signal.${signal}`), time: ltr(page.time(at).slice(0, 5)) });
  return [asked, " ", since === null ? page.words.raw("signal.unanswered") : answered(by, since, page)];
}
