/** The text in hand: of the speech on the floor and the next two, line by line in two languages, and where the speaker is. */

import { draw } from "../../shared/pieces.js";
import { floor as pieces } from "../../drawing/floor.js";
import { el, ltr, phrase, put, show, slot } from "../../shared/dom.js";
import { speaker } from "../../shared/speaker_names.js";
import { paceNode } from "../../shared/text_pace.js";
import { Figures } from "./figures.js";
import { FetchedTexts } from "./fetched_texts.js";
import { LineList } from "./line_list.js";
import { lineAt } from "./lines.js";

const LABELS = ["followed.now", "next", "then"];

export class TextInHand {
  #figures = new Figures();
  #texts = new FetchedTexts(() => this.#draw());
  #list;
  /** @type {any} */
  #view = null;
  /** @type {any} */
  #page = null;
  /** The speech whose text was chosen; null: that on the floor. */
  #chosen = null;
  #drawnSpeeches = "[[],null]";
  #saidLeft = "";
  #saidLate = "";

  /**
   * `tell` sends a command of the booth; `refit` is called when the text appears or leaves, so that the rest has another room;
   * `marked` parts a sentence at its terms; `keys` are those of the booth.
   * @param {{tell: (name: string, args: Values) => void, refit: () => void, keys: any, marked: import("./lines.js").Marked}} with
   */
  constructor({ tell, refit, keys, marked }) {
    this.tell = tell;
    this.refit = refit;
    this.keys = keys;
    this.#list = new LineList(slot("lines"), () => show("to-speaker", this.#list.isFree || !this.#isOnFloor), marked);
    slot("to-speaker").addEventListener("click", () => this.#toSpeaker());
    slot("leave-text")?.addEventListener("click", () => this.leave());
  }

  /**
   * @param {any} view
   * @param {Page} page
   */
  take(view, page) {
    const before = this.#view?.speech?.id;
    [this.#view, this.#page] = [view, page];
    const { meeting, speech, place, language } = view;
    if (speech?.id !== before || !this.#speeches.some(({ id }) => id === this.#chosen)) this.#chosen = null;
    const mark = JSON.stringify([speech?.statement, place?.document, place?.of]);
    this.#texts.want({ meeting: meeting.id, language, speeches: this.#speeches.map(({ id }) => id), mark });
    this.#draw();
  }

  /** Another size was chosen, or other terms are known: the lines are drawn again. */
  again() {
    this.#list.forget();
    if (this.#view) this.#draw();
  }

  /** Adds what the text's keys do. */
  addKeys() {
    const { keys } = this;
    keys.add("figures", () => this.#figures.toggle());
    keys.add("text_next", () => this.#list.step(1));
    keys.add("text_back", () => this.#list.step(-1));
    keys.add("text_page", () => this.#list.leaf(1));
    keys.add("text_page_back", () => this.#list.leaf(-1));
    keys.add("text_speaker", () => this.#toSpeaker());
    keys.add("text_after", () => this.#turn(1));
    keys.add("text_before", () => this.#turn(-1));
  }

  /** A document of the meeting has changed. */
  changes() {
    this.#texts.changes();
  }

  /** The speaker leaves the text, or goes on with it. */
  leave() {
    const { following, place, speech } = this.#view;
    if (place && speech) this.tell("caption.leave_text", { speech: speech.id, back: following?.mode === "off_text" });
  }

  /** The speech on the floor, where there is one, and the next two. */
  get #speeches() {
    const { speech, next } = this.#view;
    return [speech, ...next.slice(0, 2)].filter(Boolean);
  }

  get #shown() {
    return this.#speeches.find(({ id }) => id === this.#chosen) ?? this.#speeches[0] ?? null;
  }

  get #isOnFloor() {
    return Boolean(this.#view?.speech) && this.#shown?.id === this.#view.speech.id;
  }

  #toSpeaker() {
    this.#chosen = null;
    this.#list.follow();
    this.#draw();
  }

  /**
   * Turns to the text of the speech after or before; in a page from right to left the keys change places.
   * @param {number} by
   */
  #turn(by) {
    const speeches = this.#speeches;
    const at = speeches.findIndex(({ id }) => id === this.#shown?.id);
    const to = speeches[at + (document.documentElement.dir === "rtl" ? -by : by)];
    if (to) this.#choose(to.id);
  }

  /** @param {string} speech */
  #choose(speech) {
    this.#chosen = speech === this.#view.speech?.id ? null : speech;
    this.#list.follow();
    this.#draw();
  }

  #draw() {
    const { following, place } = this.#view;
    const { words } = this.#page;
    const known = this.#speeches.some(({ id }) => this.#texts.of(id)?.document) || Boolean(place) || ["off_text", "text_follows"].includes(following?.mode);
    show("text", known);
    document.querySelector("main").toggleAttribute("data-in-hand", known);
    this.#drawSpeeches(words);
    this.#drawText(this.#texts.of(this.#shown?.id), words);
    this.refit();
  }

  /** @param {Words} words */
  #drawSpeeches(words) {
    const first = this.#view.speech ? 0 : 1;
    const has = this.#speeches.some(({ id }) => this.#texts.of(id)?.document);
    const rows = (has ? this.#speeches : []).map((speech, place) => ({
      speech, label: LABELS[first + place] ?? "then", isShown: speech.id === this.#shown?.id, has: this.#texts.of(speech.id)?.document,
    }));
    const key = JSON.stringify([rows, rows.length > 0 ? words.language : null]);
    if (key === this.#drawnSpeeches) return; // a button that has the focus keeps it
    this.#drawnSpeeches = key;
    put("speeches", ...rows.map(({ speech, label, isShown, has }) => el(
      "button", { type: "button", "data-speech": speech.id, "aria-pressed": String(isShown), onclick: () => this.#choose(speech.id) },
      el("span", { class: "label" }, words.raw(label)), " ", el("span", { class: "of" }, speaker(speech, words)),
      ...(has === null ? [" ", el("small", {}, words.raw("followed.no_text"))] : []),
    )));
  }

  /**
   * @param {wire.HandText | null} text
   * @param {Words} words
   */
  #drawText(text, words) {
    const { following, place, pointed } = this.#view;
    const here = this.#isOnFloor;
    const mode = following?.approximate ? "approximate" : following?.mode;
    const isRead = here && this.#view.speech.interpretation?.by === "text"; // on paper, where nothing is filed
    const none = text?.document === null && !place && !isRead ? "no_text" : null;
    put("text-mode", draw(pieces.followed_how, { mode: here && following?.known !== false ? mode : none, unseen: here && place && !following.visible }, words));
    put("delivery", text?.delivery && words.raw(`delivery.${text.delivery}`));
    const lines = text?.lines ?? [];
    const known = Boolean(place) || Boolean(pointed);
    // what a person shows with the delegation's text goes before the position in the captions
    const at = !here || !known ? -1 : pointed ? pointed.line - 1 : lineAt(lines, place.position);
    const of = lines.length;
    put("text-place", here && known && of > 0 && (at < 0 ? words.raw("followed.before") : phrase(words, "in_hand.place", { position: ltr(at + 1), of: ltr(of) })));
    this.#drawLeft(here && mode === "off_text" && of > 0, at, words);
    this.#drawKey(here && Boolean(place) && of > 0, words);
    this.#drawPace(text, here ? place : null, words);
    this.#figures.draw(text, at);
    const isLate = here && this.#isLate(text);
    this.#drawLate(isLate ? text : null, words);
    this.#list.draw(text, words, at, isLate);
    show("to-speaker", of > 0 && (!here || this.#list.isFree));
  }

  /**
   * Whether a text came after the speaker on the floor had begun.
   * @param {wire.HandText | null} text
   */
  #isLate(text) {
    const began = this.#view.clocks.speech?.started_at ?? null;
    return began !== null && (text?.document ?? null) !== null && (text?.filed_at ?? 0) > began;
  }

  /**
   * @param {wire.HandText | null} text
   * @param {Words} words
   */
  #drawLate(text, words) {
    const said = text ? `${text.document} ${text.version} ${words.language}` : "";
    if (said === this.#saidLate) return; // it is announced once
    this.#saidLate = said;
    if (!text) return void put("late-text");
    const changed = text.version > 1 ? text.lines.filter(({ before }) => before !== null).map(({ number }) => number) : [];
    const time = ltr(this.#page.time(text.filed_at).slice(0, 5));
    put("late-text",
      phrase(words, text.version > 1 ? "in_hand.late_version" : "in_hand.late", { time, version: ltr(text.version) }),
      changed.length > 0 && " ", changed.length > 0 && phrase(words, "in_hand.changed_lines", { lines: apart(changed) }),
      text.left_out > 0 && " ", text.left_out > 0 && phrase(words, "in_hand.left_out", { n: text.left_out }));
  }

  /**
   * @param {boolean} hasLeft
   * @param {number} at
   * @param {Words} words
   */
  #drawLeft(hasLeft, at, words) {
    const said = hasLeft ? `${at} ${words.language}` : "";
    if (said === this.#saidLeft) return; // it is announced once
    this.#saidLeft = said;
    put("left-text", hasLeft && (at < 0 ? words.raw("in_hand.left_before") : phrase(words, "in_hand.left", { line: ltr(at + 1) })));
  }

  /**
   * How fast the text would have to be read in its time, and is read, as far as steps by hand say that.
   * @param {wire.HandText | null} text
   * @param {wire.PlaceView | null} place
   * @param {Words} words
   */
  #drawPace(text, place, words) {
    const share = place?.document === text?.document ? place?.share_per_minute : null;
    const n = Math.round((share ?? 0) * (text?.length?.count ?? 0));
    put("pace", paceNode(text?.length, this.#shown?.limit_ms, words), n > 0 && " ", n > 0 && phrase(words, "pace.measured", { n: ltr(n) }));
  }

  /**
   * @param {boolean} isThere
   * @param {Words} words
   */
  #drawKey(isThere, words) {
    const word = this.#view.following?.mode === "off_text" ? "in_hand.back_on" : "in_hand.leave";
    put("leave-text", isThere && this.keys.cap("leave_text"), isThere && ` ${words.raw(word)}`);
  }
}

/**
 * Numbers in the page's direction: the lowest comes first also where one reads from the right.
 * @param {number[]} numbers
 */
const apart = (numbers) => el("span", {}, ...numbers.flatMap((each, place) => (place === 0 ? [ltr(each)] : [" · ", ltr(each)])));
