/** The team: entered as usual, edited, read from a file; what is typed stays until it is saved or discarded. */

import { MEETING_LANGUAGES, el, phrase, put, show, slot } from "../shared/dom.js";
import { Editor } from "./team_editor.js";

const teamsOf = (view) => view.booths.map(({ team }) => team).filter(Boolean);
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

export class Team {
  #editor = null;
  #base = [];
  #offDuty = null;
  #saving = false;

  constructor(page) {
    this.page = page;
    show("team", true);
    slot("team").addEventListener("click", ({ target }) => this.#pressed(target.closest("[data-team]")?.dataset.team));
    slot("file").addEventListener("change", ({ target }) => this.#read(target));
    slot("editor").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#save();
    });
    addEventListener("beforeunload", (event) => {
      if (this.#editor?.isChanged) event.preventDefault();
    });
  }

  /** A newer view: what somebody else saved meanwhile is said, and nothing typed is lost. */
  take(view) {
    show(document.querySelector('[data-team="edit"]'), Boolean(view.chains));
    show(document.querySelector('[data-team="download"]'), Boolean(view.chains));
    if (!this.#editor || this.#saving) return;
    this.#editor.conflict(!same(teamsOf(view), this.#base));
  }

  #pressed(what) {
    const view = this.page.view;
    if (what === "edit") this.#open(teamsOf(view), null);
    if (what === "usual") this.#usual(view);
    if (what === "discard") this.#close();
    if (what === "theirs") this.#open(teamsOf(view), null);
    if (what === "mine") this.#keep(view);
  }

  /** Entered at once where there is no team; in the place of another only after review. */
  #usual(view) {
    const usual = JSON.parse(document.getElementById("usual").textContent);
    if (view.chains || this.#editor) this.#open(usual, null, true);
    else this.#send(usual);
  }

  #keep(view) {
    this.#base = teamsOf(view);
    this.#editor.conflict(false);
  }

  #open(booths, offDuty, isNew = false) {
    const { words, view } = this.page;
    if (!this.#editor || !isNew) this.#base = teamsOf(view);
    this.#offDuty = offDuty;
    put("faults");
    this.#say(isNew ? words.raw("team.review") : null);
    this.#editor = new Editor(slot("editor"), booths, words, isNew);
    show("editor", true);
    this.take(view);
    this.#editor.focus();
  }

  #close() {
    slot("editor").replaceChildren();
    show("editor", false);
    this.#editor = null;
    document.querySelector('[data-team="usual"]').focus();
  }

  #say(text) {
    put("team-said", text);
  }

  async #save() {
    if (this.#editor.isInConflict) return;
    const booths = this.#editor.booths();
    if (booths) await this.#send(booths);
  }

  async #send(booths) {
    const { page } = this;
    this.#saving = true;
    const ack = await page.send("team.set", { booths }, { now: true });
    if (ack.ok) await this.#mark(booths, ack.seq);
    this.#saving = false;
    if (!ack.ok) return this.#refused(ack.error);
    this.#base = booths;
    if (this.#editor) this.#close();
    return this.#say(page.words.raw("team.saved"));
  }

  /** Marks who is not on duty as a file said. */
  async #mark(booths, seq) {
    const wanted = this.#offDuty;
    this.#offDuty = null;
    if (!wanted) return;
    await this.page.caughtUp(seq);
    const now = this.page.view.off_duty;
    const people = booths.flatMap(({ interpreters }) => interpreters).filter(({ id }) => now.includes(id) !== wanted.includes(id));
    for (const { id } of people) await this.page.send("team.mark", { interpreter: id, on_duty: !wanted.includes(id) }, { now: true });
  }

  #refused(error) {
    const said = error.code === "unsent" ? this.page.words.raw("not_sent") : error.message;
    if (!this.#editor?.refused(error, said)) put("faults", el("p", {}, said));
  }

  /** Reads a file for review; with a faulty line nothing of it is taken. */
  async #read(field) {
    const [file] = field.files;
    field.value = "";
    if (!file) return;
    const answer = await sent(file);
    const { words } = this.page;
    if (!answer?.ok) put("faults", el("p", {}, answer?.error.message ?? words.raw("not_sent")));
    else if (answer.faults.length > 0) put("faults", el("p", {}, words.raw("team.faults")), faultList(answer.faults, words));
    else this.#open(answer.booths.toSorted((one, other) => MEETING_LANGUAGES.indexOf(one.booth) - MEETING_LANGUAGES.indexOf(other.booth)), answer.off_duty, true);
  }
}

function faultList(faults, words) {
  const said = ({ line, value, message }) => phrase(words, value ? "team.line_value" : "team.line", { line, value, message });
  return el("ul", {}, ...faults.map((each) => el("li", {}, said(each))));
}

async function sent(file) {
  try {
    const language = document.body.dataset.interface;
    const address = `/m/${encodeURIComponent(document.body.dataset.meeting)}/team.csv?lang=${language}`;
    const answer = await fetch(address, { method: "POST", headers: { "Content-Type": "text/csv" }, body: file });
    return await answer.json();
  } catch {
    return null;
  }
}
