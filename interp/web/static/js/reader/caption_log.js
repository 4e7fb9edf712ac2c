/** The captions on the page: updated in place, paused on request, earlier ones loaded on demand. */

import { addClause, captionSentence, endRuns, lastIn, sentences, takesClause } from "./caption_sentence.js";
import { newestCells, runKey, withRuns } from "./caption_runs.js";
import { CaptionWindow } from "./caption_window.js";
import { el, phrase, put, show, slot } from "../shared/dom.js";
import { runMark, runOf } from "../shared/provenance.js";
import { stem } from "../shared/speech_script.js";

const EARLIER = 50;
const MOST_ASKED = 500; // the service answers with no more
const MOST = 80; // rows on the page while the reader is at the newest; earlier ones are held and come back on demand
const SLACK = 20; // so many more before the oldest leave the page, which then is done once for all of them
const MOST_HELD = 4_000; // more than a meeting of three hours has
const SETTLE_MS = 400;
const FILL_MS = 500; // so many pages that are loaded together do not all ask at once
const STEPS = 12; // more than a sentence has

/** Runs the captions of a page. `speeches` returns the speaker of a speech, if known to the page; `shown` is called after drawing. */
export class CaptionLog {
  #nodes = new Map(); // the sentences on the page, by the number of their first row there
  #read = new Map(); // what the reader has seen of a row that is on the page no more
  #from = -Infinity; // the first row on the page
  #upTo = Infinity;
  #byHand = false;
  #asking = false;
  #settling = null;
  #loading = false;
  #unknown = new Set();
  #newest = null;
  #source = null;
  #drawn = false;

  constructor(cues, meeting, speeches, shown = () => {}) {
    this.cues = cues;
    this.meeting = meeting;
    this.speeches = speeches;
    this.shown = shown;
    this.box = slot("cues");
    this.box.replaceChildren(); // rows drawn by the server are drawn again from the same cues
    this.window = new CaptionWindow(slot("window"), this.box, {
      left: () => this.#hold(true, false),
      back: () => this.#byHand || this.#hold(false, false),
      top: () => this.#earlier(),
    });
    slot("pause").addEventListener("click", () => this.#hold(true, true));
    slot("new").addEventListener("click", () => this.#toNow());
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

  /** Fetches earlier captions while the window has room for them, for a page that has just been drawn. */
  fill() {
    setTimeout(async () => {
      const lowest = this.cues.lowest ?? 1;
      if (lowest <= 1 || this.isHeld || !this.window.hasRoom) return;
      const answered = await this.#fetchAll({ after: Math.max(0, lowest - 1 - EARLIER), before: lowest }, true);
      if (answered !== null && !this.isHeld) this.#drawAll();
    }, Math.random() * FILL_MS);
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

  /** The newest caption shown, or null. */
  get newest() {
    return this.#newest;
  }

  /** Whether the reader stays at an earlier caption: by scrolling back, or by the button. */
  get isHeld() {
    return this.#upTo !== Infinity;
  }

  /** The rows held, also those that are not on the page. */
  get rows() {
    return this.cues.rows();
  }

  /** The number of the row at the top of the window, null at the newest. */
  get place() {
    return this.isHeld ? Number(this.window.firstInSight()?.dataset.number) || null : null;
  }

  /** The words of a caption on the page in a column, null where it is not there. */
  words(number, column) {
    return this.box.querySelector(`.said[data-column="${column}"] .words[data-number="${number}"]`);
  }

  /** Whether a caption is held with a text. */
  has(number) {
    return this.cues.rows({ from: number, upTo: number }).length > 0;
  }

  /** The sentence of a caption on the page, null where it is not there. */
  line(number) {
    return this.box.querySelector(`.words[data-number="${number}"]`)?.closest(".cue") ?? null;
  }

  /** Fetches what the page does not hold, from a number on; resolves to whether it holds all of it. */
  async load(from = 1) {
    while ((this.cues.lowest ?? 1) > Math.max(1, from)) {
      const { lowest } = this.cues;
      const answered = await this.#fetchAll({ after: Math.max(0, lowest - 1 - MOST_ASKED), before: lowest }, true);
      if (answered === null || this.cues.lowest === lowest) return false;
    }
    return true;
  }

  /** Goes to a caption and stays there, as the reader asked; `isTop`: it is the first in the window. */
  goTo(number, { isTop = false } = {}) {
    this.#byHand = true;
    this.#upTo = this.cues.newest ?? 0;
    this.#from = Math.min(this.#from, this.cues.startOf(EARLIER, number) ?? number);
    put("held", this.page.words.raw("captions.held_here"));
    this.window.leave();
    this.#showNow(0);
    this.#drawAll();
    const line = this.line(number);
    if (line) this.window.show(line, isTop);
  }

  render() {
    const touched = this.cues.touched();
    this.#showNow(this.isHeld ? this.cues.countAfter(this.#upTo) : 0);
    if (this.isHeld && touched > this.#upTo && touched !== Infinity) return; // only what waits has changed
    this.#drawAll();
  }

  #drawAll() {
    const { words } = this.page;
    if (!this.isHeld && this.#drawn) this.cues.trim(MOST_HELD);
    const rows = this.#rows();
    this.#newest = rows.at(-1)?.cue ?? null;
    this.window.change(() => { // with what stands around the lines, so that the browser lays out the page once
      this.#draw(rows, words);
      this.#showSource(newestCells(rows, this.cues.languages.length), words);
      show("none", this.cues.newest === null);
      show("earlier", (this.cues.lowest ?? 1) > 1 || (rows.length > 0 && this.cues.startOf(2, rows[0].number) < rows[0].number));
    });
    this.#drawn = true;
    this.shown();
  }

  /** The rows for the page. The one before them is made too: what runs on from it is not said again. */
  #rows() {
    const between = (from) => this.cues.rows({ from: this.cues.startOf(2, from) ?? -Infinity, upTo: this.#upTo });
    let rows = between(this.#from);
    if (!this.isHeld && rows.length > MOST + SLACK) {
      this.#from = this.cues.startOf(MOST);
      rows = rows.slice(-MOST - 1);
    }
    return withRuns(rows, this.cues.languages).filter(({ number }) => number >= this.#from);
  }

  #showNow(waiting) {
    const { words } = this.page;
    put("new", this.isHeld ? el("span", { "aria-hidden": "true" }, "↓ ") : null,
      this.isHeld ? el("span", {}, waiting > 0 ? phrase(words, "captions.new", { n: waiting }) : words.raw("captions.now")) : null);
    show("pause", !this.isHeld);
  }

  /** The provenance of the newest lines, at the foot. */
  #showSource(cells, words) {
    const key = JSON.stringify(cells.map((cell) => cell && runOf(cell)));
    if (key === this.#source) return;
    this.#source = key;
    for (const name of ["runs", "runs-whole"]) {
      const made = cells.filter(Boolean).map((cell) => runMark(cell, words)).filter(Boolean);
      slot(name).replaceChildren(...made.filter((each, place) => each.textContent !== made[place - 1]?.textContent));
    }
    showSourceOf();
  }

  #draw(rows, words) {
    const drawn = sentences(rows);
    const wanted = new Set(drawn.map(([{ number }]) => number));
    for (const [number, { node, rows: read }] of this.#nodes) {
      if (wanted.has(number)) continue;
      this.#nodes.delete(number);
      for (const [each, seen] of read) this.#read.set(each, seen);
      node.remove();
    }
    let before = null;
    for (const each of drawn) {
      const held = this.#nodes.get(each[0].number);
      const turn = each[0].turn ? this.#turn(each[0].turn) : null;
      if (!held) this.#add(each, turn, before);
      else if (!this.#grow(each, turn, held)) this.#replace(each, turn, held);
      before = this.#finish(each, words);
    }
  }

  /** Says what a run of lines says once where it ends, if that is elsewhere now; returns the sentence's element. */
  #finish(rows, words) {
    const held = this.#nodes.get(rows[0].number);
    const ends = rows.map(({ cells, ends: own }) => cells.map((cell, place) => (cell?.text && own[place] ? runKey(cell) : "")).join("\n")).join("\n\n");
    if (held.ends !== ends) endRuns(held.node, rows, words);
    held.ends = ends;
    return held.node;
  }

  #add(rows, turn, before) {
    const seen = this.#seen(rows, this.#read);
    const node = this.#made(rows, turn, seen);
    const isNewest = before === this.box.lastElementChild;
    if (!isNewest || !this.#drawn) node.setAttribute("aria-live", "off"); // only what comes at the end is spoken
    if (before) before.after(node);
    else this.box.prepend(node);
    for (const { number } of rows) this.#read.delete(number);
    this.#note(rows, turn, node, seen);
  }

  /** Adds the clauses that have come to a sentence of which nothing else is new; returns false where it is to be drawn again. */
  #grow(rows, turn, held) {
    const more = rows.slice(held.rows.size);
    const drawn = rows.slice(0, held.rows.size);
    const isSame = held.turn === named(turn) && held.shape === shapeOf(drawn, rows) && drawn.every(({ number, cells }) => isSameCells(held.rows.get(number)?.cells, cells));
    if (!isSame || !more.every((row) => takesClause(held.node, row))) return false;
    if (more.length === 0) return true;
    if (held.node === this.box.lastElementChild && this.#drawn) held.node.removeAttribute("aria-live"); // what is added is spoken
    else held.node.setAttribute("aria-live", "off");
    for (const row of more) addClause(held.node, rows, row, { corrected: [], words: this.page.words });
    this.#note(rows, turn, held.node, this.#seen(rows, held.rows));
    return true;
  }

  /** Draws a sentence again where it stands; a text that was shown and is now another is marked, and not spoken again. */
  #replace(rows, turn, held) {
    const seen = this.#seen(rows, held.rows);
    const node = this.#made(rows, turn, seen);
    node.setAttribute("aria-live", "off");
    held.node.replaceWith(node);
    this.#note(rows, turn, node, seen);
  }

  /** By number, the cells of rows, and by column whether a text is not the one that was read before. */
  #seen(rows, read) {
    return new Map(rows.map(({ number, cells }) => [number, { cells, corrected: correctedSince(read.get(number), cells) }]));
  }

  #note(rows, turn, node, seen) {
    this.#nodes.set(rows[0].number, { node, turn: named(turn), rows: seen, shape: shapeOf(rows, rows), ends: null });
  }

  #made(rows, turn, seen) {
    const corrected = ({ number }) => seen.get(number).corrected;
    return captionSentence(rows, { turn, corrected, words: this.page.words, fetchOriginal: (node) => this.#original(node) });
  }

  #turn(id) {
    const known = this.speeches.get(id);
    if (!known && !this.#unknown.has(id)) {
      this.#unknown.add(id);
      this.speeches.load().then(() => this.render());
    }
    return known ?? null;
  }

  /** While held, corrections and withdrawals are applied and new captions wait. */
  #hold(held, byHand) {
    if (held === this.isHeld) return;
    this.#byHand = held && byHand;
    this.#upTo = held ? (this.cues.newest ?? 0) : Infinity;
    put("held", held ? this.page.words.raw("captions.held_here") : null);
    this.#showNow(0);
    this.#drawAll();
  }

  /** Back to the newest caption. */
  #toNow() {
    this.#hold(false, true);
    this.window.toEnd();
    slot("window").focus({ preventScroll: true });
  }

  /** Earlier rows come back to the page: those held at once, others from the service. */
  async #earlier() {
    const lowest = this.cues.lowest ?? 1;
    const first = Number(this.box.firstElementChild?.dataset.number ?? Infinity);
    if (this.#loading) return;
    const isHeldHere = this.cues.startOf(2, first) < first;
    if (!isHeldHere && lowest <= 1) return;
    this.#loading = true;
    this.#hold(true, this.#byHand);
    if (!isHeldHere) await this.#fetchAll({ after: Math.max(0, lowest - 1 - EARLIER), before: lowest }, true);
    this.#from = this.cues.startOf(EARLIER + 1, first) ?? -Infinity;
    this.#showNow(this.cues.countAfter(this.#upTo));
    this.#drawAll();
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
  async #fetchAll(query, earlier = false) {
    const answers = await Promise.all(this.cues.languages.map((language) => this.#fetch(language, query)));
    answers.forEach((answer, place) => answer && this.cues.take(this.cues.languages[place], answer, { earlier }));
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

  /** The original's texts of what is shown of a sentence. */
  async #original(node) {
    const shown = [...node.querySelectorAll(".words[data-number]")].map(({ dataset }) => Number(dataset.number));
    const [first, last] = [Math.min(...shown), Math.max(...shown)];
    const cue = this.cues.rows({ from: last, upTo: last })[0]?.cue;
    const answer = cue && await this.#fetch(cue.original, { after: Math.max(0, Math.min(first, last - STEPS) - 1), before: last + 1 });
    const own = (each) => each.unit === cue.unit || (cue.document && each.document === cue.document && stem(each.unit) === stem(cue.unit));
    return (answer?.cues ?? []).filter((each) => each.text && own(each)).map(({ text }) => text);
  }
}

const names = new WeakMap();

/** Who begins to speak in a row, as a string: each view brings the same speaker as another object. */
function named(turn) {
  if (turn && !names.has(turn)) names.set(turn, JSON.stringify(turn));
  return turn && names.get(turn);
}

/** What of the first rows of a sentence is drawn beside their texts: where languages begin, and where runs end within it. */
function shapeOf(rows, sentence) {
  return JSON.stringify(rows.map((row) => [row.begins, row.ends.map((ends, column) => ends && lastIn(sentence, column) !== row)]));
}

const isSameCells = (before, now) => before?.length === now.length && before.every((cell, place) => cell === now[place]);

/** By column, whether a text is not the one that was read before. */
function correctedSince(read, cells) {
  return cells.map((cell, place) => Boolean(read && (read.corrected[place] || isRewritten(read.cells[place], cell))));
}

/** Whether a text that was read is now another, in the same language. */
function isRewritten(before, now) {
  const [one, other] = [before?.text, now?.text];
  return Boolean(one && other) && one.language === other.language && one.text !== other.text;
}

/** The line at the foot is there while it has something to say. */
export function showSourceOf() {
  show("source", slot("runs").childNodes.length > 0 || !slot("pace").hidden);
}
