/** The working copies of every document that was open in this page: sent before it goes, asked about where they cannot be. */

import { BrowserCopies, countOf, storage } from "./browser_storage_copies.js";
import { WorkingCopies } from "./working_copies.js";

const WAIT_MS = 5_000; // so long signing out waits for the last sending

export class KeptCopies {
  #opened = new Map();
  #sure = false;

  /** `confirms` are the sentences being saved in the background; `said` is called when a copy's state changes. */
  constructor({ api, words, language, device, confirms, said }) {
    this.api = api;
    this.words = words;
    this.language = language;
    this.device = device;
    this.confirms = confirms;
    this.said = said;
    this.account = document.body.dataset.account;
    addEventListener("beforeunload", (event) => {
      if (!this.#sure && (this.#all().some(({ isUnkept }) => isUnkept) || confirms.waiting > 0)) event.preventDefault();
    });
    addEventListener("pagehide", () => this.#all().forEach((each) => each.flush({ keepalive: true })));
    document.getElementById("sign-out")?.addEventListener("submit", (event) => this.#signOut(event));
  }

  /** The copies of a document, which stay those of before when it is opened again. */
  of(opened) {
    if (!this.#opened.has(opened)) this.#opened.set(opened, this.#made(opened));
    return this.#opened.get(opened);
  }

  #all() {
    return [...this.#opened.values()];
  }

  #made(opened) {
    const { api, language, device, account } = this;
    const store = new BrowserCopies([account, opened, language], storage());
    return new WorkingCopies({
      api, document: opened, language, device, store, said: (sentence, state) => this.said(opened, sentence, state),
    });
  }

  /** Waits for the last sending; what the server could not be sent is asked about, since others may use this browser. */
  async #signOut(event) {
    event.preventDefault();
    const sent = Promise.all([this.confirms.idle, ...this.#all().map((each) => each.flush())]);
    await Promise.race([sent, new Promise((resolve) => { setTimeout(resolve, WAIT_MS); })]);
    const unsent = this.#all().some((each) => each.unsent > 0) || this.confirms.waiting > 0 || countOf(this.account, storage()) > 0;
    if (unsent && !confirm(this.words.raw("desk.sign_out_unsent"))) return;
    this.#sure = true;
    event.target.submit();
  }
}
