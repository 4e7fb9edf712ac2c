/** Sentences selected to be approved together: by key, all that are shown, or with Ctrl and a click. */

import { el, phrase, put, show, slot } from "../../shared/dom.js";

/** Whether the field of a line shows other words than those saved: typed, or proposed. */
const isUnsaved = ({ isTyped, isProposed }) => isTyped || isProposed;

export class Selection {
  #chosen = new Set();
  #isApproving = false;

  constructor(open, acts, bar) {
    this.open = open;
    this.acts = acts;
    this.bar = bar;
    this.words = open.words;
    slot("select-shown").addEventListener("click", () => this.all());
    slot("approve-selected").addEventListener("click", () => this.approve());
    slot("lines").addEventListener("pointerdown", (event) => this.#click(event), true);
    this.#drawn();
  }

  has = ({ id }) => this.#chosen.has(id);

  /** The sign of a selected line in the margin; none for another. */
  mark(line) {
    return this.has(line) ? [el("span", { class: "picked" }, el("span", { "aria-hidden": "true" }, "☑ "), this.words.raw("desk.selected"))] : [];
  }

  toggle(line) {
    if (!this.#chosen.delete(line.id)) this.#chosen.add(line.id);
    this.#drawn([line]);
    this.acts.say(this.words.raw(this.has(line) ? "desk.selected" : "desk.not_selected"));
  }

  clear() {
    const were = this.#lines();
    this.#chosen.clear();
    this.#drawn(were);
  }

  /** Approves what is selected; a sentence with an error, or whose field shows words that are not saved, is left and named. */
  async approve() {
    const lines = this.#lines();
    if (lines.length === 0) return this.acts.say(this.words.raw("desk.none_selected"));
    if (this.#isApproving) return undefined;
    const chosen = lines.filter((line) => !isUnsaved(line)).map(({ id, revision }) => ({ segment: id, from_revision: revision?.revision ?? 0 }));
    const typed = lines.filter(isUnsaved).map(({ id }) => ({ segment: id, message: this.words.raw("desk.left_unsaved") }));
    this.#isApproving = true;
    const answer = await this.acts.batch("approve", { chosen });
    this.#isApproving = false;
    if (!answer) return undefined; // the document was closed meanwhile
    if (!answer.ok) return this.acts.say(answer.error.message);
    this.acts.changed(answer.done.map(({ segment, was, revision }) => ({ segment, was, now: revision.revision })));
    const approved = new Set(answer.done.map(({ segment }) => segment));
    for (const id of approved) this.#chosen.delete(id);
    this.#drawn(lines);
    await this.open.moved();
    return this.acts.say(...this.acts.told({ done: answer.done, refused: [...answer.refused, ...typed] }, "desk.batch_approved"));
  }

  /** Selects every sentence shown, or none of them where all are selected. */
  all() {
    const { shown } = this.bar;
    const every = shown.every(this.has);
    for (const { id } of shown) every ? this.#chosen.delete(id) : this.#chosen.add(id);
    this.#drawn(shown);
    this.acts.say(phrase(this.words, "desk.selected_n", { n: this.#chosen.size }));
  }

  #click(event) {
    if (!(event.ctrlKey || event.metaKey) || event.button !== 0) return;
    const line = this.open.lines.find(({ node }) => node.contains(event.target));
    if (!line || event.target.closest("a, button")) return;
    event.preventDefault();
    event.stopPropagation();
    this.toggle(line);
  }

  #lines() {
    return this.open.lines.filter(this.has);
  }

  #drawn(lines = []) {
    for (const line of lines) line.redraw();
    const n = this.#chosen.size;
    put("approve-selected", phrase(this.words, "desk.approve_selected", { n }));
    show("approve-selected", true);
    slot("approve-selected").toggleAttribute("disabled", n === 0);
  }
}
