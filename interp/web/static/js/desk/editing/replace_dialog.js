/** The dialog to replace words throughout a translation: shows every sentence before and after, then changes those chosen. */

import { difference } from "../difference.js";
import { direction, el, htmlLang, ltr, phrase, put, slot } from "../../shared/dom.js";

const TAGS = { same: "span", gone: "del", new: "ins" };

export class ReplaceDialog {
  #dialog = slot("replace");
  #form = slot("replace-form");
  #rows = [];
  #asked = null;

  constructor(open, acts) {
    this.open = open;
    this.acts = acts;
    this.words = open.words;
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#preview();
    });
    this.#form.addEventListener("input", () => this.#clear());
    slot("replace-do").addEventListener("click", () => this.#replace());
    slot("replacements").addEventListener("change", () => this.#counted());
    slot("show-replace").addEventListener("click", () => this.show());
    this.#dialog.addEventListener("close", () => this.open.current?.focus());
  }

  /** Opens with the words selected on the page, or those searched for. */
  show() {
    if (!this.open.document || this.#dialog.open) return;
    const { words, by } = this.#form.elements;
    const field = this.open.current?.field;
    const marked = field ? field.value.slice(field.selectionStart, field.selectionEnd) : String(getSelection());
    words.value = marked.trim().slice(0, 200) || slot("search-words").value || words.value;
    for (const each of [words, by]) Object.assign(each, { lang: htmlLang(this.open.working), dir: direction(this.open.working) });
    this.#clear();
    this.#dialog.showModal();
    words.select();
  }

  async #preview() {
    const { words, by, case: same, whole } = this.#form.elements;
    this.#asked = { words: words.value, by: by.value, case: same.checked, whole: whole.checked };
    const answer = await this.acts.post("preview", this.#asked);
    if (!answer.ok) return put("replace-said", answer.error.message);
    this.#rows = answer.replacements.map((each) => ({ ...each, box: el("input", { type: "checkbox", checked: true }) }));
    const places = new Map(this.open.lines.map(({ id, place }) => [id, place]));
    put("replacements", ...this.#rows.map((each) => this.#row(each, places.get(each.segment))));
    this.#counted();
    put("replace-said", this.#rows.length === 0 ? this.words.raw("desk.replace_none") : phrase(this.words, "desk.replace_found", { n: this.#rows.length }));
    return undefined;
  }

  #row({ box, before, after, standing }, place) {
    const shown = difference(before, after).map(([kind, text]) => el(TAGS[kind], {}, text));
    return el("li", {}, el("label", { class: "check" }, box, ltr(place ?? "?"), " ",
      el("span", { lang: htmlLang(this.open.working), dir: direction(this.open.working) }, ...shown), " ",
      standing === "draft" ? null : el("span", { class: "second" }, this.words.raw(`standing.${standing}`))));
  }

  async #replace() {
    const chosen = this.#rows.filter(({ box }) => box.checked).map(({ segment, revision }) => ({ segment, from_revision: revision }));
    const answer = await this.acts.batch("replace", { ...this.#asked, chosen });
    if (!answer) return undefined; // the document was closed meanwhile
    if (!answer.ok) return put("replace-said", answer.error.message);
    this.acts.changed(answer.done.map(({ segment, was, revision }) => ({ segment, was, now: revision.revision })));
    this.#clear();
    await this.open.moved();
    put("replace-said", ...this.acts.told(answer, "desk.batch_replaced"));
    this.#dialog.querySelector('[name="words"]').focus();
    return undefined;
  }

  /** The preview is of other words than those typed now. */
  #clear() {
    this.#rows = [];
    put("replacements");
    put("replace-said");
    this.#counted();
  }

  #counted() {
    const n = this.#rows.filter(({ box }) => box.checked).length;
    const button = slot("replace-do");
    button.replaceChildren(phrase(this.words, "desk.replace_do", { n }));
    button.disabled = n === 0;
  }
}
