/** What the chair does at the gavel: opens, suspends, resumes and closes the meeting, the sentence for it read out first. */

import { chair as pieces } from "../drawing/chair.js";
import { draw } from "../shared/pieces.js";
import { el, put } from "../shared/dom.js";

const ACTS = { planned: ["open"], open: ["suspend", "close"], suspended: ["resume", "close"] };
const IS_READ_OUT = ["open", "resume"]; // the page shows their sentence already

/** The buttons; `redraw` draws the page with the sentence that was chosen, `answered` says what the service answered. */
export class Gavel {
  /** What is read out and not yet done: "suspend", "close" or null. */
  chosen = null;
  #redraw;
  #answered;
  #drawn = "";

  constructor(redraw, answered) {
    this.#redraw = redraw;
    this.#answered = answered;
  }

  render(view, page) {
    const { words } = page;
    const acts = ACTS[view.meeting.status] ?? [];
    if (!acts.includes(this.chosen)) this.chosen = null;
    const drawn = JSON.stringify([acts, this.chosen, words.language]);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    if (this.chosen) this.#confirm(page);
    else put("gavel", draw(pieces.gavel, { acts }, words));
    for (const button of document.querySelectorAll("[data-gavel]")) button.onclick = () => this.#press(button.dataset.gavel, page);
  }

  #confirm(page) {
    const { words } = page;
    const now = el("button", { type: "button", class: "now", onclick: () => this.#send(this.chosen, page) }, words.raw("gavel.now"));
    const not = el("button", { type: "button", onclick: () => this.#choose(null, page) }, words.raw("gavel.not_now"));
    put("gavel", now, not);
    now.focus();
  }

  #press(act, page) {
    if (IS_READ_OUT.includes(act)) this.#send(act, page);
    else this.#choose(act, page);
  }

  #choose(act, page) {
    const before = this.chosen;
    this.chosen = act;
    this.#redraw(page);
    if (!act) document.querySelector(`[data-gavel="${before}"]`)?.focus();
  }

  async #send(act, page) {
    this.#answered(page, page.isLive && (await page.send(`meeting.${act}`, {})));
    this.chosen = null;
    this.#redraw(page);
  }
}
