/** The dialog of a list of speakers: which format, which rounds, whose limits, in what order, and who sees it. */

import { CarryDialog } from "./carry_dialog.js";
import { choice, openForm } from "../dialogs/dialog_form.js";
import { listOf } from "./finder_acts.js";
import { listFile } from "./list_file.js";
import { lotDraw } from "./lot_draw.js";
import { SEEN_BY, fieldsOf, fitting, listWith, rulesWith } from "./list_rules_form.js";
import { el, slot } from "../shared/dom.js";
import { fetched } from "../shared/fetched.js";
import { text } from "../shared/speaker_names.js";

const MINUTES = { type: "number", min: "0", max: "600", step: "0.25", dir: "ltr" };
const PLACES = { type: "number", min: "1", max: "13", step: "1", dir: "ltr" };

export class ListDialog {
  #formats = [];
  #rules = null;

  constructor(page, picked, ask, say) {
    this.page = page;
    this.picked = picked;
    this.ask = ask;
    this.say = say;
    this.carry = new CarryDialog(page, picked, say);
  }

  /** Opens the dialog for the list of the selected item, else of the first round that is not over. */
  async open() {
    const { words, view } = this.page;
    const rounds = this.picked.items().filter(({ status, item }) => status !== "done" && item.kind !== "video_message");
    const chosen = rounds.find(({ item }) => item.id === this.picked.item()) ?? rounds.find(({ item }) => item.kind === "floor_round");
    if (!chosen) return this.say("error", words.raw("console.no_item"));
    const [formats, known] = await Promise.all([fetched(`/api/formats?language=${words.language}`),
      fetched(`/api/meetings/${encodeURIComponent(view.meeting.id)}/lists?language=${words.language}`)]);
    if (!formats || !known) return this.say("error", words.raw("not_sent"));
    this.#formats = formats.formats.filter(({ rules }) => rules);
    const before = known.lists.find(({ id }) => id === listOf(known.lists, chosen.item.id)) ?? null;
    const fits = fitting(this.picked.items(), chosen.item.id, { formats: this.#formats, panellists: known.panellists });
    this.#show(before, rounds, fits, before && this.carry.part(before, known.others));
    return undefined;
  }

  #show(before, rounds, fits, carrying) {
    const { words } = this.page;
    this.#rules = before?.rules ?? fits.format.rules;
    const own = before ? [["", words.raw("list.as_now")]] : [];
    const format = choice(words, "format", "list.format", [...own, ...this.#formats.map(({ name, title }) => [name, title])], before ? "" : fits.format.name);
    format.querySelector("select").addEventListener("change", (event) => this.#chosen(event.target.value, before));
    const seen = choice(words, "seen_by", "list.seen_by", SEEN_BY.map((each) => [each, words.raw(`seen_by.${each}`)]), before?.seen_by ?? "desk");
    const items = el("fieldset", { class: "rounds" }, el("legend", {}, words.raw("list.rounds")), ...rounds.map(({ item }) =>
      el("label", { class: "check" }, el("input", { type: "checkbox", name: "item", value: item.id,
        checked: (before?.items ?? fits.rounds).includes(item.id) }), " ", text(item.title, words))));
    openForm(words, "list.title", [format, seen, carrying, before && lotDraw(this.page, before, this.picked.items(), this), items, before && listFile(this.page, before.id),
      el("div", { class: "rules", "data-slot": "list-rules" })], () => this.#save(before), { verb: "console.save" });
    this.#drawRules();
  }

  #chosen(name, before) {
    this.#rules = this.#formats.find((each) => each.name === name)?.rules ?? before.rules;
    this.#drawRules();
  }

  #drawRules() {
    slot("list-rules").replaceChildren(...fieldsOf(this.#rules).map((each) => this.#field(each)));
  }

  #field({ name, kind, label, value, options }) {
    const { words } = this.page;
    const said = label.map((key) => words.raw(key)).join(" – ");
    if (kind === "choice") return choice(words, name, document.createTextNode(said), options.map(([code, key]) => [code, words.raw(key)]), value);
    if (kind === "check") return el("label", { class: "check" }, el("input", { type: "checkbox", name, checked: value }), " ", said);
    return el("label", {}, said, " ", el("input", { name, value, ...(kind === "minutes" ? MINUTES : PLACES) }));
  }

  /** Sends the list whole, with its rules by value, so that the record has every value that was entered. */
  #save(before) {
    const form = slot("edit-form");
    const inputs = [...slot("list-rules").querySelectorAll("input, select")];
    const entered = Object.fromEntries(inputs.map((each) => [each.name, each.type === "checkbox" ? each.checked : each.value]));
    const items = [...form.querySelectorAll('input[name="item"]')].filter((each) => each.checked).map((each) => each.value);
    if (items.length === 0) return this.say("error", this.page.words.raw("list.no_round"));
    const rules = rulesWith(this.#rules, entered);
    return this.ask("list.set", { speakers: listWith(before, { items, rules, seenBy: form.elements.seen_by.value }) });
  }
}
