/** The language that the paragraph of a sentence is written in, and the control that sets it where it was found wrongly. */

import { documentPath } from "../api.js";
import { MEETING_LANGUAGES, el, phrase, put } from "../../shared/dom.js";

export class PassageLanguage {
  constructor(open) {
    this.open = open;
    this.words = open.words;
    open.pane.add("passage", this.words.raw("desk.passage_language"), (line) => (open.mixed === open.document.id ? [this.#form(line)] : []));
  }

  #form(line) {
    const options = MEETING_LANGUAGES.map((code) =>
      el("option", { value: code, selected: code === line.language }, this.words.raw(`language.${code}`)));
    const chosen = el("select", { "aria-labelledby": "region-passage" }, ...options);
    const send = (event) => {
      event.preventDefault();
      this.#set(line, chosen.value);
    };
    return el("form", { class: "passage", onsubmit: send }, chosen, " ",
      el("button", { class: "small" }, this.words.raw("desk.passage_set")));
  }

  async #set(line, language) {
    const { open, words } = this;
    const answer = await open.api.post(`${documentPath(open.document.id)}/passages/${line.id}`, { language });
    put("document-said", answer.ok ? phrase(words, "desk.passage_done", { n: answer.sentences }) : answer.error.message);
    if (answer.ok) open.moved();
  }
}
