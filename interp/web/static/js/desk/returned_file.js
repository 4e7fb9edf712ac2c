/** An XLIFF file that comes back from another tool: its changes, of which a person confirms the chosen ones together. */

import { documentPath } from "./api.js";
import { difference } from "./difference.js";
import { direction, el, htmlLang, phrase, put } from "../shared/dom.js";

const TAGS = { same: "span", gone: "del", new: "ins" };

export class ReturnedFile {
  /** `changed` is called with the sentences taken: of each the revision before (0: none) and after. */
  constructor(words, api, moved, changed) {
    this.words = words;
    this.api = api;
    this.moved = moved;
    this.changed = changed;
    this.document = null;
    this.language = "";
    this.chosen = [];
    this.noted = [];
    this.said = el("p", { role: "status", hidden: true });
    this.list = el("ol", { class: "revised" });
    this.comments = el("ol", { class: "revised" });
    this.apart = el("ul", { class: "revised" });
    this.refused = el("p", { class: "note", hidden: true });
    this.form = el("form", { class: "another", onsubmit: (event) => this.#compare(event) },
      el("label", {}, words.raw("back.file"), " ",
        el("input", { type: "file", name: "file", accept: ".xlf,.xliff", required: true })), " ",
      el("button", {}, words.raw("out.return_do")));
    this.button = el("button", { type: "button", hidden: true, onclick: () => this.#take() });
    this.node = el("div", {}, this.form, this.said, this.list, this.comments, this.button, this.refused,
      this.apart);
  }

  /** Another document or language: what was compared is dropped. */
  turn(document, language) {
    this.document = document;
    this.language = language;
    this.form.reset();
    this.#show({});
    put(this.said);
  }

  get #path() {
    return `${documentPath(this.document)}/xliff/${this.language}`;
  }

  async #compare(event) {
    event.preventDefault();
    const { document, language } = this;
    const answer = await this.api.upload(this.#path, new FormData(this.form), "work.comparing");
    if (document !== this.document || language !== this.language) return;
    const found = answer.ok ? answer : {};
    put(this.said, ...(answer.ok ? this.#found(found) : [answer.error.message]));
    this.#show(found);
  }

  /** What a file brings, in words; more comments than are taken in at once are counted. */
  #found({ changes, comments, more_comments: more }) {
    const { words } = this;
    const parts = [
      changes.length && phrase(words, "out.changes", { n: changes.length }),
      comments.length && phrase(words, "back.comments", { n: comments.length }),
      more && phrase(words, "left_out.more", { n: more }),
    ].filter(Boolean);
    return parts.length ? parts.flatMap((part) => [part, " "]) : [words.raw("out.no_changes")];
  }

  #show({ changes = [], comments = [], conflicts = [], reasons = {} }) {
    this.chosen = changes.map((change) => ({ change, box: el("input", { type: "checkbox", checked: true }) }));
    this.noted = comments.map((comment) => ({ comment, box: el("input", { type: "checkbox", checked: true }) }));
    this.list.replaceChildren(...this.chosen.map((each) => this.#row(each)));
    this.comments.replaceChildren(...this.noted.map((each) => this.#comment(each)));
    this.apart.replaceChildren(...conflicts.map((each) => this.#conflict(each, reasons)));
    this.button.textContent = this.words.raw(comments.length ? "back.take_comments" : "back.take");
    this.button.hidden = !changes.length && !comments.length;
    const refused = conflicts.filter((each) => each.result !== "saved").length;
    put(this.refused, refused ? phrase(this.words, "back.conflicts", { n: refused }) : null);
  }

  get #lang() {
    return { lang: htmlLang(this.language), dir: direction(this.language) };
  }

  #row({ change, box }) {
    const parts = difference(change.was, change.text).map(([kind, text]) => el(TAGS[kind], {}, text));
    return el("li", {}, el("label", {}, box, " ", el("bdi", { dir: "auto" }, change.source)),
      el("p", this.#lang, ...parts), change.approve ? el("p", { class: "second" }, this.words.raw("back.approve")) : null);
  }

  #comment({ comment, box }) {
    return el("li", {}, el("label", {}, box, " ", el("bdi", { dir: "auto" }, comment.source)),
      el("p", { dir: "auto" }, comment.words));
  }

  #conflict({ reason, result, source, text, now }, reasons) {
    const why = [result === "saved" && this.words.raw("out.taken"), reasons[reason] ?? reason].filter(Boolean).join(" ");
    return el("li", {}, el("p", {}, el("bdi", { dir: "auto" }, source)), el("p", this.#lang, text),
      el("p", { class: "note" }, why), now ? el("p", this.#lang, now) : null);
  }

  async #take() {
    const { document, language } = this;
    const asked = this.chosen.filter(({ box }) => box.checked).map(({ change }) => change);
    const changes = asked.map(({ segment, text, from_revision, approve }) => ({ segment, text, from_revision, approve }));
    const comments = this.noted.filter(({ box }) => box.checked)
      .map(({ comment: { segment, words } }) => ({ segment, words }));
    this.button.disabled = true;
    const answer = await this.api.post(`${this.#path}/confirmed`, { changes, comments }, { work: "work.taking" });
    this.button.disabled = false;
    if (answer.ok) this.moved();
    if (document !== this.document || language !== this.language) return;
    if (!answer.ok) return put(this.said, answer.error.message);
    const changed = answer.taken.map(({ segment, revision, result }, place) => ({ segment, result, was: asked[place].from_revision, now: revision }))
      .filter(({ result }) => result !== "refused").map(({ segment, was, now }) => ({ segment, was, now }));
    this.changed(changed);
    const told = answer.taken.map((each, place) => ({ ...asked[place], ...each, now: "" })).filter((each) => each.reason);
    put(this.said, phrase(this.words, "back.taken", { n: changed.length }),
      ...(comments.length ? [this.words.gap, phrase(this.words, "back.comments_taken", { n: answer.comments })] : []));
    this.#show({ conflicts: told, reasons: answer.reasons });
  }
}
