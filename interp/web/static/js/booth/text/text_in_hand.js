/** The text in hand: the statement of the speech on the floor, line by line in two languages, where the speaker is in it. */

import { draw } from "../../shared/pieces.js";
import { floor as pieces } from "../../drawing/floor.js";
import { ltr, phrase, put, show, slot } from "../../shared/dom.js";
import { FetchedTexts } from "./fetched_texts.js";
import { fitLines } from "./line_size.js";
import { drawn, lineAt } from "./lines.js";

export class TextInHand {
  #texts = new FetchedTexts(() => this.#draw());
  /** @type {any} */
  #view = null;
  /** @type {any} */
  #page = null;
  #drawnOf = "";
  /** @type {wire.HandText | null} */
  #drawnText = null;
  #at = -1;

  /**
   * @param {() => void} refit is called when the text appears or leaves, so that the rest has another room
   * @param {(sentence: string, language: string) => {text: string, term: any}[]} [marked] parts a sentence at its terms
   */
  constructor(refit, marked) {
    this.refit = refit;
    this.marked = marked;
    new ResizeObserver(() => this.#fit()).observe(this.#list);
    document.fonts?.ready.then(() => this.#fit());
  }

  /**
   * @param {any} view
   * @param {Page} page
   */
  take(view, page) {
    [this.#view, this.#page] = [view, page];
    const { meeting, speech, place, language } = view;
    const mark = JSON.stringify([speech?.statement, place?.document, place?.of]);
    this.#texts.want({ meeting: meeting.id, language, speeches: speech ? [speech.id] : [], mark });
    this.#draw();
  }

  /** A document of the meeting has changed. */
  look() {
    this.#texts.look(true);
  }

  /** Another size was chosen, or other terms are known: the lines are drawn again. */
  again() {
    this.#drawnText = null;
    if (this.#view) this.#draw();
  }

  get #list() {
    return slot("lines");
  }

  #draw() {
    const { following, place, speech } = this.#view;
    const { words } = this.#page;
    const text = this.#texts.of(speech?.id);
    const has = Boolean(text?.document);
    const known = has || Boolean(place) || ["off_text", "text_follows"].includes(following?.mode);
    show("text", known);
    document.querySelector("main").toggleAttribute("data-in-hand", known);
    const mode = following?.approximate ? "approximate" : following?.mode;
    put("text-mode", draw(pieces.followed_how, { mode: following?.known === false ? null : mode, unseen: place && !following.visible }, words));
    put("delivery", text?.delivery && words.raw(`delivery.${text.delivery}`));
    this.#drawLines(text, words);
    this.#follow(place?.position ?? 0, words);
    this.refit();
  }

  /**
   * @param {wire.HandText | null} text
   * @param {Words} words
   */
  #drawLines(text, words) {
    const of = `${text?.speech} ${words.language}`;
    if (text === this.#drawnText && of === this.#drawnOf) return;
    [this.#drawnText, this.#drawnOf, this.#at] = [text, of, -1];
    put(this.#list, ...(text?.lines ?? []).map((line) => drawn(line, words, this.marked)));
    this.#fit();
  }

  /**
   * Marks the line that is spoken and the one after it, and brings them into sight.
   * @param {number} position
   * @param {Words} words
   */
  #follow(position, words) {
    const lines = this.#drawnText?.lines ?? [];
    const at = lineAt(lines, position);
    const of = lines.length;
    put("text-place", of > 0 && (at < 0 ? words.raw("followed.before") : phrase(words, "in_hand.place", { position: ltr(at + 1), of: ltr(of) })));
    const rows = [...this.#list.children];
    for (const [place, row] of rows.entries()) {
      const which = place === at ? "now" : place === at + 1 ? "next" : null;
      if (which) row.dataset.sentence = which;
      else delete row.dataset.sentence;
      row.classList.toggle("past", place < at);
      if (place === at) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
    }
    if (at === this.#at) return;
    this.#at = at;
    this.#bring();
  }

  #fit() {
    fitLines(this.#list);
    this.#bring();
  }

  /** The line before the spoken one stays in sight where it has room; that one is at its own place while it is sticky. */
  #bring() {
    const list = this.#list;
    const here = list.children[this.#at];
    const before = list.children[this.#at - 1];
    const room = list.clientHeight - (here?.offsetHeight ?? 0);
    const shown = before && before.offsetHeight <= room / 2 ? before.offsetHeight : 0;
    list.scrollTop = before ? before.offsetTop + before.offsetHeight - shown : 0;
  }
}
