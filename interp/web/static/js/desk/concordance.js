/** Concordance dialog: searches the memory for earlier translations of a phrase. */

import { grade, said } from "./matches.js";
import { bdi, direction, el, htmlLang, put, slot } from "../shared/dom.js";
import { marks } from "../shared/provenance.js";

const written = (language) => ({ lang: htmlLang(language), dir: direction(language) });

export class Concordance {
  #dialog = slot("concordance");
  #field = slot("phrase");

  constructor(document_, api) {
    this.open_ = document_;
    this.api = api;
    this.words = document_.words;
    slot("concordance-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#look();
    });
    slot("show-concordance").addEventListener("click", () => this.open());
  }

  /** Opens with the text selected on the page and searches at once. */
  open() {
    const marked = String(getSelection()).trim().slice(0, 200);
    if (marked) this.#field.value = marked;
    if (!this.#dialog.open) this.#dialog.showModal();
    this.#field.select();
    if (marked) this.#look();
  }

  async #look() {
    const from = this.open_.document?.language ?? "en";
    const query = new URLSearchParams({ q: this.#field.value, source: from, language: this.open_.working });
    const answer = await this.api.get(`/concordance?${query}`);
    const rows = answer.ok ? answer.units.map((unit) => this.#row(unit, from)) : [];
    put("units", ...rows);
    put("units-said", answer.ok ? (rows.length === 0 ? this.words.raw("desk.no_units") : "") : answer.error.message);
  }

  #row(unit, from) {
    return el("li", {}, el("p", {}, bdi(unit.source, written(from))),
      el("p", {}, bdi(unit.target, written(this.open_.working))),
      el("p", { class: "second" }, grade(this.words, unit), " · ", marks({ ...unit, language: this.open_.working }, this.words), ...said(unit)));
  }
}
