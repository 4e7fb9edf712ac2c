/** Dialog on a document's consistency: corrections that wait, sentences with several translations, terms, machine drafts. */

import { documentPath } from "./api.js";
import { sameNodes } from "./same_sentences.js";
import { bdi, direction, el, htmlLang, ltr, phrase, put, slot } from "../shared/dom.js";
import { marks } from "../shared/provenance.js";

const written = (language) => ({ lang: htmlLang(language), dir: direction(language) });

export class Consistency {
  #body = el("div", { class: "consistency" });
  #said = el("p", { role: "status", hidden: true });
  #dialog;

  /** `host` is the open document. */
  constructor(host) {
    this.host = host;
    this.words = host.words;
    const heading = el("h2", { id: "consistency-title" }, this.words.raw("memory.consistency"));
    this.#dialog = el("dialog", { class: "sheet", "aria-labelledby": heading.id }, heading, this.#said, this.#body,
      el("form", { method: "dialog", class: "buttons" }, el("button", {}, this.words.raw("memory.close"))));
    slot("show-consistency").addEventListener("click", () => this.open());
  }

  async open() {
    if (!this.#dialog.isConnected) document.body.append(this.#dialog);
    put(this.#said);
    if (!this.#dialog.open) this.#dialog.showModal();
    await this.#look();
  }

  async #look() {
    const { host } = this;
    const answer = await host.api.get(`${documentPath(host.document.id)}/consistency/${host.working}`);
    if (!answer.ok) {
      put(this.#said, answer.error.message);
      return;
    }
    const parts = [
      ...this.#part("memory.waiting", answer.waiting, (each) => this.#correction(each)),
      ...this.#part("memory.conflicts", answer.conflicts, (each) => this.#conflict(each)),
      ...this.#part("memory.terms", answer.terms, (each) => this.#term(each)),
    ];
    const none = parts.length === 0 ? [el("p", {}, this.words.raw("memory.consistent"))] : parts;
    put(this.#body, ...none, ...this.#part("memory.drafts", answer.drafts, (each) => this.#draft(each)), this.#everywhere());
  }

  #part(title, rows, row) {
    return rows.length === 0 ? [] : [el("h3", {}, this.words.raw(title)), el("ul", {}, ...rows.map((each) => el("li", {}, ...row(each))))];
  }

  #correction(each) {
    const { host } = this;
    return [this.#source(each.source), this.#target(each.value, [each]), ...sameNodes(each, { ...seen(host), pane: this, moved: () => this.#moved() })];
  }

  #conflict({ source, targets }) {
    return [this.#source(source), ...targets.map(({ value, places }) => this.#target(value, places))];
  }

  #term({ code, values, places }) {
    const isolated = Object.fromEntries(values.map((value, place) => [place + 1, bdi(value, { dir: "auto" })]));
    return [el("p", {}, phrase(this.words, `finding.${code}`, isolated), " ", ...this.#links(places))];
  }

  #draft({ origin, language, count }) {
    const again = () => this.#again({ document: this.host.document.id, language, origin });
    return [el("p", {}, marks({ origin, language, standing: "draft" }, this.words), " · ", ltr(count), " ",
      el("button", { type: "button", class: "small", onclick: again }, this.words.raw("memory.again")))];
  }

  #everywhere() {
    const again = () => this.#again({ document: this.host.document.id });
    return el("p", {}, el("button", { type: "button", onclick: again }, this.words.raw("memory.again_all")));
  }

  #source(text) {
    return el("p", { class: "second", ...written(this.host.document.language) }, text);
  }

  #target(value, places) {
    return el("p", {}, bdi(value, written(this.host.working)), " ", ...this.#links(places));
  }

  /** Buttons that close the dialog and go to a sentence. */
  #links(places) {
    return places.flatMap(({ segment, sentence }) => [el("button", { type: "button", class: "small", onclick: () => {
      this.#dialog.close();
      this.host.lines.find(({ id }) => id === segment)?.focus();
    } }, ltr(sentence)), " "]);
  }

  /** Says what became of a confirmation, as the pane does. */
  say(...told) {
    put(this.#said, ...told);
  }

  async #again(message) {
    const answer = await this.host.api.post("/again", message);
    this.say(answer.ok ? phrase(this.words, "memory.queued", { n: answer.sentences }) : answer.error.message);
    if (answer.ok) await this.#moved();
  }

  async #moved() {
    await this.host.moved();
    await this.#look();
  }
}

/** What a confirmation reads of the open document. */
const seen = ({ api, document: open, working, words, changed }) => ({ api, document: open, working, words, changed });
