/** Edit mode of the console's programme: add, change, move and remove items and speeches. */

import { CODES, el, show } from "../shared/dom.js";
import { choice, field, openForm } from "./dialog_form.js";
import { otherLanguages } from "./other_language.js";
import { speakerText, term } from "../shared/speaker_names.js";

const KINDS = ["opening_statement", "introduction", "keynote", "introductory_remarks", "video_message", "presentation",
  "floor_round", "replies", "concluding_remarks", "other"];
const MINUTES = { type: "number", min: "0", max: "600", step: "0.5", dir: "ltr" };

export class Editor {
  constructor(page, picked, ask) {
    Object.assign(this, { page, picked, ask, words: page.words });
  }

  get on() {
    return document.body.classList.contains("editing");
  }

  toggle() {
    const editing = document.body.classList.toggle("editing");
    show("tools", editing);
    const button = document.querySelector('[data-do="mode"]');
    button.setAttribute("aria-pressed", String(editing));
    button.querySelector("[data-label]").textContent = this.words.raw(editing ? "console.run" : "console.edit");
  }

  /** Moves the selected item, or the selected speech within its item, one place up or down. */
  move(way) {
    const { kind, id, row } = this.picked.chosen();
    if (!this.on || !row) return;
    const order = kind === "item" ? this.picked.items().map((each) => each.item.id)
      : row.speeches.map((each) => each.speech.id);
    const target = order.indexOf(id) + way;
    if (target < 0 || target >= order.length) return;
    const after = way < 0 ? (order[target - 1] ?? null) : order[target];
    this.ask(`${kind}.move`, { [kind]: id, after });
  }

  remove() {
    const { kind, id } = this.picked.chosen();
    if (this.on && id) this.ask(kind === "item" ? "item.remove" : "speech.skip", { [kind]: id });
  }

  addItem() {
    if (!this.on) return;
    const { row } = this.picked.chosen();
    this.#open("console.add_item", [
      this.#field("title", "console.title", { required: true, maxlength: 500 }),
      this.#choice("kind", "console.kind", KINDS.map((kind) => [kind, term(this.words, "kind", kind)]), "other"),
      this.#field("limit", "console.limit", MINUTES),
      this.#field("each", "console.limit_speech", MINUTES),
    ], ({ title, kind, limit, each }) => this.ask("item.add", {
      title: title.value, kind: kind.value, limit_ms: ms(limit), speech_limit_ms: ms(each),
      after: row?.item.id ?? null, block: row?.block ?? null, language: this.words.language,
    }));
  }

  amend() {
    const { row, speech } = this.picked.chosen();
    if (!this.on || !row) return;
    if (speech) this.#amendSpeech(speech);
    else this.#amendItem(row);
  }

  #amendItem({ item, limit_ms: limitMs, speech_limit_ms: eachMs }) {
    this.#open("console.amend", [
      this.#field("title", "console.title", { required: true, maxlength: 500, value: item.title.text }),
      this.#field("number", "console.number", { maxlength: 20, value: item.number ?? "" }),
      this.#field("limit", "console.limit", { ...MINUTES, value: inMinutes(limitMs) }),
      this.#field("each", "console.limit_speech", { ...MINUTES, value: inMinutes(eachMs) }),
    ], ({ title, number, limit, each }) => this.ask("item.amend", {
      // an unchanged title is not sent: the one shown may be a translation
      item: item.id, language: this.words.language, title: title.value === item.title.text ? null : title.value,
      number: number.value, limit_ms: changed(limit), speech_limit_ms: changed(each),
    }));
  }

  #amendSpeech({ speech }) {
    const noted = this.page.view.pronunciations[speech.id] ?? "";
    this.#open("console.amend", [
      el("p", {}, speakerText(speech, this.words)),
      this.#languages(speech.language ?? ""),
      this.#field("limit", "console.minutes", { ...MINUTES, value: inMinutes(speech.limit_ms) }),
      this.#field("pronunciation", "console.pronunciation", { maxlength: 200, value: noted }),
      this.#field("seat", "console.seat", { maxlength: 20, value: speech.party.seat ?? "" }),
    ], async ({ language, limit, pronunciation, seat }) => {
      const described = pronunciation.value !== noted || seat.value !== (speech.party.seat ?? "");
      const note = { speech: speech.id, pronunciation: pronunciation.value, seat: seat.value };
      const done = await this.ask("speech.amend", {
        // an unchanged language is not sent: it may be one that is only expected
        speech: speech.id, language: language.value === (speech.language ?? "") ? null : language.value || null,
        limit_ms: changed(limit),
      });
      if (done?.ok && described) await this.ask("party.describe", note);
    });
  }

  #field(name, label, attributes) {
    return field(this.words, name, label, attributes);
  }

  #choice(name, label, options, chosen) {
    return choice(this.words, name, label, options, chosen);
  }

  #languages(chosen) {
    const six = CODES.map((code) => [code, `${code.toUpperCase()} – ${term(this.words, "language", code)}`]);
    const others = otherLanguages(this.words.language).map(({ code, name }) => [code, name]);
    return this.#choice("language", "language", [["", this.words.raw("console.as_expected")], ...six, ...others], chosen);
  }

  #open(title, fields, done) {
    openForm(this.words, title, fields, done);
  }
}

const ms = (input) => (input.value === "" ? null : Math.round(Number(input.value) * 60_000));
// an unchanged limit is not sent: it may be one that follows the rules of the meeting
const changed = (input) => (input.value === input.defaultValue ? null : ms(input) ?? 0);
const inMinutes = (value) => (value ? String(value / 60_000) : "");
