/** One line of a document at the desk: original, translation field, findings and standing. */

import { linePath } from "./api.js";
import { choice, inMargin, isOpen, source, stands, written } from "./line_state.js";
import { isApproved } from "./programme_text.js";
import { reasonForm } from "./overruling.js";
import { bdi, el, ltr, phrase, put } from "../shared/dom.js";
import { longest } from "../shared/lengths.js";

const SETTLING_FRAMES = 6; // in which rows that came near are drawn and measured
const ROLES = { conflict: "alert", busy: "status" }; // of the parts that few rows need

/** A row is light: the field to write in is made when the line becomes the current one, and taken out again after it. */
export class Line {
  #row;
  #typed = false;
  #clashed = 0;
  #begun = null; // what the field began with in place of the newest text
  #pending = null; // what is being saved in the background
  #colleague = null; // who else is at this sentence
  #warned = false;
  #area = null;
  #source = el("p", { class: "source" });
  #margin = el("p", { class: "margin" });
  #value;
  #extras = new Map();
  #shown = "";
  #sourced = "";

  /** `host` is the open document: its address, languages, page, keys and pane, and the function to go to another line. */
  constructor(row, host) {
    this.id = row.id;
    this.host = host;
    this.copies = host.copies;
    this.document = host.document;
    this.words = host.words;
    this.working = host.working;
    this.place = 0;
    this.path = linePath(host.document.id, host.working, row.id);
    this.#row = row;
    this.#source.id = `line-${row.id}`;
    this.#value = el("p", { class: "value", ...written(this.working) });
    this.node = el("li", { class: "text line", tabindex: "-1", "data-line": row.id },
      this.#margin, this.#source, el("div", { class: "target" }, this.#value));
    this.#showSource(row);
    this.#value.textContent = row.revision?.value ?? "";
    this.#refresh();
  }

  get revision() {
    return this.#row.revision;
  }

  get text() {
    return this.#written().trim();
  }

  get original() {
    return this.#row.text;
  }

  /** The language that the original is written in. */
  get language() {
    return this.#row.language ?? this.document.language;
  }

  get isDone() {
    return Boolean(this.#pending?.approve) || (isApproved(this.revision) && !this.revision.stale);
  }

  /** Whether something typed has not been saved. */
  get isTyped() {
    return this.#typed;
  }

  /** Whether the field holds a person's earlier words that were proposed, as they were. */
  get isProposed() {
    return this.#begun !== null;
  }

  get isCurrent() {
    return this.host.current === this;
  }

  get #isLocked() {
    return this.revision?.standing === "final" && !this.revision.stale;
  }

  /** What can be done with the line now, by the name of the action. */
  get acts() {
    const { revision, text } = this;
    const changed = this.#typed;
    const free = !this.#isLocked;
    return {
      save: changed && text !== "",
      approve: free && text !== "" && (changed || !this.isDone),
      overrule: free && !changed && Boolean(isOpen(revision)),
      undo: free && (changed || (revision?.revision ?? 0) > 1),
    };
  }

  /** Becomes the current line: the field takes the place of the text. */
  enter() {
    this.#make();
    this.#begun = this.#typed ? null : this.host.prefill.text(this);
    if (!this.#typed) this.#area.value = this.#begun ?? this.revision?.value ?? "";
    this.#area.readOnly = this.#isLocked;
    this.node.setAttribute("aria-current", "true");
    this.node.tabIndex = 0;
    if (!this.#area.isConnected) this.#value.replaceWith(this.#area);
    this.#fit();
  }

  #make() {
    this.#area ??= el("textarea", {
      rows: "1", maxlength: longest("text"), spellcheck: "true", "aria-labelledby": this.#source.id, ...written(this.working),
      oninput: () => this.#touched(), onbeforeinput: (event) => this.#yields(event),
    });
  }

  /** Is no longer the current line; what was typed stays, and is shown as such. */
  leave() {
    this.node.removeAttribute("aria-current");
    this.node.tabIndex = -1;
    this.#begun = null;
    this.#value.textContent = this.#typed ? this.#area.value : this.revision?.value ?? ""; // not what is only proposed
    if (this.#area?.isConnected) this.#area.replaceWith(this.#value);
  }

  #written() {
    return this.#typed || this.#area?.isConnected ? this.#area.value : this.revision?.value ?? "";
  }

  /** Where field-sizing is unknown, the field is as high as its text. */
  #fit() {
    if (CSS.supports("field-sizing", "content")) return;
    this.#area.style.blockSize = "auto";
    this.#area.style.blockSize = `${this.#area.scrollHeight}px`;
  }

  /** Takes a newer revision; typed text stays, and a change by another person is shown beside it. */
  take(row) {
    if ((row.revision?.revision ?? 0) < (this.revision?.revision ?? 0)) return; // an answer from before the own change
    const news = (row.revision?.revision ?? 0) !== (this.revision?.revision ?? 0);
    this.#showSource(row);
    if (this.#typed && this.#pending) return; // the answer to the own change follows
    if (this.#typed && news && row.revision?.value === this.text) { // the same words were saved: nothing to ask
      this.#typed = false;
      this.copies.discard(this.id, { elsewhere: true });
    }
    if (this.#typed) {
      if (news && row.revision && row.revision.revision !== this.#clashed) this.#clash(row.revision);
      return;
    }
    this.#row = row;
    if (news) this.#begun = null;
    this.#reset();
    if (news) this.host.pane.refresh(this);
  }

  /** Shows the newest revision in place of what was typed. */
  #reset() {
    const value = this.revision?.value ?? "";
    const begun = this.#begun ?? value;
    if (this.#area && this.#area.value !== begun) this.#area.value = begun;
    if (this.#value.textContent !== value) this.#value.textContent = value;
    if (this.#area?.isConnected) this.#fit();
    this.#refresh();
  }

  /** Makes this the current line and gives it the focus; the list moves only as far as needed to show it. */
  focus() {
    this.host.enter(this);
    this.node.focus({ preventScroll: true });
    this.intoView();
  }

  /** The same, in the field; `offset` is where the caret goes. */
  write(offset = null) {
    this.host.enter(this);
    this.#area.focus({ preventScroll: true });
    if (offset !== null) this.#area.setSelectionRange(offset, offset);
    this.intoView();
  }

  /** Rows that were never near have a height that is only estimated: they have their own some frames after they came near. */
  intoView() {
    let frames = SETTLING_FRAMES;
    const near = () => {
      if (!this.isCurrent) return;
      this.node.scrollIntoView({ block: "nearest" });
      if (frames-- > 0) requestAnimationFrame(near);
    };
    near();
  }

  /** Puts a working copy into the field; what somebody saved since it was begun is shown beside it. */
  restore({ words, base }) {
    const newest = this.#row;
    if (this.#typed) {
      if (words !== this.#area.value) this.#offer(words);
      return;
    }
    if (words.trim() === (this.revision?.value ?? "")) {
      this.copies.discard(this.id, { elsewhere: true });
      return;
    }
    this.#make();
    this.#begun = null;
    this.#area.value = words;
    this.#value.textContent = words;
    this.#typed = true;
    if (base < (this.revision?.revision ?? 0)) this.#row = { ...newest, revision: base > 0 ? { ...newest.revision, revision: base } : null };
    if (this.#area.isConnected) this.#fit();
    this.#refresh();
    this.take(newest);
  }

  /** Draws again what is kept of the field, and where. */
  kept() {
    this.#refresh();
  }

  /** Shows who else is at this sentence, or (null) nobody. */
  occupied(colleague) {
    if (!colleague?.typing) this.#warned = false;
    this.#colleague = colleague;
    const key = colleague?.typing ? "desk.typing" : "desk.looking";
    put(this.#extra("busy"), colleague && phrase(this.words, key, { name: bdi(colleague.name, { dir: "auto" }) }));
    this.node.toggleAttribute("data-busy", Boolean(colleague?.typing));
  }

  /** Saves the text in the background; `approved`, or overruling findings, if requested. Returns whether it was saved. */
  async store({ approve = false, reason = null } = {}) {
    const { text } = this;
    this.host.pane.say();
    if (!text || (!approve && reason === null && text === this.revision?.value)) return false;
    if (this.#pending?.text === text && this.#pending.approve === approve) return true;
    const pending = { text, approve };
    this.#pending = pending;
    if (this.isProposed) [this.#typed, this.#begun] = [true, null]; // the words stay in the field until they are saved
    this.#say("desk.saving");
    this.#refresh();
    const { api, confirms, device } = this.host;
    const answer = await confirms.add(() => api.post(this.path, {
      text, from_revision: this.revision?.revision ?? 0, approve, reason: reason?.words ?? null, reason_code: reason?.code ?? null, device,
    }));
    if (this.#pending === pending) this.#pending = null;
    if (answer.ok) this.copies.confirmed(this.id, text);
    return this.#settled(answer, approve ? "desk.approved" : "desk.saved", { approve, text });
  }

  /** Says in the pane what became of this line, by its number: another may be the current one by now. */
  #say(key) {
    this.host.pane.say(ltr(this.place), " ", this.words.raw(key));
  }

  /** Approves; if there is an error, asks for the reason first. */
  async approve() {
    const changed = this.text !== this.revision?.value;
    if (!changed && isOpen(this.revision)) return this.overrule(true);
    if (!changed && this.isDone) return this.host.next(this);
    if (this.text) await this.#approved(null);
    return undefined;
  }

  /** Goes on to the next line without waiting; an error brings this one back. */
  async #approved(reason) {
    const saved = this.store({ approve: true, reason });
    this.host.next(this);
    if (await saved) this.host.moved();
  }

  /** Asks for the reason for overruling findings: one of the list by its digit, or own words. */
  overrule(approve = false, isFree = true) {
    if (!this.text) return;
    const done = (reason) => this.#overruled(reason, approve);
    const away = () => {
      put(this.#extra("asked"));
      this.focus();
    };
    const { form, field } = reasonForm(this, approve ? "desk.approve" : "desk.overrule", done, away);
    put(this.#extra("asked"), form);
    if (isFree) field.focus({ preventScroll: true });
  }

  async #overruled(reason, approve) {
    put(this.#extra("asked"));
    if (approve) await this.#approved(reason);
    else if (await this.store({ reason })) this.focus();
  }

  /** Restores the previous revision; typed text that is not saved is discarded first. Waits for what is being saved. */
  async undo() {
    if (this.#pending) {
      await this.host.confirms.idle;
      if (!this.node.isConnected) return; // the document was closed meanwhile
    }
    if (this.#typed) {
      this.host.overwrote(this, this.#area.value, this.revision?.value ?? "");
      this.#typed = false;
      this.#begun = null;
      this.#remember();
      this.#reset();
      this.host.pane.say(this.words.raw("desk.undone"));
      return;
    }
    const newest = this.revision?.revision ?? 0;
    if (newest > 1) await this.putBack(newest - 1);
  }

  async putBack(revision) {
    const answer = await this.host.api.post(`${this.path}/restore`, { revision, from_revision: this.revision?.revision ?? 0 });
    this.#settled(answer, "desk.undone", { approve: false });
  }

  /** Writes a match into the field, to be checked before it is saved. */
  use(text) {
    this.write();
    if (this.#area.readOnly) return;
    if (this.#typed && text !== this.#area.value) this.host.overwrote(this, this.#area.value, text);
    this.#fill(text);
  }

  /**
   * Puts words back that were typed and that `by` replaced; the focus is on the row, so that single keys go on to work.
   * Returns false, and leaves what is there, where other words were typed since, or nothing can be written.
   */
  fill(text, by) {
    if (!this.node.isConnected || (this.#typed && this.#area.value !== by)) return false;
    this.focus();
    if (this.#area.readOnly) return false;
    this.#fill(text);
    return true;
  }

  /** Writes a text into the field, with the caret at a place. */
  put(text, caret) {
    this.write();
    if (this.#area.readOnly) return;
    this.#fill(text);
    this.#area.setSelectionRange(caret, caret);
  }

  #fill(text) {
    this.#area.value = text;
    this.#touched();
  }

  /** Draws the margin again: what the host says of the line there has changed. */
  redraw() {
    this.#shown = "";
    this.#refresh();
  }

  /** The field, while this is the current line. */
  get field() {
    return this.#area?.isConnected ? this.#area : null;
  }

  /** A part of the row that few rows need: made when it is first filled. */
  #extra(name) {
    if (!this.#extras.has(name)) {
      const made = el("div", { class: name, hidden: true, ...(ROLES[name] && { role: ROLES[name] }) });
      this.#extras.set(name, made);
      this.node.append(made);
    }
    return this.#extras.get(name);
  }

  #settled(answer, key, { approve, text = this.text }) {
    if (!this.node.isConnected) { // the document was closed meanwhile
      if (!answer.ok) this.host.back(this);
      return answer.ok;
    }
    if (answer.ok) {
      const was = this.revision?.revision ?? 0;
      if (answer.revision.revision !== was) this.host.acted(this, was, answer.revision.revision);
      const further = this.#typed && this.text !== text; // typed on while it was being saved
      this.#typed = further;
      if (further) this.#row = { ...this.#row, revision: answer.revision };
      else this.take({ ...this.#row, revision: answer.revision });
      if (further) this.#judge();
      this.#say(key);
      this.#refresh();
      return true;
    }
    if (this.#typed) this.#judge();
    const { code, message, args } = answer.error;
    const isFree = approve ? this.host.back(this) : false;
    if (code === "stale") this.#clash(args);
    else this.host.pane.say(ltr(this.place), " ", message);
    if (args?.reason === "finding_open") this.overrule(approve, isFree);
    this.#refresh();
    return false;
  }

  #clash({ value, revision, ...rest }) {
    this.#clashed = revision;
    const settle = (taken) => {
      this.#row = { ...this.#row, revision: { findings: [], grade: "none", origin: "person", standing: "draft", ...rest, value, revision } };
      this.#typed = !taken;
      this.#remember();
      if (taken) this.#reset();
      else this.#refresh();
      put(this.#extra("conflict"));
      this.write();
    };
    const head = [this.words.raw("desk.changed"), ...(rest.by ? [" ", bdi(`${rest.by}: `)] : [])];
    put(this.#extra("conflict"), ...choice(this, head, value, "desk.take", settle));
  }

  /** A working copy found when something was typed already: both are shown, and the field stays. */
  #offer(words) {
    const settle = (taken) => {
      if (taken) this.#area.value = words;
      put(this.#extra("conflict"));
      this.#touched();
      this.write();
    };
    put(this.#extra("conflict"), ...choice(this, [this.words.raw("desk.working_copy")], words, "desk.take_copy", settle));
  }

  /** Keeps what is in the field, or forgets it where it is what was saved. */
  #remember() {
    if (this.#typed) this.copies.typed(this.id, this.#area.value, this.revision?.revision ?? 0);
    else this.copies.discard(this.id);
  }

  /** Where a colleague is typing, the first key only warns; the next one writes. */
  #yields(event) {
    if (!this.#colleague?.typing || this.#warned || this.#typed) return;
    this.#warned = true;
    event.preventDefault();
    this.host.pane.say(phrase(this.words, "desk.yield", { name: bdi(this.#colleague.name, { dir: "auto" }) }));
  }

  /** Whether the field differs from what is saved; while something is being saved, that is not known. */
  #judge() {
    this.#typed = this.#pending !== null || this.text !== (this.revision?.value ?? "");
    this.#remember();
  }

  #touched() {
    this.#begun = null;
    this.#judge();
    if (this.#typed) this.host.colleagues.typed(this.id);
    if (!this.#pending) this.host.pane.say();
    this.#fit();
    this.#refresh();
  }

  #showSource(row) {
    const sourced = JSON.stringify([this.host.beside, row.language, row.number, row.kind, row.text, row.beside]);
    if (sourced === this.#sourced) return;
    this.#sourced = sourced;
    const { attributes, nodes } = source(row, this);
    for (const [name, value] of Object.entries(attributes)) this.#source.setAttribute(name, value);
    put(this.#source, ...nodes);
    this.node.setAttribute("data-kind", row.kind);
  }

  #refresh() {
    const { revision } = this;
    const standing = this.#typed ? "draft" : revision?.standing ?? "none";
    const { dataset } = this.node;
    if (this.#area) this.#area.readOnly = this.#isLocked;
    this.copy = this.#typed ? this.copies.state(this.id) : "";
    const shown = JSON.stringify([this.place, standing, revision, this.#typed, this.copy, this.#pending]);
    if (shown !== this.#shown) {
      this.#shown = shown;
      dataset.copy = this.copy;
      this.node.toggleAttribute("data-saving", this.#pending !== null);
      dataset.standing = standing;
      dataset.grade = revision?.grade ?? "none";
      this.node.toggleAttribute("data-typed", this.#typed);
      this.node.toggleAttribute("data-stale", Boolean(revision?.stale));
      this.#margin.replaceChildren(...inMargin(this, standing), ...this.host.margin(this));
    }
    this.host.pane.update(this);
  }

  /** Sets the number of the line in the document. */
  number(place) {
    if (place === this.place) return;
    this.place = place;
    this.#refresh();
  }

  /** What the pane says of the line's state, as nodes. */
  stands() {
    return stands(this);
  }
}
