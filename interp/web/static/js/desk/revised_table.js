/** A bilingual table that comes back from paper revision: its changes, each confirmed by a person. */

import { documentPath, linePath } from "./api.js";
import { difference } from "./difference.js";
import { direction, el, htmlLang, ltr, phrase, put } from "../shared/dom.js";

const TAGS = { same: "span", gone: "del", new: "ins" };

export class RevisedTable {
  /** `changed` is called with each sentence taken: its revision before (0: none) and after. */
  constructor(words, api, moved, changed) {
    this.words = words;
    this.api = api;
    this.moved = moved;
    this.changed = changed;
    this.document = null;
    this.language = "";
    this.said = el("p", { role: "status", hidden: true });
    this.list = el("ol", { class: "revised" });
    this.form = el("form", { class: "another", onsubmit: (event) => this.#compare(event) },
      el("label", {}, words.raw("out.return"), " ", el("input", { type: "file", name: "file", accept: ".docx", required: true })), " ",
      el("button", {}, words.raw("out.return_do")));
    this.node = el("div", {}, this.form, this.said, this.list);
  }

  /** Another document or language: what was compared is dropped. */
  turn(document, language) {
    this.document = document;
    this.language = language;
    this.form.reset();
    this.list.replaceChildren();
    put(this.said);
  }

  async #compare(event) {
    event.preventDefault();
    const { document, language } = this;
    const answer = await this.api.upload(`${documentPath(document)}/out/${language}/revised`, new FormData(this.form), "work.comparing");
    if (document !== this.document || language !== this.language) return;
    const changes = answer.ok ? answer.changes : [];
    put(this.said, !answer.ok ? answer.error.message
      : changes.length ? phrase(this.words, "out.changes", { n: changes.length }) : this.words.raw("out.no_changes"));
    this.list.replaceChildren(...changes.map((each) => this.#row(each)));
  }

  #row(change) {
    const { words } = this;
    const lang = { lang: htmlLang(this.language), dir: direction(this.language) };
    const said = el("span", { role: "status" });
    const button = el("button", { type: "button", onclick: () => this.#take(change, button, said) }, words.raw("out.take"));
    const meanwhile = change.conflict && [el("p", { class: "note" }, words.raw("out.meanwhile")), el("p", lang, change.present)];
    return el("li", {}, el("p", {}, ltr(change.number), " ", el("bdi", { dir: "auto" }, change.source)),
      el("p", lang, ...difference(change.before, change.text).map(([kind, text]) => el(TAGS[kind], {}, text))),
      ...(meanwhile || []), change.remarks ? el("p", { class: "second", dir: "auto" }, change.remarks) : null,
      el("p", {}, button, " ", said));
  }

  async #take({ segment, text, revision }, button, said) {
    button.disabled = true;
    const { document } = this;
    const answer = await this.api.post(linePath(this.document, this.language, segment), { text, from_revision: revision });
    said.replaceChildren(answer.ok ? this.words.raw("out.taken") : answer.error.message);
    button.disabled = answer.ok;
    if (answer.ok && document === this.document) this.changed([{ segment, was: revision, now: answer.revision.revision }]);
    if (answer.ok) this.moved();
  }
}
