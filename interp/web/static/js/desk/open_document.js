/** The open document at the desk: lines, visibility, reviser, newer and official versions. */

import { documentPath, textPath } from "./api.js";
import { Line } from "./document_line.js";
import { named } from "../shared/document_titles.js";
import { bdi, direction, el, htmlLang, phrase, put, show, slot } from "../shared/dom.js";
import { keep, read } from "../shared/settings.js";
import { linked } from "../shared/symbol_links.js";

export class OpenDocument {
  #lines = new Map();
  #mark = null;
  #shown = "";
  #chosen = false;

  /** `moved` is called after changes that the queue shows too. */
  constructor(page, api, moved) {
    Object.assign(this, { page, api, moved, words: page.words, working: document.body.dataset.language, document: null });
    this.beside = read("desk.beside", "");
    this.current = null;
    const on = (name, event, work) => slot(name).addEventListener(event, work);
    on("about", "change", () => { this.#chosen = true; });
    on("about", "submit", (event) => this.#apply(event));
    on("withdraw", "click", () => this.#change("withdrawn", { withdrawn: !this.document.withdrawn }));
    on("reviser", "change", () => this.#assign(slot("reviser").value.trim() || null));
    on("mine", "click", () => this.#assign(this.you));
    on("beside", "change", () => this.#turn(slot("beside").value));
    on("newer", "submit", (event) => this.#upload(event, "versions", (told) => phrase(this.words, "desk.newer_done", told)));
    on("official", "submit", (event) => this.#upload(event, "official", ({ segments }) => phrase(this.words, "desk.official_done", { n: segments })));
    slot("lines").addEventListener("focusin", ({ target }) => {
      this.current = this.#lines.get(target.closest("[data-line]")?.dataset.line) ?? this.current;
    });
  }

  /** Shows a document of the queue's answer, or none; `task` is its row in the target language. */
  async show(found, task, { mark, you, called }) {
    const other = found?.id !== this.document?.id;
    Object.assign(this, { document: found ?? null, you, called: called[found?.id] });
    show("document", Boolean(found));
    if (!found) return;
    if (other) this.#clear();
    this.#facts(found, task);
    if (other || mark !== this.#mark) await this.#load(mark);
    if (other) slot("document-title").focus();
  }

  /** Goes `steps` lines on, into the field if one had the focus. */
  step(line, steps, writing = false) {
    const all = [...this.#lines.values()];
    const next = all[line ? all.indexOf(line) + steps : 0];
    if (next) writing ? next.write() : next.focus();
  }

  /** Goes to the next line that is not approved. */
  next(line) {
    const all = [...this.#lines.values()];
    const open = all.slice(all.indexOf(line) + 1).find((each) => !each.isDone);
    (open ?? line).focus();
    this.moved();
  }

  #clear() {
    this.#lines.clear();
    this.current = null;
    this.#mark = null;
    this.#chosen = false;
    slot("lines").replaceChildren();
    put("document-said");
  }

  async #load(mark) {
    const asked = this.document.id;
    const beside = this.beside ? `?beside=${this.beside}` : "";
    const answer = await this.api.get(textPath(asked, this.working) + beside);
    if (asked !== this.document?.id) return;
    if (!answer.ok) {
      put("document-said", answer.error.message);
      return;
    }
    this.#mark = mark;
    const own = this.document.language === this.working;
    show("is-original", own);
    if (own) slot("lines").replaceChildren(...answer.lines.map(({ text }) => el("li", { class: "original", lang: htmlLang(this.working), dir: direction(this.working) }, ...linked(text))));
    else this.#take(answer.lines);
  }

  /** Lines stay in place during typing; only those changed by others are updated. */
  #take(rows) {
    const kept = new Map();
    for (const row of rows) {
      const line = this.#lines.get(row.id) ?? new Line(row, this);
      line.take(row);
      kept.set(row.id, line);
    }
    this.#lines = kept;
    const list = slot("lines");
    const wanted = [...kept.values()].map(({ node }) => node);
    const same = wanted.length === list.children.length && wanted.every((node, place) => list.children[place] === node);
    if (!same) list.replaceChildren(...wanted);
  }

  #facts(found, task) {
    const { words } = this;
    const now = JSON.stringify([found, this.called, task?.assigned, this.beside]);
    if (now === this.#shown) return;
    this.#shown = now;
    put("document-title", named(found, this.called, words));
    const file = this.called && bdi(found.name, { dir: "ltr" });
    const facts = [file, words.raw(`document.${found.kind}`), words.raw(`language.${found.language}`), found.symbol, found.as_of, phrase(words, "desk.version", { n: found.version })];
    put("document-facts", ...facts.filter(Boolean).flatMap((each, place) => [place ? " · " : "", typeof each === "string" ? bdi(each) : each]));
    const { speech, visibility } = slot("about").elements;
    if (!this.#chosen) [speech.value, visibility.value] = [found.speech ?? "", found.visibility];
    put("withdraw", words.raw(found.withdrawn ? "desk.bring_back" : "desk.withdraw"));
    show("is-withdrawn", found.withdrawn);
    const reviser = slot("reviser");
    if (document.activeElement !== reviser) reviser.value = task?.assigned ?? "";
    slot("beside").value = this.beside;
  }

  #turn(language) {
    this.beside = language;
    keep("desk.beside", language);
    this.#mark = null;
    this.moved();
  }

  /** A select changes with every arrow key: its value is sent only on submit, and only if different. */
  async #apply(event) {
    event.preventDefault();
    const { speech, visibility } = event.target.elements;
    const chosen = Object.entries({ speech: speech.value || null, visibility: visibility.value });
    this.#chosen = false;
    for (const [what, value] of chosen) {
      if (value !== this.document[what] && !(await this.#change(what, { [what]: value }))) return;
    }
  }

  #assign(name) {
    return this.#change("assigned", { language: this.working, name });
  }

  async #change(what, message) {
    const answer = await this.api.post(`${documentPath(this.document.id)}/${what}`, message);
    this.#told(answer, () => this.words.raw("desk.kept"));
    return answer.ok;
  }

  async #upload(event, what, told) {
    event.preventDefault();
    const form = event.target;
    const answer = await this.api.upload(`${documentPath(this.document.id)}/${what}`, new FormData(form));
    if (answer.ok) form.reset();
    this.#told(answer, told);
  }

  #told(answer, told) {
    put("document-said", answer.ok ? told(answer) : answer.error.message);
    this.#mark = null;
    this.#shown = "";
    this.moved();
  }
}
