/** Acts at the open document: sent to its editing addresses, and taken back by one key, the last first. */

import { documentPath } from "../api.js";
import { ConfirmQueue } from "../confirm_queue.js";
import { ltr, phrase, put } from "../../shared/dom.js";

const MOST = 200;

export class Acts {
  #done = [];
  #turns = new ConfirmQueue(); // one is taken back after the other
  #failures = 0; // answers so far that refused the whole of an act

  constructor(open) {
    Object.assign(this, { open, words: open.words });
  }

  get #root() {
    return `${documentPath(this.open.document.id)}/editing/${this.open.working}`;
  }

  get(path) {
    return this.open.api.get(`${this.#root}/${path}`);
  }

  async post(path, message) {
    const answer = await this.open.api.post(`${this.#root}/${path}`, message);
    if (!answer.ok) this.#failures += 1;
    return answer;
  }

  /** Keeps how an act is taken back: `back` does it and returns what to say. */
  did(back, rows = []) {
    this.#done.push({ back, rows });
    if (this.#done.length > MOST) this.#done.shift();
  }

  /** Keeps an act on sentences: of each the revision before and after; one that had none cannot be emptied again. */
  changed(changes) {
    const rows = changes.filter(({ was }) => was > 0).map((each) => ({ ...each }));
    if (rows.length > 0) this.did(() => this.#restored(rows), rows);
  }

  /** Forgets all: another document is open. */
  clear() {
    this.#done = [];
  }

  /** Takes back the last act, which may still be on its way; one that could not be taken back can be again. */
  async undo() {
    const acts = this.#done;
    const wasOne = await this.#turns.add(() => this.#takenBack(acts));
    if (wasOne) await this.open.moved();
  }

  async #takenBack(acts) {
    await this.open.confirms.idle;
    if (acts !== this.#done) return false; // another document is open
    const last = acts.pop();
    const place = acts.length;
    const before = this.#failures;
    const said = last ? await last.back() : [this.words.raw("desk.nothing_undone")];
    if (last && this.#failures > before) acts.splice(place, 0, last);
    if (acts !== this.#done) return false;
    this.say(...said);
    return Boolean(last);
  }

  /** A restored revision is a new one of the same text: acts before it are taken back from there. */
  async #restored(rows) {
    const chosen = rows.map(({ segment, was, now }) => ({ segment, from_revision: now, back: was }));
    const answer = await this.post("take_back", { chosen });
    if (!answer.ok) return [answer.error.message];
    for (const { segment, revision } of answer.done) {
      const { was } = rows.find((each) => each.segment === segment);
      for (const each of this.#done.flatMap((act) => act.rows)) {
        if (each.segment === segment && each.now === was) each.now = revision.revision;
      }
    }
    return this.told(answer, "desk.batch_undone");
  }

  /** What became of sentences, in words: how many were changed, and of the others the reason and their numbers. */
  told({ done, refused }, key) {
    const places = new Map(this.open.lines.map(({ id, place }) => [id, place]));
    const byReason = grouped(refused, ({ message }) => message);
    const left = [...byReason].flatMap(([message, rows]) => [" ", message, " ",
      phrase(this.words, "desk.batch_left", { places: ltr(rows.map(({ segment }) => places.get(segment) ?? "?").join(", ")) })]);
    return [phrase(this.words, key, { n: done.length }), ...left];
  }

  /** Says something in the pane, where it stays until the next act, and is announced. */
  say(...said) {
    if (this.open.current) this.open.pane.say(...said);
    else put("document-said", ...said);
  }
}

/** Rows by the value that `of` has for each, in order. */
export function grouped(rows, of) {
  const found = new Map();
  for (const each of rows) found.set(of(each), [...(found.get(of(each)) ?? []), each]);
  return found;
}
