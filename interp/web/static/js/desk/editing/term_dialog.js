/** The dialog that adds a term: words selected in the original and in the translation, to the operator's list. */

import { direction, htmlLang, put, slot } from "../../shared/dom.js";

export class TermDialog {
  #dialog = slot("term");
  #form = slot("term-form");

  constructor(open, acts) {
    this.open = open;
    this.acts = acts;
    this.words = open.words;
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#add();
    });
    this.#dialog.addEventListener("close", () => this.open.current?.focus());
    open.pane.addAct("add_term", this.words.raw("desk.add_term"), () => this.show());
  }

  /** Opens with what is selected on either side of the current sentence. */
  show() {
    const line = this.open.current;
    if (!line || this.#dialog.open) return;
    const { source, target } = this.#form.elements;
    const { field } = line;
    const marked = getSelection();
    const isSource = line.node.querySelector(".source").contains(marked.anchorNode);
    source.value = isSource ? String(marked).trim().slice(0, 200) : "";
    target.value = field ? field.value.slice(field.selectionStart, field.selectionEnd).trim().slice(0, 200) : "";
    const { language } = this.open.document;
    Object.assign(source, { lang: htmlLang(language), dir: direction(language) });
    Object.assign(target, { lang: htmlLang(this.open.working), dir: direction(this.open.working) });
    put("term-said");
    this.#dialog.showModal();
    (source.value ? target : source).focus();
  }

  async #add() {
    const { source, target } = this.#form.elements;
    const added = { source: source.value, target: target.value };
    const answer = await this.acts.post("terms", added);
    if (!answer.ok) {
      put("term-said", answer.error.message);
      return;
    }
    this.#dialog.close();
    this.open.pane.refresh();
    this.acts.did(() => this.#back(added));
    this.acts.say(this.words.raw("desk.term_added"));
  }

  async #back(added) {
    const answer = await this.acts.post("terms/take_back", added);
    this.open.pane.refresh();
    return [answer.ok ? this.words.raw("desk.term_gone") : answer.error.message];
  }
}
