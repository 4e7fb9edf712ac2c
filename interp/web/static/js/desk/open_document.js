/** The open document at the desk: its lines in the whole height, visibility, reviser, newer and official versions. */

import { documentPath, textPath } from "./api.js";
import { Colleagues } from "./document_presence.js";
import { ConfirmQueue } from "./confirm_queue.js";
import { Consistency } from "./consistency.js";
import { Line } from "./document_line.js";
import { KeptCopies } from "./open_documents_copies.js";
import { putLeftOut } from "./left_out.js";
import { Downloads } from "./downloads.js";
import { named } from "../shared/document_titles.js";
import { bdi, direction, el, htmlLang, phrase, put, show, slot } from "../shared/dom.js";
import { Prefill } from "./prefill.js";
import { Release } from "./release.js";
import { SentencePane } from "./sentence_pane.js";
import { minutes, whenNeeded } from "./when_needed.js";
import { device, keep, read } from "../shared/settings.js";
import { linked } from "../shared/symbol_links.js";

const ABOUT = ["speech", "visibility", "release", "delivery"]; // fields of a document and of its form
const AGAIN_MS = 3_000;
const LATE_MS = 400; // an empty page is not left unexplained for longer

export class OpenDocument {
  #lines = new Map();
  #order = [];
  #places = new Map(); // where one was in each document, for when it is opened again
  #mark = null;
  #shown = "";
  #chosen = false;
  #asking = 0;
  #back = new Set(); // lines that could not be saved and where nobody has been since

  /** `moved` is called after changes that the queue shows too. */
  constructor(page, api, moved) {
    this.page = page;
    this.api = api;
    this.moved = moved;
    this.words = page.words;
    this.working = document.body.dataset.language;
    this.document = null;
    this.chosenAt = null; // what had the focus when a document was chosen: who has gone elsewhere meanwhile stays there
    this.beside = read("desk.beside", "");
    this.current = null;
    // set by editing.js: what the margin says of a line, what follows an act, acts on several lines, typed words that
    // something else replaces, another document, its lines
    const nothing = () => {};
    this.margin = () => [];
    this.acted = nothing;
    this.changed = /** @type {(changes?: any) => void} */ (nothing);
    this.overwrote = nothing;
    this.opened = nothing;
    this.loaded = nothing;
    this.pane = new SentencePane(this.words);
    this.#keepCopies();
    this.downloads = new Downloads(page, api, moved, (changes) => this.changed(changes));
    this.prefill = new Prefill(this);
    this.consistency = new Consistency(this);
    this.release = new Release(slot("about"), this.words);
    const on = (name, event, work) => slot(name).addEventListener(event, work);
    on("about", "change", () => { this.#chosen = true; });
    on("about", "submit", (event) => this.#apply(event));
    on("withdraw", "click", () => this.#change("withdrawn", { withdrawn: !this.document.withdrawn }));
    on("reviser", "change", () => this.#assign(slot("reviser").value.trim() || null));
    on("mine", "click", () => this.#assign(this.you));
    on("beside", "change", () => this.#turn(slot("beside").value));
    on("newer", "submit", (event) => this.#upload(event, "versions", (told) => phrase(this.words, "desk.newer_done", told)));
    on("official", "submit", (event) => this.#upload(event, "official", ({ segments }) => phrase(this.words, "desk.official_done", { n: segments })));
    on("lines", "focusin", ({ target }) => this.enter(this.#lineOf(target)));
    addEventListener("resize", () => this.current?.intoView());
    on("lines", "pointerdown", (event) => this.#point(event));
    on("lines", "keydown", (event) => {
      if (event.key === " " && event.target.matches("[data-line]")) event.preventDefault(); // would scroll a page on
    });
  }

  /** Shows a document of the queue's answer, or none; `task` is its row in the target language. */
  async show(found, task, { mark, you, called }) {
    const other = found?.id !== this.document?.id;
    if (other) this.#remember();
    this.document = found ?? null;
    this.you = you;
    this.called = called[found?.id];
    show("document", Boolean(found));
    show("document-head", Boolean(found));
    document.body.toggleAttribute("data-document", Boolean(found));
    if (other) this.#clear();
    if (!found) return;
    this.pane.build();
    this.#facts(found, task);
    this.downloads.show(found, this.working, this.beside);
    if (other || mark !== this.#mark) await this.#load(mark);
    const isElsewhere = document.activeElement !== document.body && document.activeElement !== this.chosenAt;
    if (other && !isElsewhere) slot("document-title").focus({ preventScroll: true });
  }

  /** Makes a line the current one: its field is open, and the pane tells of it. */
  enter(line) {
    if (!line || line === this.current) return;
    const before = this.current;
    this.current = line;
    before?.leave();
    line.enter();
    this.pane.show(line);
    if (!before) put("file-said");
    this.#back.delete(line);
    put("document-said", ...this.#cameBack());
  }

  /** Goes `steps` lines on, into the field if one had the focus; without a current line to where one was before. */
  step(line, steps, writing = false) {
    const all = this.#order;
    const next = line ? shownFrom(all, all.indexOf(line) + steps, steps) : this.#lines.get(this.#places.get(this.document?.id)) ?? all[0];
    if (next) writing ? next.write() : next.focus();
  }

  /** Every line of the document, in order. */
  get lines() {
    return this.#order;
  }

  #lineOf(node) {
    return this.#lines.get(node.closest?.("[data-line]")?.dataset.line);
  }

  /** A click on a translation opens its field with the caret where the click was. */
  #point(event) {
    const line = this.#lineOf(event.target);
    if (event.button !== 0 || !line || !event.target.closest(".value")) return;
    event.preventDefault();
    line.write(document.caretPositionFromPoint?.(event.clientX, event.clientY)?.offset ?? null);
  }

  #remember() {
    if (this.document && this.current) this.#places.set(this.document.id, this.current.id);
  }

  /** Goes to the next line that is not approved. */
  next(line) {
    const all = this.#order;
    const open = all.slice(all.indexOf(line) + 1).find((each) => !each.isDone && !each.node.hidden);
    (open ?? line).focus();
    this.moved();
  }

  /** Brings a line back that could not be saved; a person who writes elsewhere is only told. Returns whether it has the focus. */
  back(line) {
    const isHere = line.node.isConnected;
    const isFree = isHere && !document.activeElement?.matches("textarea, input, select");
    if (isHere && line !== this.current) this.#back.add(line);
    if (isFree) line.focus();
    else put("document-said", ...this.#cameBack(line));
    return isFree;
  }

  /** Says that a line could not be saved, and leads there; nothing where there is none. */
  #cameBack(line = [...this.#back].find(({ node }) => node.isConnected)) {
    return line ? [this.words.raw("desk.came_back"), " ", this.#wayTo(line)] : [];
  }

  /** Shows the working copies of sentences that a newer version of the document no longer has. */
  #left() {
    const { copies, words, working } = this;
    const left = copies ? [...copies.entries].filter(([sentence]) => !this.#lines.has(sentence)) : [];
    const discard = (sentence) => {
      copies.discard(sentence, { elsewhere: true });
      this.#left();
    };
    const rows = left.map(([sentence, copy]) => el("p", {}, bdi(copy.words, { lang: htmlLang(working), dir: direction(working) }), " ",
      el("button", { type: "button", onclick: () => discard(sentence) }, words.raw("desk.discard_copy"))));
    put("left-copies", ...(rows.length > 0 ? [el("p", {}, words.raw("desk.left_copies")), ...rows] : []));
  }

  #wayTo(line) {
    const go = () => line.focus();
    return line.node.isConnected ? el("button", { type: "button", onclick: go }, this.words.raw("desk.go_there")) : null;
  }

  #keepCopies() {
    this.device = device("desk");
    this.confirms = new ConfirmQueue();
    this.copies = null;
    const said = (opened, sentence) => opened === this.document?.id && this.#lines.get(sentence)?.kept();
    this.kept = new KeptCopies({ api: this.api, words: this.words, language: this.working, device: this.device, confirms: this.confirms, said });
    this.colleagues = new Colleagues(this, this.device, () => this.#lines);
  }

  /** Puts the working copies into the fields of a document just opened; asks again until the server gave them all. */
  async #restore(copies) {
    const show = (every) => every.forEach((copy, sentence) => this.#lines.get(sentence)?.restore(copy));
    show(copies.entries);
    const found = await copies.restore();
    if (copies !== this.copies) return;
    if (found) show(found);
    this.#left();
    clearTimeout(this.#asking); // of the same document, opened again before its time
    if (!found || copies.isWithheld) this.#asking = setTimeout(() => copies === this.copies && this.#restore(copies), AGAIN_MS);
  }

  #clear() {
    this.colleagues.leave();
    this.copies = null;
    this.#lines.clear();
    this.#order = [];
    this.current = null;
    this.#back.clear();
    this.pane.show(null);
    this.prefill.clear();
    this.#mark = null;
    this.#chosen = false;
    slot("lines").replaceChildren();
    put("document-said");
    putLeftOut("document-said", null, this.words);
    this.opened();
  }

  async #load(mark) {
    const asked = this.document.id;
    const second = this.beside;
    const beside = second ? `?beside=${second}` : "";
    const told = setTimeout(() => this.#isEmpty(asked) && put("document-said", this.words.raw("desk.opening")), LATE_MS);
    const answer = await this.api.get(textPath(asked, this.working) + beside, this.#isEmpty(asked) ? "desk.opening" : null);
    clearTimeout(told);
    if (asked !== this.document?.id || second !== this.beside) return; // the next answer has what is shown now
    if (this.#isEmpty(asked)) put("document-said");
    if (!answer.ok) {
      put("document-said", answer.error.message);
      return;
    }
    this.#mark = mark;
    const own = this.document.language === this.working;
    const foreign = answer.lines.some(({ language }) => language);
    if (foreign) this.mixed = asked; // stays so while it is open, so that a language set can be set back
    show("is-original", own && !foreign);
    this.#take(answer.lines, (row) => (row.language ?? this.document.language) === this.working);
    this.loaded();
    if (!own) this.prefill.changed();
  }

  /** Whether a document is open of which no line is shown. */
  #isEmpty(asked) {
    return asked === this.document?.id && slot("lines").childElementCount === 0;
  }

  /** A line already written in the working language. */
  #original({ text }) {
    const language = this.working;
    return el("li", { class: "original", lang: htmlLang(language), dir: direction(language) }, ...linked(text));
  }

  /** Lines stay in place during typing; only those changed by others are updated. */
  #take(rows, isOriginal) {
    const kept = new Map();
    const wanted = [];
    const isNew = !this.copies;
    this.copies ??= this.kept.of(this.document.id);
    for (const row of rows) {
      if (isOriginal(row)) {
        wanted.push(this.#original(row));
        continue;
      }
      const known = this.#lines.get(row.id);
      const line = known ?? new Line(row, this);
      line.number(wanted.length + 1);
      if (known) line.take(row);
      kept.set(row.id, line);
      wanted.push(line.node);
    }
    this.#lines = kept;
    if (isNew) this.#restore(this.copies);
    this.#order = [...kept.values()];
    if (this.current && !kept.has(this.current.id)) this.#leave();
    arrange(slot("lines"), wanted);
    if (!this.current && this.#order.length > 0) this.#order[0].node.tabIndex = 0; // so that Tab comes to the list
    this.#left();
  }

  #leave() {
    this.current.leave();
    this.current = null;
    this.pane.show(null);
  }

  #facts(found, task) {
    const { words } = this;
    const now = JSON.stringify([found, this.called, task, task && minutes(task), this.beside].map((each) => each ?? null));
    if (now === this.#shown) return;
    this.#shown = now;
    put("document-title", named(found, this.called, words));
    const file = this.called && bdi(found.name, { dir: "ltr" });
    const facts = [file, words.raw(`document.${found.kind}`), words.raw(`language.${found.language}`), found.symbol, found.as_of, phrase(words, "desk.version", { n: found.version })];
    put("document-facts", ...facts.filter(Boolean).flatMap((each, place) => [place ? " · " : "", typeof each === "string" ? bdi(each) : each]));
    put("progress", ...this.#progress(task));
    if (!this.#chosen) {
      for (const each of ABOUT) slot("about").elements[each].value = found[each] ?? "";
      this.release.say();
    }
    put("withdraw", words.raw(found.withdrawn ? "desk.bring_back" : "desk.withdraw"));
    show("is-withdrawn", found.withdrawn);
    const reviser = slot("reviser");
    if (document.activeElement !== reviser) reviser.value = task?.assigned ?? "";
    slot("beside").value = this.beside;
  }

  /** How many sentences are approved, and when the text is needed. */
  #progress(task) {
    if (!task) return [];
    const { words } = this;
    const needed = whenNeeded(task, this.page);
    return [phrase(words, "desk.count", { approved: task.approved, all: task.segments }), needed && " · ", needed];
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
    const chosen = ABOUT.map((each) => [each, event.target.elements[each].value || null]);
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
    putLeftOut("document-said", answer.left_out, this.words);
    this.#told(answer, told);
  }

  #told(answer, told) {
    put("document-said", answer.ok ? told(answer) : answer.error.message);
    this.#mark = null;
    this.#shown = "";
    this.moved();
  }
}

/** The line at a place, or the next one in the direction of `steps` that no filter hides. */
function shownFrom(lines, place, steps) {
  let at = place;
  while (lines[at]?.node.hidden) at += Math.sign(steps);
  return lines[at];
}

/** Puts nodes in order without taking out one that stays: it may have the focus. */
function arrange(list, nodes) {
  const wanted = new Set(nodes);
  for (const each of [...list.children]) if (!wanted.has(each)) each.remove();
  if (list.children.length === 0) {
    list.append(...nodes);
    return;
  }
  let at = list.firstElementChild;
  for (const node of nodes) {
    if (node === at) at = at.nextElementSibling;
    else list.insertBefore(node, at);
  }
}
