/** The key that asks the speaker to slow down: nobody is told who asks, and who could be recognised is told so before. */

import { ltr, phrase, put } from "../../shared/dom.js";

const TOLD_MS = 5_000;

export class Slower {
  #page;
  #keys;
  #asked = null; // the speech for which it was said that who asks could be recognised
  #timer = 0;

  constructor(page, keys) {
    this.#page = page;
    this.#keys = keys;
  }

  /** Sends the request, or first says that it could be guessed whose it is. */
  async press() {
    const { view, words, line, isLive } = this.#page; // over the socket alone: a request leaves its address in logs
    const speech = view?.speech?.id ?? null;
    const sure = speech !== null && this.#asked === speech;
    this.forget();
    const ack = isLive && !line.isPolled ? await line.ask("ask_slower", { sure }) : null;
    if (ack?.ok) this.#page.sent();
    if (ack?.ok) this.#say(words.raw("slower.sent"));
    else if (ack?.error.args.reason === "only_booth") this.#warn(speech);
    else this.#say(ack?.error.message ?? this.#page.unsent);
  }

  /** Takes the question away: another speech has the floor, or Escape was pressed. */
  forget() {
    this.#asked = null;
    put("slower-asked");
  }

  /** The question is about one speech. */
  take({ speech }) {
    if (this.#asked !== null && this.#asked !== speech?.id) this.forget();
  }

  #warn(speech) {
    this.#asked = speech;
    put("slower-asked", phrase(this.#page.words, "slower.only", { key: ltr(this.#keys.keyOf("slower")) }));
  }

  #say(text) {
    clearTimeout(this.#timer);
    put("told", text);
    this.#timer = setTimeout(() => put("told"), TOLD_MS);
  }
}
