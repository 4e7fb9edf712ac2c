/** Edit mode of the console's programme: add, change, move and remove items and speeches. */

import { MEETING_LANGUAGES, el, phrase, show, slot } from "../shared/dom.js";
import { timeNear } from "../shared/clock.js";
import { longest } from "../shared/lengths.js";
import { choice, field, openForm } from "../dialogs/dialog_form.js";
import { otherLanguages } from "./other_language.js";
import { onBehalf, speaker, speakerText, term, text } from "../shared/speaker_names.js";
import { apart, languageTyped } from "./typed_language.js";

const KINDS = ["opening_statement", "introduction", "keynote", "introductory_remarks", "video_message", "presentation",
  "floor_round", "replies", "rights_of_reply", "concluding_remarks", "other"];
const MINUTES = { type: "number", min: "0", max: "600", step: "0.5", dir: "ltr" };
const HOUR = { type: "time", dir: "ltr" };

export class Editor {
  constructor(page, picked, ask, find, search) {
    this.page = page;
    this.picked = picked;
    this.ask = ask;
    this.find = find;
    this.search = search;
    this.words = page.words;
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

  /** Moves the selected row after another of its kind that is found by letters, or to the beginning. */
  moveTo() {
    const { kind, id, row, speech } = this.picked.chosen();
    if (!this.on || !row) return;
    const { words } = this;
    const siblings = this.picked.findable(words, kind === "item" ? undefined : [row])
      .filter((each) => each.key.startsWith(kind) && each.id !== id);
    const first = { id: null, name: words.raw("console.move_first"), draw: () => [el("span", {}, first.name)] };
    const name = speech ? speaker(speech.speech, words) : text(row.item.title, words);
    this.search.open(phrase(words, "console.move_after", { name: el("span", {}, name) }), [first, ...siblings],
      (chosen) => this.ask(`${kind}.move`, { [kind]: id, after: chosen.id }));
  }

  /** Takes off the programme what was entered by mistake; a speech that was held is refused. */
  remove() {
    const { kind, id } = this.picked.chosen();
    if (this.on && id) this.ask(`${kind}.remove`, { [kind]: id });
  }

  /** Passes over the selected speaker, who stays on the programme, marked. */
  skip() {
    const { speech } = this.picked.chosen();
    if (this.on && speech) this.ask("speech.skip", { speech: speech.speech.id });
  }

  addItem() {
    if (!this.on) return;
    const { row } = this.picked.chosen();
    this.#open("console.add_item", [
      this.#field("title", "console.title", { required: true, maxlength: longest("title") }),
      this.#choice("kind", "console.kind", KINDS.map((kind) => [kind, term(this.words, "kind", kind)]), "other"),
      this.#field("limit", "console.limit", MINUTES),
      this.#field("each", "console.limit_speech", MINUTES),
      this.#field("hour", "console.hour", HOUR),
    ], ({ title, kind, limit, each, hour }) => this.ask("item.add", {
      title: title.value, kind: kind.value, limit_ms: ms(limit), speech_limit_ms: ms(each), starts_at: this.#at(hour) || null,
      after: row?.item.id ?? null, block: row?.block ?? null, language: languageTyped(title.value, this.words.language),
    }));
  }

  /** Changes the selected item (in edit mode), or corrects the selected speech, at any time; else the one on the floor. */
  amend() {
    const { row, speech } = this.picked.chosen();
    const wanted = speech?.speech ?? (row ? null : this.page.view.speech);
    if (wanted) this.#amendSpeech(wanted);
    else if (row && this.on) this.#amendItem(row);
  }

  #amendItem({ item, limit_ms: limitMs, speech_limit_ms: eachMs }) {
    this.#open("console.amend", [
      this.#field("title", "console.title", { required: true, maxlength: longest("title"), value: item.title.text }),
      this.#field("number", "console.number", { maxlength: longest("number"), value: item.number ?? "" }),
      this.#field("limit", "console.limit", { ...MINUTES, value: inMinutes(limitMs) }),
      this.#field("each", "console.limit_speech", { ...MINUTES, value: inMinutes(eachMs) }),
      this.#field("hour", "console.hour", { ...HOUR, value: item.starts_at ? this.page.time(item.starts_at).slice(0, 5) : "" }),
    ], ({ title, number, limit, each, hour }) => this.ask("item.amend", {
      // an unchanged title is not sent: the one shown may be a translation
      item: item.id, language: languageTyped(title.value, this.words.language), title: title.value === item.title.text ? null : title.value,
      number: number.value, limit_ms: changed(limit), speech_limit_ms: changed(each),
      starts_at: hour.value === hour.defaultValue ? null : this.#at(hour),
    }));
  }

  /** The hour that was entered, as the time nearest to the meeting's beginning; 0 for none. */
  #at({ value }) {
    const { starts_at: begins } = this.page.view.meeting;
    return value ? timeNear(begins, this.page.time(begins), value) : 0;
  }

  #amendSpeech(speech) {
    const { words } = this;
    const noted = this.page.view.pronunciations[speech.id] ?? "";
    const isPerson = speech.person !== null || speech.party.kind === "person";
    const name = (speech.person?.name ?? speech.party.name).text;
    this.#open("console.amend", [
      el("p", {}, speakerText(speech, words), onBehalf(speech, words)),
      el("p", { class: "buttons" }, this.#chooser(speech, "console.other_party"), this.#chooser(speech, "console.behalf")),
      (isPerson || !speech.party.code) && this.#field("name", "console.name", { required: true, maxlength: longest("name"), value: name }),
      isPerson && this.#field("function", "console.function", { maxlength: longest("function"), value: speech.person?.functions[0]?.text ?? "" }),
      this.#field("topic", "console.topic", { maxlength: longest("topic"), value: speech.topic?.text ?? "" }),
      this.#choice("written", "console.written", [["", this.#byLetters()], ...this.#six()], ""),
      this.#languages(speech.language ?? ""),
      this.#field("limit", "console.minutes", { ...MINUTES, value: inMinutes(speech.limit_ms) }),
      this.#field("pronunciation", "console.pronunciation", { maxlength: longest("pronunciation"), value: noted }),
      this.#field("seat", "console.seat", { maxlength: longest("seat"), value: speech.party.seat ?? "" }),
    ], (entered) => this.#amended(speech, entered));
  }

  /** Sends what was changed, and nothing else: a text that is shown may be a translation, a language only expected. */
  async #amended(speech, { name, function: title, topic, written, language, limit, pronunciation, seat }) {
    const { id } = speech;
    const texts = apart({ called: typed(name), title: typed(title), topic: typed(topic) }, this.words.language);
    const spoken = language.value === (speech.language ?? "") ? null : language.value || null;
    const described = typed(pronunciation) !== null || typed(seat) !== null;
    const steps = [
      ...texts.map(([code, right]) => ["speech.correct", { speech: id, ...right, typed_in: written.value || code }]),
      spoken && ["speech.correct", { speech: id, language: spoken }],
      changed(limit) !== null && ["speech.amend", { speech: id, limit_ms: changed(limit) }],
      described && ["party.describe", { speech: id, pronunciation: pronunciation.value, seat: seat.value }],
    ];
    for (const [command, args] of steps.filter(Boolean)) {
      const done = await this.ask(command, args);
      if (!done?.ok) return;
    }
  }

  /** A button by which the finder says who speaks, or on whose behalf. */
  #chooser(speech, key) {
    const isFor = key === "console.behalf";
    const correct = (right) => this.ask("speech.correct", { speech: speech.id, ...right });
    const chosen = (party, behalf) => correct(isFor ? { on_behalf_of: party ? [party] : [] } : { party, ...behalf });
    return el("button", { type: "button", onclick: () => {
      slot("edit").close();
      this.find.choose(key, chosen, { isFor });
    } }, this.words.raw(key));
  }

  #field(name, label, attributes) {
    return field(this.words, name, label, attributes);
  }

  #choice(name, label, options, chosen) {
    return choice(this.words, name, label, options, chosen);
  }

  #six() {
    return MEETING_LANGUAGES.map((code) => [code, `${code.toUpperCase()} – ${term(this.words, "language", code)}`]);
  }

  /** That what is typed is in the language of its letters, and which one Latin letters are taken for. */
  #byLetters() {
    return this.words.say("console.by_letters", { language: term(this.words, "language", languageTyped("", this.words.language)) });
  }

  #languages(chosen) {
    const others = otherLanguages(this.words.language).map(({ code, name }) => [code, name]);
    return this.#choice("language", "language", [["", this.words.raw("console.as_expected")], ...this.#six(), ...others], chosen);
  }

  #open(title, fields, done) {
    openForm(this.words, title, fields, done);
  }
}

// what was typed where it is another text than before; null else
const typed = (input) => (!input || input.value === input.defaultValue ? null : input.value);
const ms = (input) => (input.value === "" ? null : Math.round(Number(input.value) * 60_000));
// an unchanged limit is not sent: it may be one that follows the rules of the meeting
const changed = (input) => (input.value === input.defaultValue ? null : ms(input) ?? 0);
const inMinutes = (value) => (value ? String(value / 60_000) : "");
