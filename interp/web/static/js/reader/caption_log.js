/** The captions on the page: updated in place, paused on request, earlier ones loaded on demand. */

import { captionRow } from "./caption_row.js";
import { el, phrase, put, show, slot, write } from "../shared/dom.js";
import { stem } from "../shared/speech_script.js";

const EARLIER = 50;
const SETTLE_MS = 400;
const NEAR_PX = 48;
const STEPS = 12; // more than a sentence has

/** Runs the captions of a page. `speeches` returns the speaker of a speech, if known to the page. */
export class CaptionLog {
  #nodes = new Map();
  #upTo = Infinity;
  #byHand = false;
  #asking = false;
  #settling = null;
  #loading = false;
  #unknown = new Set();

  constructor(cues, meeting, speeches) {
    Object.assign(this, { cues, meeting, speeches, box: slot("cues") });
    this.box.replaceChildren(); // rows drawn by the server are drawn again from the same cues
    this.box.addEventListener("scroll", () => this.#scrolled());
    addEventListener("resize", () => this.#stick());
    slot("pause").addEventListener("click", () => this.#pause(this.#upTo === Infinity, true));
    slot("new").addEventListener("click", () => this.#pause(false, true));
    slot("earlier").addEventListener("click", () => this.#earlier());
  }

  /** Takes captions by language. Those of a join may have gaps before them; those of a message have none. */
  take(byLanguage, page) {
    this.page = page;
    for (const [language, message] of Object.entries(byLanguage)) {
      this.cues.take(language, message, { live: message.v !== undefined });
    }
    this.render();
    this.#lookSoon();
  }

  /** Takes the numbers of a beat. */
  hear({ captions_seq: seq, captions_changed: changed }) {
    this.cues.hear(seq, changed);
    this.#lookSoon();
  }

  /** Fetches new captions over HTTP, for a page without a socket. */
  poll() {
    return this.#ask(this.cues.news());
  }

  render() {
    const { words } = this.page;
    const all = this.cues.rows();
    const rows = all.filter(({ number }) => number <= this.#upTo);
    this.#draw(rows, words);
    const waiting = all.length - rows.length;
    put("new", waiting > 0 ? el("span", {}, phrase(words, "captions.new", { n: waiting })) : null);
    show("none", all.length === 0);
    show("earlier", (this.cues.lowest ?? 1) > 1);
    if (this.#upTo === Infinity) this.#stick();
  }

  #draw(rows, words) {
    const wanted = new Set(rows.map(({ number }) => number));
    for (const [number, { node }] of this.#nodes) {
      if (!wanted.has(number)) this.#nodes.delete(number) && node.remove();
    }
    let before = null;
    for (const row of rows) {
      const turn = row.turn && this.#turn(row.turn);
      const key = JSON.stringify([row.cells, turn?.speech ?? null]);
      const held = this.#nodes.get(row.number);
      if (held?.key !== key) {
        const node = captionRow(row, turn, words, (cue) => this.#original(cue));
        if (held) held.node.replaceWith(node);
        else if (before) before.after(node);
        else this.box.prepend(node);
        this.#nodes.set(row.number, { node, key });
      }
      before = this.#nodes.get(row.number).node;
    }
  }

  #turn(id) {
    const known = this.speeches.get(id);
    if (!known && !this.#unknown.has(id)) {
      this.#unknown.add(id);
      this.speeches.load().then(() => this.render());
    }
    return known;
  }

  /** While paused, corrections and withdrawals are applied and new captions wait. */
  #pause(held, byHand) {
    if (held === (this.#upTo !== Infinity)) return;
    this.#byHand = held && byHand;
    const rows = this.cues.rows();
    this.#upTo = held ? (rows.at(-1)?.number ?? 0) : Infinity;
    slot("pause").toggleAttribute("data-held", held); // its label says what it does now
    write(slot("pause").querySelector("[data-word]"), this.page.words.raw(held ? "captions.resume" : "captions.pause"));
    put("held", held ? this.page.words.raw("captions.held_here") : null);
    this.render();
  }

  #scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.box;
    const away = scrollHeight - scrollTop - clientHeight;
    if (away > NEAR_PX) this.#pause(true, false);
    else if (!this.#byHand) this.#pause(false, false);
    if (scrollTop < NEAR_PX && away > NEAR_PX) this.#earlier();
  }

  #stick() {
    if (this.#upTo === Infinity) this.box.scrollTop = this.box.scrollHeight;
  }

  async #earlier() {
    const lowest = this.cues.lowest ?? 1;
    if (this.#loading || lowest <= 1) return;
    this.#loading = true;
    this.#pause(true, false);
    await this.#fetchAll({ after: Math.max(0, lowest - 1 - EARLIER), before: lowest });
    const fromEnd = this.box.scrollHeight - this.box.scrollTop;
    this.render();
    this.box.scrollTop = this.box.scrollHeight - fromEnd; // the row being read keeps its position
    this.#loading = false;
  }

  #lookSoon() {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      const missing = this.cues.missing();
      if (missing) this.#ask(missing);
    }, SETTLE_MS);
  }

  async #ask(query) {
    if (this.#asking) return;
    this.#asking = true;
    const changed = await this.#fetchAll(query);
    this.#asking = false;
    if (changed === null) return;
    this.cues.settled(changed);
    this.render();
  }

  /** Fetches the same range in every language; returns the lowest `changed`, null if one request failed. */
  async #fetchAll(query) {
    const answers = await Promise.all(this.cues.languages.map((language) => this.#fetch(language, query)));
    answers.forEach((answer, place) => answer && this.cues.take(this.cues.languages[place], answer));
    return answers.every(Boolean) ? Math.min(...answers.map(({ changed }) => changed)) : null;
  }

  async #fetch(language, query) {
    const asked = new URLSearchParams({ language, ...query });
    try {
      const answer = await fetch(`/api/meetings/${encodeURIComponent(this.meeting)}/captions?${asked}`, { cache: "no-cache" });
      return answer.ok ? await answer.json() : null;
    } catch {
      return null; // the next beat or poll asks again
    }
  }

  async #original(cue) {
    const answer = await this.#fetch(cue.original, { after: Math.max(0, cue.number - STEPS), before: cue.number + 1 });
    const sentence = answer?.cues.filter(({ unit }) => unit === cue.unit || (cue.document && stem(unit) === stem(cue.unit)));
    return sentence?.findLast(({ text }) => text)?.text ?? null; // perhaps shown with an earlier step
  }
}
