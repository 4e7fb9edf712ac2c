/** Edit mode: items and speeches are added, changed, moved and taken off. */

import { el, put, show, slot } from "./dom.js";
import { speakerText, term } from "./people.js";

const CODES = ["ar", "zh", "en", "fr", "ru", "es"];
const PARTIES = ["delegation", "group", "organization", "person"];
const KINDS = ["opening_statement", "introduction", "keynote", "introductory_remarks", "video_message", "presentation",
  "floor_round", "replies", "concluding_remarks", "other"];

/** Returns {toggle, move, acts}; every act does nothing outside edit mode. */
export function editor(page, picked, ask) {
  const on = () => document.body.classList.contains("editing");
  const { words } = page;

  function toggle() {
    const editing = document.body.classList.toggle("editing");
    show("tools", editing);
    const button = document.querySelector('[data-do="mode"]');
    button.setAttribute("aria-pressed", String(editing));
    button.querySelector("[data-label]").textContent = words.raw(editing ? "console.run" : "console.edit");
  }

  function move(way) {
    const { kind, id, row, speech } = picked.chosen();
    if (!on() || !row) return;
    const order = kind === "item" ? picked.items().map((each) => each.item.id) : row.speeches.map((each) => each.speech.id);
    const place = order.indexOf(id);
    const target = place + way;
    if (target < 0 || target >= order.length) return;
    const after = way < 0 ? (order[target - 1] ?? null) : order[target];
    ask(kind === "item" ? "item.move" : "speech.move", { [speech ? "speech" : "item"]: id, after });
  }

  function remove() {
    const { kind, id } = picked.chosen();
    if (!on() || !id) return;
    if (kind === "item") ask("item.remove", { item: id });
    else ask("speech.skip", { speech: id });
  }

  function addItem() {
    if (!on()) return;
    const { row } = picked.chosen();
    open(words, "console.add_item", [
      field("title", words.raw("console.title"), { required: true, maxlength: 500 }),
      choice("kind", words.raw("console.kind"), KINDS.map((kind) => [kind, term(words, "kind", kind)]), "other"),
      field("limit", words.raw("console.limit"), NUMBER),
      field("each", words.raw("console.limit_speech"), NUMBER),
    ], (form) => ask("item.add", {
      title: form.title.value, kind: form.kind.value, limit_ms: ms(form.limit), speech_limit_ms: ms(form.each),
      after: row?.item.id ?? null, block: row?.block ?? null,
    }));
  }

  function addSpeech() {
    const { row, speech } = picked.chosen();
    const item = row?.item.id ?? page.view.item?.id;
    if (!on() || !item) return;
    open(words, "console.add_speech", [
      field("name", words.raw("console.name"), { required: true, maxlength: 200 }),
      choice("kind", words.raw("console.party_kind"), PARTIES.map((kind) => [kind, term(words, "party", kind)])),
      languages(words, "en"),
      field("limit", words.raw("console.minutes"), NUMBER),
    ], (form) => ask("speech.add", {
      item, party: { kind: form.kind.value, name: form.name.value, language: words.language },
      language: form.language.value, limit_ms: ms(form.limit), after: speech?.speech.id ?? null,
    }));
  }

  function amend() {
    const { row, speech } = picked.chosen();
    if (!on() || !row) return;
    if (speech) return amendSpeech(speech);
    return open(words, "console.amend", [
      field("title", words.raw("console.title"), { required: true, maxlength: 500, value: row.item.title.text }),
      field("number", words.raw("console.number"), { maxlength: 20, value: row.item.number ?? "" }),
      field("limit", words.raw("console.limit"), { ...NUMBER, value: inMinutes(row.limit_ms) }),
      field("each", words.raw("console.limit_speech"), { ...NUMBER, value: inMinutes(row.speech_limit_ms) }),
    ], (form) => ask("item.amend", {
      item: row.item.id, title: form.title.value === row.item.title.text ? null : form.title.value,
      number: form.number.value, limit_ms: ms(form.limit) ?? 0, speech_limit_ms: ms(form.each) ?? 0,
    }));
  }

  function amendSpeech({ speech, limit_ms: limitMs }) {
    open(words, "console.amend", [
      el("p", {}, speakerText(speech, words)),
      languages(words, speech.language),
      field("limit", words.raw("console.minutes"), { ...NUMBER, value: inMinutes(limitMs) }),
    ], (form) => ask("speech.amend", {
      speech: speech.id, language: form.language.value, limit_ms: ms(form.limit) ?? 0,
    }));
  }

  return {
    toggle, move,
    acts: { "add-item": addItem, "add-speech": addSpeech, amend, remove, up: () => move(-1), down: () => move(1) },
  };
}

/** Asks once before a meeting is closed. */
export function confirmClose(page, done) {
  open(page.words, "console.close_meeting", [el("p", {}, page.words.raw("console.close_sure"))], done);
}

export function confirmPrivate(page, done) {
  open(page.words, "console.make_private", [el("p", {}, page.words.raw("console.private_sure"))], done);
}

const NUMBER = { type: "number", min: "0", max: "600", step: "0.5", dir: "ltr" };
const ms = (input) => (input.value === "" ? null : Math.round(Number(input.value) * 60_000));
const inMinutes = (value) => (value ? String(value / 60_000) : "");

function field(name, label, attributes = {}) {
  return el("label", {}, label, " ", el("input", { name, dir: "auto", ...attributes }));
}

function choice(name, label, options, chosen) {
  return el("label", {}, label, " ", el("select", { name }, ...options.map(([value, said]) =>
    el("option", { value, selected: value === chosen }, said))));
}

function languages(words, chosen) {
  const options = CODES.map((code) => [code, `${code.toUpperCase()} – ${term(words, "language", code)}`]);
  return choice("language", words.raw("language"), options, chosen);
}

function open(words, title, fields, done) {
  const dialog = slot("edit");
  const form = slot("edit-form");
  put("edit-title", words.raw(title));
  form.replaceChildren(...fields, el("p", { class: "buttons" },
    el("button", { type: "submit", value: "save" }, words.raw(title === "console.close_meeting" ? title : "console.save")),
    el("button", { type: "submit", value: "cancel", formnovalidate: true }, words.raw("console.cancel"))));
  form.onsubmit = (event) => { if (event.submitter?.value !== "cancel") done(form.elements); };
  dialog.showModal();
}
