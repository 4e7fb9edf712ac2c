/** Draws the desk's queue: each text by when it is needed, its progress, problems and reviser. */

import { bdi, el, phrase, put, show, slot } from "../shared/dom.js";
import { desk as pieces } from "../drawing/desk.js";
import { draw } from "../shared/pieces.js";
import { named } from "../shared/document_titles.js";
import { keep, read } from "../shared/settings.js";
import { troubleSentence } from "../shared/troubles.js";
import { minutes, whenNeeded } from "./when_needed.js";

const MINUTE_MS = 60_000;
const WHYS = ["hang", "crash", "out_of_memory"];

/** Whether nothing is left to do. */
const isDone = ({ approved, segments }) => approved >= segments;

/** The text for a failure; "crash 9" is a crash, and an unknown code a general failure. */
const failure = (error) => {
  const [why] = (error ?? "").split(" ");
  return WHYS.includes(why) ? `job.failed.${why}` : "job.failed";
};

export class Queue {
  #shown = "";
  #listed = "";
  #told = "";
  #wrong = "";
  #counted = null;

  constructor(page, api) {
    this.page = page;
    this.api = api;
    this.words = page.words;
    this.working = document.body.dataset.language;
    const every = slot("every-language");
    every.checked = read("desk.every", "no") === "yes";
    every.addEventListener("change", () => {
      keep("desk.every", every.checked ? "yes" : "no");
      this.take(this.answer);
    });
  }

  /** Shows a new queue; only changed rows are redrawn. */
  take(answer) {
    this.answer = answer;
    if (!answer) return;
    const every = slot("every-language").checked;
    const titles = new Map(answer.documents.map((each) => [each.id, each]));
    const tasks = answer.tasks.filter(({ language }) => every || language === this.working);
    const shown = JSON.stringify(tasks.map((task) => ({ ...task, needed_in_ms: minutes(task), title: titles.get(task.document)?.title, called: answer.called[task.document] })));
    this.#count(answer.tasks);
    show("queue-empty", tasks.length === 0);
    this.#waiting(answer);
    put("term-faults", answer.term_faults > 0 ? phrase(this.words, "desk.term_faults", { n: answer.term_faults }) : "");
    this.#troubles(answer.troubles);
    this.#documents(answer.documents);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#draw(tasks.map((task) => this.#row(task, titles.get(task.document))));
  }

  /** How many drafts wait, over all meetings, and how long the oldest has waited. */
  #waiting({ waiting, waited_ms: ms }) {
    const waited = Math.floor(ms / MINUTE_MS);
    const told = `${waiting} ${waited}`;
    if (told === this.#told) return;
    this.#told = told;
    const long = waited > 0 ? [this.words.gap, phrase(this.words, "desk.waited", { n: waited })] : [];
    put("waiting", ...(waiting > 0 ? [phrase(this.words, "desk.waiting", { n: waiting }), ...long] : []));
  }

  /** What does not work; written again only after a change, as it is announced. */
  #troubles(troubles) {
    const told = JSON.stringify(troubles.map(({ part, code }) => [part, code]));
    if (told === this.#wrong) return;
    this.#wrong = told;
    put("service-troubles", ...troubles.map((each) => el("span", {}, troubleSentence(this.words, each), " ")));
  }

  /** On the button that shows the queue beside an open document: how many texts are not done in this language. */
  #count(tasks) {
    const n = tasks.filter((task) => task.language === this.working && !isDone(task)).length;
    if (n === this.#counted) return;
    this.#counted = n;
    slot("show-queue").replaceChildren(draw(pieces.queue_count, { n }, this.words));
  }

  /** Goes to a document's row, else to the first. */
  focus(document = "") {
    const rows = [...slot("queue").querySelectorAll("[data-task]")];
    const own = rows.find(({ dataset }) => document && dataset.task === `${document}.${this.working}`);
    (own ?? rows[0])?.querySelector("a").focus({ preventScroll: !own });
  }

  /** The focused element keeps the focus. */
  #draw(rows) {
    const at = /** @type {HTMLElement | null} */ (document.activeElement?.closest?.("[data-task]"))?.dataset.task;
    slot("queue").replaceChildren(...rows);
    if (at) slot("queue").querySelector(`[data-task="${CSS.escape(at)}"] a`)?.focus({ preventScroll: true });
  }

  #row(task, found) {
    const { words } = this;
    const title = this.#named(found);
    const page = task.language === this.working ? "" : `?language=${task.language}&lang=${words.language}`;
    const facts = [this.#file(found), whenNeeded(task, this.page) ?? words.raw("desk.any_time"), ...this.#left(task), this.#job(task), task.assigned && phrase(words, "desk.assigned", { name: task.assigned })];
    return el("li", { class: "task", "data-task": `${task.document}.${task.language}`, "data-done": isDone(task), "data-errors": task.errors > 0 },
      el("a", { href: `${page}#${task.document}` }, title, " – ",
        el("span", { class: "into" }, words.raw(`language.${task.language}`))),
      el("p", { class: "facts" }, ...facts.filter(Boolean).flatMap((each, place) => [place ? " · " : "", each])),
      el("progress", { max: String(Math.max(1, task.segments)), value: String(task.approved), "aria-hidden": "true" }),
      ["parked", "failed"].includes(task.state) ? el("button", { type: "button", onclick: () => this.#retry(task.document) }, words.raw("desk.retry")) : null);
  }

  #left(task) {
    const { words } = this;
    if (isDone(task)) return [words.raw("desk.all_done")];
    const drafted = task.drafted < task.segments ? phrase(words, "desk.drafted", { drafted: task.drafted, all: task.segments }) : null;
    const findings = task.findings > 0 ? el("span", { class: "found" }, phrase(words, "desk.finding_count", { n: task.findings })) : null;
    const fixture = task.fixture > 0 ? words.raw("provenance.fixture") : null;
    return [phrase(words, "desk.segments", { n: task.segments - task.approved }), findings, drafted, fixture];
  }

  #job({ state, attempts, error, drafted, segments }) {
    const { words } = this;
    if (state === "parked") return el("span", { class: "found" }, phrase(words, "job.parked", { pairs: bdi(error ?? "", { dir: "ltr" }) }));
    if (state === "failed") return el("span", { class: "found" }, words.raw(failure(error)));
    if (state === "waiting" && attempts > 0) return words.raw("job.again");
    return state === "running" || (state === "waiting" && drafted < segments) ? words.raw(`job.${state}`) : null;
  }

  /** Tells whether the meeting is over: what was not spoken by then stays closed. */
  ended(closed) {
    if (closed === this.closed) return;
    this.closed = closed;
    this.take(this.answer);
  }

  #documents(documents) {
    const listed = JSON.stringify([documents, this.answer.called, this.closed]);
    if (listed === this.#listed) return;
    this.#listed = listed;
    const list = slot("documents");
    show(list.closest("details"), documents.length > 0);
    list.replaceChildren(...documents.map((each) => el("li", {},
      el("a", { href: `#${each.id}` }, this.#named(each)), " ",
      el("span", { class: "second" }, this.#file(each), this.#file(each) && " · ", this.words.raw(`visibility.${each.visibility}`), " · ", this.#release(each), each.withdrawn ? ` · ${this.words.raw("desk.withdrawn")}` : ""))));
  }

  /** When it may be read, and by whom; said of a statement that was not spoken before the end: it stays closed. */
  #release({ release, delivered }) {
    if (release !== "as_delivered" || delivered) return this.words.raw(`release.${release === "as_delivered" ? "delivered" : release}`);
    if (!this.closed) return this.words.raw("release.as_delivered");
    return el("strong", {}, this.words.raw("release.undelivered"));
  }

  #named(found) {
    return named(found, this.answer.called[found.id], this.words);
  }

  /** The file's name, beside what a statement without a title is called. */
  #file({ id, name }) {
    return this.answer.called[id] ? bdi(name, { class: "file-name", dir: "ltr" }) : null;
  }

  async #retry(document) {
    const answer = await this.api.post("/retry", { document });
    if (!answer.ok) put("file-said", answer.error.message);
  }
}
