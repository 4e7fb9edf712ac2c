/** Announcing something, at the console and on the chair's page: the dialog, the rows of those that stand, and the withdrawal of one. */

import { announced as pieces } from "../drawing/announced.js";
import { choice, field, openForm } from "./dialog_form.js";
import { draw } from "../shared/pieces.js";
import { MEETING_LANGUAGES, el, put } from "../shared/dom.js";
import { longest } from "../shared/lengths.js";
import { nextTime } from "../shared/clock.js";
import { said, standing } from "../shared/announcements.js";
import { term } from "../shared/speaker_names.js";

const HEARERS = ["room", "booths", "attendees", "chair"];
const PHRASES = Object.keys(/** @type {any} */ (pieces.said).cases);
const TYPED = "";
const SHOWN_MS = 30 * 60_000; // of one that names no time
const SLOT = /\{(\w+)\}/gu;

export class Announcing {
  #rows = "";

  constructor(page, ask) {
    this.page = page;
    this.ask = ask;
  }

  /** Fills a slot with the rows of all that stand, the newest first; no key withdraws one. */
  fill(name, all) {
    const { page } = this;
    const found = standing({ announcements: all }, page.now());
    const key = JSON.stringify([found, page.words.language]);
    if (key === this.#rows) return;
    this.#rows = key;
    put(name, ...found.toReversed().map((told) => this.row(told)));
  }

  /** The row of an announcement that stands; `place` counts from the newest, which a key withdraws. */
  row(told, place) {
    const { page } = this;
    const { words } = page;
    const to = told.to.length < HEARERS.length ? told.to.map((each) => words.raw(`hearer.${each}`)).join(" · ") : words.raw("hearer.everyone");
    return draw(pieces.row, {
      id: told.id, said: said(told, page), hearers: to, until: page.time(told.until).slice(0, 5), newest: place === 0,
      on_withdraw: () => this.#withdraw(told),
    }, words);
  }

  /** Withdraws the newest one that stands. */
  withdrawNewest() {
    const newest = standing(this.page.view, this.page.now()).at(-1);
    if (newest) this.#withdraw(newest);
  }

  #withdraw({ id }) {
    this.ask("announcement.withdraw", { announcement: id });
  }

  /** Asks what to announce, to whom and until when: arrows choose a phrase, Tab goes on to what stands in it, Enter announces. */
  open() {
    const { words } = this.page;
    const fields = this.#fields(words);
    const box = el("div", { class: "announcing", oninput: (event) => this.#fit(box, event.target) }, ...fields);
    openForm(words, "announcing.title", [box], (elements) => this.#send(elements), { verb: "announcing.announce" });
    this.#fit(box, null);
    box.querySelector("input").focus();
  }

  #fields(words) {
    const phrases = [...PHRASES.map((name) => [name, blank(words, name)]), [TYPED, words.raw("announcing.typed")]];
    const hearers = HEARERS.map((each) =>
      el("label", { class: "check" }, el("input", { type: "checkbox", name: "to", value: each, checked: true }), " ", words.raw(`hearer.${each}`)));
    const languages = MEETING_LANGUAGES.map((code) => [code, term(words, "language", code)]);
    return [
      el("fieldset", { class: "one-of" }, el("legend", {}, words.raw("announcing.said")), ...phrases.map(([value, label], place) =>
        el("label", { class: "check" }, el("input", { type: "radio", name: "phrase", value, checked: place === 0 }), " ", label))),
      field(words, "time", "announcing.time", { type: "time", dir: "ltr", required: true }),
      field(words, "n", "announcing.minutes", { type: "number", min: 1, max: 600, dir: "ltr", required: true }),
      field(words, "place", "announcing.place", { maxlength: longest("place"), required: true }),
      field(words, "text", "announcing.text", { maxlength: longest("announcement"), required: true }),
      choice(words, "language", "language", languages, words.language),
      el("fieldset", { class: "hearers" }, el("legend", {}, words.raw("announcing.to")), ...hearers),
      field(words, "until", "announcing.until", { type: "time", dir: "ltr", required: true, value: this.#time(this.page.now() + SHOWN_MS) }),
    ];
  }

  #time(ms) {
    return this.page.time(ms).slice(0, 5);
  }

  /** Shows the fields of what is chosen; until somebody says otherwise, a phrase with a time is shown until then. */
  #fit(box, changed) {
    const { words } = this.page;
    const named = (name) => box.querySelector(`[name="${name}"]`);
    const phrase = box.querySelector('[name="phrase"]:checked').value;
    const slots = phrase === TYPED ? ["text", "language"] : slotsOf(words, phrase);
    for (const name of ["time", "n", "place", "text", "language"]) {
      const input = named(name);
      input.disabled = !slots.includes(name);
      input.closest("label").hidden = input.disabled;
    }
    const until = named("until");
    if (changed === until) box.dataset.until = "said";
    if (!("until" in box.dataset) && changed !== null) {
      until.value = slots.includes("time") ? named("time").value : this.#time(this.page.now() + SHOWN_MS);
    }
    const any = box.querySelector('[name="to"]:checked');
    named("to").setCustomValidity(any ? "" : words.raw("announcing.nobody"));
  }

  #send({ phrase: { value: phrase }, time, n, place, text, language, to, until }) {
    const now = this.page.now();
    const at = ({ value }) => nextTime(now, this.page.time(now), value);
    const slots = phrase === TYPED ? { text: text.value, language: language.value } : {
      phrase, ...(!time.disabled && { time: at(time) }), ...(!n.disabled && { minutes: Number(n.value) }), ...(!place.disabled && { place: place.value }),
    };
    this.ask("announcement.make", { to: [...to].filter(({ checked }) => checked).map(({ value }) => value), until: at(until), ...slots });
  }
}

const slotsOf = (words, name) => [...words.raw(`announce.${name}`, 2).matchAll(SLOT)].map(([, slot]) => slot);

/** A phrase as it is chosen: what is still to be said is "…". */
const blank = (words, name) => words.raw(`announce.${name}`, 2).replace(SLOT, "…").replace(/…[.。]$/u, "…");
