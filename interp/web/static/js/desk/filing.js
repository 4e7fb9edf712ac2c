/** The desk's filing form: a file, chosen or dropped, and its metadata. */

import { takeFiles } from "./file_drop.js";
import { putLeftOut } from "./left_out.js";
import { named } from "../shared/document_titles.js";
import { phrase, put, slot } from "../shared/dom.js";
import { Release } from "./release.js";

export class Filing {
  #form = slot("file-form");
  #field = this.#form.elements.file;

  /** `drawer` holds the form; `filed` is called with the stored document. */
  constructor(page, api, drawer, filed) {
    this.page = page;
    this.api = api;
    this.drawer = drawer;
    this.filed = filed;
    this.words = page.words;
    putLeftOut("file-said", null, this.words);
    new Release(this.#form, this.words);
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send();
    });
    takeFiles(() => {
      this.open();
      return this.#form;
    });
  }

  /** Opens the form and goes to its first field. */
  open() {
    this.drawer.open(() => {
      slot("file").open = true;
      this.#field.focus();
    });
  }

  async #send() {
    const button = this.#form.querySelector("button");
    button.disabled = true;
    const answer = await this.api.upload("/documents", new FormData(this.#form));
    button.disabled = false;
    putLeftOut("file-said", answer.left_out, this.words);
    if (!answer.ok) {
      put("file-said", answer.error.message);
      return;
    }
    const { language } = answer.document;
    const title = named(answer.document, answer.called, this.words);
    this.#form.reset();
    const said = phrase(this.words, "desk.filed", { title, language: this.words.raw(`language.${language}`) });
    const passages = answer.passages.map((each) => this.#passage(each)).join(" · ");
    put("file-said", ...(passages ? [said, this.words.gap, phrase(this.words, "desk.filed_passages", { passages })] : [said]));
    this.filed(answer.document);
  }

  /** The language of a passage and where it stands, in words. */
  #passage({ language, first, last }) {
    if (!language) return this.words.say("desk.passage_foreign", { first, last });
    return this.words.say("desk.passage", { language: this.words.raw(`language.${language}`), first, last });
  }
}
