/**
 * Working copies: what is typed in the sentences of one document and not saved yet. Each input is kept in the browser at
 * once and on the server within two seconds; the browser's is erased when the server has the same words.
 */

import { documentPath } from "./api.js";

const PAUSE_MS = 600;
const LATEST_MS = 1_200; // with the time of the sending itself below two seconds
const AGAIN_MS = 2_000;
const MOST_SENTENCES = 20;
const MOST_LETTERS = 12_000; // of one sending, so that one sent as the page closes is small enough
const pageIsHidden = () => globalThis.document?.hidden ?? false;

export class WorkingCopies {
  #copies = new Map(); // by sentence: { words, base, held: the server has these words, kept: the browser has them }
  #erasing = new Map(); // by sentence: devices whose copies on the server are to go, with the time read (null: own)
  #adopted; // by sentence: the other device of this account that the copy came from, and its time
  #declined; // by sentence: the same, of one that was discarded here and stays for who typed it
  #asked = 0; // how often the server was asked for the copies
  #gone = new Map(); // by sentence: how often it had been when the copy was forgotten last
  #restored = false;
  #since = null;
  #timer = null;
  #sending = null;
  #failed = false;

  /** `store` is the BrowserCopies of the place; `said(sentence, state)` is called when a copy's state changes. */
  constructor({ api, document, language, device, store, said = /** @type {(sentence: string, state: any) => void} */ (() => {}), now = () => performance.now(), isHidden = pageIsHidden }) {
    this.api = api;
    this.device = device;
    this.store = store;
    this.said = said;
    this.now = now;
    this.isHidden = isHidden;
    this.#adopted = new OtherCopies("adopted", store);
    this.#declined = new OtherCopies("declined", store);
    this.isWithheld = false;
    this.path = `${documentPath(document)}/copies/${language}`;
  }

  /** Keeps the words in a field; `base` is the revision that was there before (0: none). */
  typed(sentence, words, base) {
    const before = this.#copies.get(sentence);
    if (before?.words === words && before.base === base) return;
    const copy = { words, base, held: false, kept: false };
    this.#copies.set(sentence, copy);
    copy.kept = this.store.put(sentence, copy);
    this.#spare(sentence, this.device);
    this.#tell(sentence);
    this.#plan();
  }

  /** Forgets a copy: the field shows again what is saved. Where it came from it stays, but for `elsewhere`. */
  discard(sentence, { elsewhere = false } = {}) {
    if (!this.#copies.has(sentence)) return;
    this.#forget(sentence);
    this.#erase(sentence, this.device);
    if (elsewhere) this.#letGo(sentence);
    else this.#decline(sentence);
    this.#tell(sentence);
    this.#plan();
  }

  /** The server saved `words`, and erased this browser's copy: what was typed since is kept, the rest is forgotten. */
  confirmed(sentence, words) {
    const copy = this.#copies.get(sentence);
    if (copy && copy.words.trim() !== words) {
      copy.held = false;
      copy.kept = this.store.put(sentence, copy);
      this.#plan();
      return;
    }
    const isOnItsWay = this.#sending !== null;
    this.#forget(sentence);
    if (isOnItsWay) this.#erase(sentence, this.device);
    this.#letGo(sentence);
    this.#tell(sentence);
    this.#plan();
  }

  /** What of a sentence is kept where: "kept" (or about to be), "browser" only, "nowhere", or "" without a copy. */
  state(sentence) {
    const copy = this.#copies.get(sentence);
    if (!copy) return "";
    if (!copy.held && !copy.kept) return "nowhere";
    return !copy.held && this.#failed ? "browser" : "kept";
  }

  /** The copies that this page knows of, by sentence. */
  get entries() {
    return new Map([...this.#copies].map(([sentence, { words, base }]) => [sentence, { words, base }]));
  }

  /** Whether something could be kept neither in the browser nor on the server. */
  get isUnkept() {
    return [...this.#copies.values()].some(({ held, kept }) => !held && !kept);
  }

  /** How many sentences the server does not have yet. */
  get unsent() {
    return [...this.#copies.values()].filter(({ held }) => !held).length;
  }

  /**
   * Returns every copy that there is and was not returned before, by sentence: { words, base }; null where the server
   * could not be asked. The browser's own come first, since it keeps only what the server may not have. Nothing is sent
   * before. While `isWithheld` there are more, of another browser that may soon be gone, or behind one just forgotten.
   */
  async restore() {
    this.#asked += 1;
    const turn = this.#asked;
    const answer = await this.api.get(`${this.path}?${this.#query()}`);
    if (!answer.ok) return null;
    const found = new Map();
    const kept = this.#restored ? new Map() : this.store.all();
    const own = new Set();
    this.isWithheld = Boolean(answer.withheld);
    for (const { sentence, words, base, device, saved_at: at } of answer.copies) {
      if (this.#restored && this.#copies.has(sentence)) continue;
      if (this.#restored && this.#isGone(sentence, device, turn)) {
        this.isWithheld = true;
        continue;
      }
      if (device !== this.device && this.#declined.is(sentence, device, at)) continue;
      if (device !== this.device && !this.#copies.has(sentence) && !kept.has(sentence)) this.#adopted.set(sentence, device, at);
      found.set(sentence, { words, base });
      if (device === this.device) own.add(sentence);
    }
    for (const [sentence, copy] of kept) found.set(sentence, copy);
    for (const [sentence, copy] of found) this.#take(sentence, copy, own.has(sentence));
    this.#restored = true;
    this.#plan();
    return found;
  }

  /** Sends what the server does not have yet and resolves when that was tried once. */
  async flush({ keepalive = false } = {}) {
    clearTimeout(this.#timer);
    this.#timer = null;
    if (keepalive) return this.#put({ keepalive });
    for (const copy of this.#copies.values()) if (copy.kept) copy.held = false; // sent while the page was hidden
    if (this.#sending) await this.#sending;
    return this.#send();
  }

  #take(sentence, copy, isOwn) {
    if (this.#copies.has(sentence)) return; // typed before the server answered
    const kept = this.store.all().has(sentence);
    const isGoing = this.#gone.has(sentence); // typed and discarded before the server answered: this is another one
    this.#copies.set(sentence, { ...copy, held: isOwn && !kept && !isGoing, kept });
    this.#spare(sentence, this.device);
    this.#tell(sentence);
  }

  #forget(sentence) {
    this.#copies.delete(sentence);
    this.store.drop(sentence);
    this.#gone.set(sentence, this.#asked);
  }

  /** Whether a copy is one that was forgotten after the server was asked, or is being erased there. */
  #isGone(sentence, device, turn) {
    return this.#gone.get(sentence) >= turn || Boolean(this.#erasing.get(sentence)?.has(device));
  }

  #erase(sentence, device, at = null) {
    this.#erasing.set(sentence, new Map([...(this.#erasing.get(sentence) ?? []), [device, at]]));
  }

  #spare(sentence, device) {
    const left = this.#erasing.get(sentence);
    left?.delete(device);
    if (left?.size === 0) this.#erasing.delete(sentence);
  }

  /** The copy that came from another browser is erased there once it is not needed, unless more was typed there. */
  #letGo(sentence) {
    const row = this.#adopted.row(sentence);
    if (row) this.#erase(sentence, ...row);
    this.#adopted.delete(sentence);
  }

  /** It stays there otherwise, since a colleague on the same link may have typed it, and is not shown here again. */
  #decline(sentence) {
    this.#declined.move(sentence, this.#adopted);
  }

  #tell(sentence) {
    this.said(sentence, this.state(sentence));
  }

  #query(device = this.device) {
    return new URLSearchParams({ device }).toString();
  }

  /** Sends after a pause in typing, and after so long at most while it goes on. */
  #plan(again = null) {
    if (this.#sending || (this.unsent === 0 && this.#erasing.size === 0)) return;
    const now = this.now();
    this.#since ??= now;
    const wait = again ?? Math.max(0, Math.min(PAUSE_MS, this.#since + LATEST_MS - now));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#send(), wait);
  }

  #send() {
    this.#sending ??= this.#sent().finally(() => {
      this.#sending = null;
      this.#plan(this.#failed ? AGAIN_MS : null);
    });
    return this.#sending;
  }

  async #sent() {
    this.#timer = null;
    this.#since = null;
    const fine = (await this.#put()) && (await this.#remove());
    if (this.#failed === !fine) return;
    this.#failed = !fine;
    for (const sentence of this.#copies.keys()) this.#tell(sentence);
  }

  async #put(options = {}) {
    const batch = this.#restored ? this.#batch() : [];
    if (batch.length === 0) return this.unsent === 0;
    const answer = await this.api.put(`${this.path}?${this.#query()}`, { copies: batch }, options);
    if (!answer.ok) return false;
    for (const { sentence, words, base } of batch) {
      const copy = this.#copies.get(sentence);
      if (copy?.words !== words || copy.base !== base) continue;
      copy.held = true;
      if (this.isHidden()) continue; // meanwhile another browser may take over what the server has
      copy.kept = false;
      this.store.drop(sentence);
    }
    return true;
  }

  /** The oldest copies that the server does not have, as many as one sending holds. */
  #batch() {
    const batch = [];
    let letters = 0;
    for (const [sentence, { words, base, held }] of this.#copies) {
      if (held) continue;
      letters += words.length;
      if (batch.length === MOST_SENTENCES || (batch.length > 0 && letters > MOST_LETTERS)) break;
      batch.push({ sentence, words, base });
    }
    return batch;
  }

  async #remove() {
    const devices = new Map();
    for (const [sentence, each] of this.#erasing) {
      for (const [device, at] of each) {
        devices.set(device, [...(devices.get(device) ?? []), [sentence, at]].slice(0, MOST_SENTENCES));
      }
    }
    for (const [device, sentences] of devices) {
      const asked = sentences.map(([sentence, at]) =>
        `&sentence=${encodeURIComponent(sentence)}${at === null ? "" : `&saved_at=${at}`}`).join("");
      const answer = await this.api.erase(`${this.path}?${this.#query(device)}${asked}`);
      if (!answer.ok) return false;
      for (const [sentence] of sentences) this.#erased(sentence, device);
    }
    return true;
  }

  /** A copy typed again while the erasing was on its way is sent again. */
  #erased(sentence, device) {
    this.#spare(sentence, device);
    this.#gone.set(sentence, this.#asked);
    const copy = device === this.device && this.#copies.get(sentence);
    if (copy) {
      copy.held = false;
      copy.kept = this.store.put(sentence, copy);
    }
  }
}

/** Copies of other browsers by sentence, each named by its device and time: known again when the page is loaded again. */
class OtherCopies {
  #rows = new Map();

  constructor(name, { start, storage }) {
    this.key = `interp.${name}.${start}`;
    this.storage = storage;
    try {
      this.#rows = new Map(JSON.parse(storage.getItem(this.key) ?? "[]"));
    } catch {
      // refused by the browser, or not written here
    }
  }

  /** The device and time of a sentence's copy, or undefined. */
  row(sentence) {
    return this.#rows.get(sentence);
  }

  is(sentence, device, at) {
    const row = this.#rows.get(sentence);
    return row !== undefined && row[0] === device && row[1] === at;
  }

  set(sentence, device, at) {
    this.#rows.set(sentence, [device, at]);
    this.#keep();
  }

  delete(sentence) {
    if (this.#rows.delete(sentence)) this.#keep();
  }

  /** Takes over what another list has of a sentence. */
  move(sentence, from) {
    const row = from.#rows.get(sentence);
    if (!row) return;
    this.set(sentence, ...row);
    from.delete(sentence);
  }

  #keep() {
    try {
      if (this.#rows.size === 0) this.storage.removeItem(this.key);
      else this.storage.setItem(this.key, JSON.stringify([...this.#rows]));
    } catch {
      // full, or refused: known while the page is open
    }
  }
}
