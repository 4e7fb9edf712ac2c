/** Comments to a colleague and flags for later: in the pane, and as signs in the margin. */

import { grouped } from "./acts.js";
import { bdi, el, ltr, phrase } from "../../shared/dom.js";
import { longest } from "../../shared/lengths.js";

export class Notes {
  #bySentence = new Map();
  #region;
  #flag;
  #area;
  #asked = 0;

  constructor(open, acts) {
    this.open = open;
    this.acts = acts;
    this.words = open.words;
    this.#flag = open.pane.addAct("flag", this.words.raw("desk.flag"), (line) => this.flag(line));
    this.#area = el("textarea", { rows: "2", maxlength: longest("note"), dir: "auto", class: "comment", "data-slot": "comment" });
    this.#region = open.pane.add("notes", this.words.raw("desk.notes"), (line) => this.#drawn(line));
  }

  /** The open notes of a line. */
  openOf = ({ id }) => (this.#bySentence.get(id) ?? []).filter(({ done_at: done }) => done === null);

  /** What the margin says of a line's notes. */
  mark(line) {
    const notes = this.openOf(line);
    const comments = notes.filter(({ kind }) => kind === "comment").length;
    const said = [];
    if (notes.length > comments) said.push(el("span", { class: "flagged" }, el("span", { "aria-hidden": "true" }, "⚑ "), this.words.raw("desk.flagged")));
    if (comments > 0) said.push(el("span", { class: "commented" }, phrase(this.words, "desk.commented", { n: comments })));
    return said;
  }

  /** Fetches the notes of the open document; lines whose notes changed are drawn again. */
  async load() {
    const turn = ++this.#asked;
    if (this.open.document.language === this.open.working) return;
    const answer = await this.acts.get("notes");
    if (!answer.ok || turn !== this.#asked) return;
    const before = this.#bySentence;
    this.#bySentence = grouped(answer.notes, ({ sentence }) => sentence);
    const said = (map, id) => JSON.stringify(map.get(id) ?? []);
    for (const line of this.open.lines) {
      if (said(before, line.id) === said(this.#bySentence, line.id)) continue;
      line.redraw();
      if (line === this.open.current && document.activeElement !== this.#area) this.#region.draw();
    }
  }

  /** Another document: nothing is known of its notes. */
  clear() {
    this.#asked += 1;
    this.#bySentence = new Map();
  }

  /** Flags a line for later, or takes the flag away. */
  async flag(line) {
    const flag = this.openOf(line).find(({ kind }) => kind === "flag");
    if (flag) return this.settle(flag, true);
    return this.#write(line, "flag", "");
  }

  /** Goes to the field for a comment on the current line. */
  write() {
    this.#region.draw();
    this.#area.focus();
  }

  /** Marks the oldest open comment on a line as done. */
  finish(line) {
    const comment = this.openOf(line).find(({ kind }) => kind === "comment");
    return comment ? this.settle(comment, true) : this.acts.say(this.words.raw("desk.key_nothing"));
  }

  async settle(note, done) {
    const answer = await this.acts.post(`notes/${note.id}`, { done });
    if (!answer.ok) return this.acts.say(answer.error.message);
    this.acts.did(() => this.#back(note, !done));
    return this.#told(note.kind, done);
  }

  async #write(line, kind, words) {
    const answer = await this.acts.post("notes", { sentence: line.id, kind, words });
    if (!answer.ok) return this.acts.say(answer.error.message);
    this.acts.did(() => this.#back(answer.note, true));
    if (kind === "comment") this.#area.value = "";
    return this.#told(kind, false);
  }

  async #back(note, done) {
    const answer = await this.acts.post(`notes/${note.id}`, { done });
    await this.load();
    this.#region.draw();
    return [answer.ok ? this.words.raw(this.#said(note.kind, done)) : answer.error.message];
  }

  #said(kind, done) {
    if (kind === "flag") return done ? "desk.flag_gone" : "desk.flag_set";
    return done ? "desk.comment_done" : "desk.comment_added";
  }

  async #told(kind, done) {
    await this.load();
    this.#region.draw();
    this.acts.say(this.words.raw(this.#said(kind, done)));
  }

  #drawn(line) {
    const flagged = this.openOf(line).some(({ kind }) => kind === "flag");
    this.#flag.textContent = this.words.raw(flagged ? "desk.unflag" : "desk.flag");
    const comments = (this.#bySentence.get(line.id) ?? []).filter(({ kind, done_at: done }) => kind === "comment" || done === null);
    if (document.activeElement === this.#area) queueMicrotask(() => this.#area.focus({ preventScroll: true })); // drawn again, it would lose it
    if (this.#area.dataset.of !== line.id) {
      this.#area.dataset.of = line.id;
      this.#area.value = "";
    }
    return [el("ul", { class: "notes" }, ...comments.map((each) => this.#row(each))), this.#form(line)];
  }

  #row(note) {
    const done = note.done_at !== null;
    return el("li", { "data-done": done }, el("p", { class: "second" }, bdi(note.author), " ", ltr(this.open.page.time(note.at).slice(0, 5)),
      note.kind === "flag" ? ` · ${this.words.raw("desk.flagged")}` : null),
    note.words ? el("p", { dir: "auto" }, note.words) : null,
    el("button", { type: "button", class: "small", onclick: () => this.settle(note, !done) }, this.words.raw(done ? "desk.note_again" : "desk.note_done")));
  }

  #form(line) {
    const send = () => this.#area.value.trim() && this.#write(line, "comment", this.#area.value.trim());
    this.#area.onkeydown = (event) => {
      if (event.key === "Enter" && event.ctrlKey) send();
      else if (event.key === "Escape") line.focus();
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    return el("form", { class: "comment", onsubmit: (event) => { event.preventDefault(); send(); } },
      el("label", {}, this.words.raw("desk.comment"), this.#area), el("button", { class: "small" }, this.words.raw("desk.comment_add")));
  }
}
