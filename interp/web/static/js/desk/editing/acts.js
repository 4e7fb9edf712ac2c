/** Acts at the open document: sent to its editing addresses, and undone by one key, the last first. */

import { documentPath } from "../api.js";
import { ConfirmQueue } from "../confirm_queue.js";
import { ltr, phrase, put } from "../../shared/dom.js";

const MOST = 200;
const MOST_SENTENCES = 500; // of one request
const FINAL = new Set(["refused", "not_found"]); // what is refused so is refused the next time too

export class Acts {
  #done = [];
  #turns = new ConfirmQueue(); // one is undone after the other
  #failures = 0; // requests so far that were not answered, or with a failure that may pass

  constructor(open) {
    this.open = open;
    this.words = open.words;
  }

  get #root() {
    return `${documentPath(this.open.document.id)}/editing/${this.open.working}`;
  }

  get(path) {
    return this.open.api.get(`${this.#root}/${path}`);
  }

  post(path, message) {
    return this.#posted(`${this.#root}/${path}`, message);
  }

  async #posted(path, message) {
    const answer = await this.open.api.post(path, message);
    if (!answer.ok && !FINAL.has(answer.error.code)) this.#failures += 1;
    return answer;
  }

  /**
   * Posts an act on the sentences `message.chosen`, in as many requests as it takes, and returns what became of all. When
   * one fails, the rest is not sent: these are `unsent`, and among those refused with its reason. A failure of the first
   * is the answer; null when the document was closed meanwhile.
   */
  async batch(path, message) {
    const [acts, address, { chosen }] = [this.#done, `${this.#root}/${path}`, message];
    const all = { ok: true, done: [], refused: [], unsent: [] };
    for (let at = 0; at < chosen.length && all.unsent.length === 0; at += MOST_SENTENCES) {
      const answer = await this.#posted(address, { ...message, chosen: chosen.slice(at, at + MOST_SENTENCES) });
      if (acts !== this.#done) return null;
      if (!answer.ok && at === 0) return answer;
      if (!answer.ok) all.unsent = chosen.slice(at);
      all.done.push(...answer.done ?? []);
      all.refused.push(...answer.refused ?? [], ...all.unsent.map(({ segment }) => ({ segment, message: answer.error.message })));
    }
    return all;
  }

  /** Keeps how an act is undone: `back` does it and returns what to say. */
  did(back, rows = []) {
    this.#done.push({ back, rows });
    if (this.#done.length > MOST) this.#done.shift();
  }

  /** Keeps an act on sentences: of each the revision before (0: none) and after. */
  changed(changes) {
    const rows = changes.filter(({ was, now }) => now !== was).map((each) => ({ ...each }));
    if (rows.length > 0) this.did(() => this.#restored(rows), rows);
  }

  /** Forgets all: another document is open. */
  clear() {
    this.#done = [];
  }

  /** Undoes the last act, which may still be on its way; one that could not be undone can be tried again. */
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

  /**
   * A restored revision is a new one of the same text: acts before it are undone from there. A first text stays, as no
   * revision is ever removed. What could not be sent stays in `rows`.
   */
  async #restored(rows) {
    const stays = rows.filter(({ was }) => was === 0).map(({ segment }) => ({ segment, message: this.words.raw("desk.first_text") }));
    const chosen = rows.filter(({ was }) => was > 0).map(({ segment, was, now }) => ({ segment, from_revision: now, back: was }));
    if (chosen.length === 0) return this.#left(stays);
    const answer = await this.batch("take_back", { chosen });
    if (!answer) return [];
    if (!answer.ok) return [answer.error.message];
    const were = new Map(rows.map(({ segment, was }) => [segment, was]));
    const made = new Map(answer.done.map(({ segment, revision }) => [segment, revision.revision]));
    for (const each of this.#done.flatMap((act) => act.rows)) {
      if (made.has(each.segment) && each.now === were.get(each.segment)) each.now = made.get(each.segment);
    }
    const unsent = new Set(answer.unsent.map(({ segment }) => segment));
    rows.splice(0, rows.length, ...rows.filter(({ segment }) => unsent.has(segment)));
    return this.told({ done: answer.done, refused: [...answer.refused, ...stays] }, "desk.batch_undone");
  }

  /** What became of sentences, in words: how many were changed, and of the others the reason and their numbers. */
  told({ done, refused }, key) {
    return [phrase(this.words, key, { n: done.length }), ...this.#left(refused).flatMap((each) => [" ", each])];
  }

  #left(refused) {
    const places = new Map(this.open.lines.map(({ id, place }) => [id, place]));
    return [...grouped(refused, ({ message }) => message)].flatMap(([message, rows]) => [message,
      phrase(this.words, "desk.batch_left", { places: ltr(rows.map(({ segment }) => places.get(segment) ?? "?").join(", ")) })]);
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
  for (const each of rows) {
    if (!found.has(of(each))) found.set(of(each), []);
    found.get(of(each)).push(each);
  }
  return found;
}
