/** The pane's regions of a sentence: matches from the memory, changes against the draft, every revision. */

import { linePath } from "./api.js";
import { difference } from "./difference.js";
import { bdi, direction, el, htmlLang, ltr } from "../shared/dom.js";
import { term } from "../shared/speaker_names.js";
import { marks } from "../shared/provenance.js";

const TAGS = { same: "span", gone: "del", new: "ins" };
const written = (language) => ({ lang: htmlLang(language), dir: direction(language) });

export class Lookup {
  #matches = [];
  #asked = null;
  #isPast = false;
  #past;
  #button;

  /** `pane` shows the regions; its line's document is the open one; `keys` has the digits that use a match. */
  constructor(pane, keys) {
    this.words = pane.words;
    this.keys = keys;
    pane.add("matches", this.words.raw("desk.matches"), (line) => this.#found(line), { nothing: this.words.raw("desk.no_matches") });
    this.#past = pane.add("history", this.words.raw("desk.history"), (line) => this.#history(line));
    this.#button = pane.addAct("look", this.words.raw("desk.history"), () => this.toggle());
    this.#button.setAttribute("aria-expanded", "false");
  }

  /** Inserts the n-th match, counted from one, into the line. */
  use(line, number) {
    const match = this.#asked?.line === line && this.#matches[number - 1];
    if (match) line.use(match.target);
  }

  /** Shows or hides the history. */
  toggle() {
    this.#isPast = !this.#isPast;
    this.#button.setAttribute("aria-expanded", String(this.#isPast));
    this.#past.draw();
  }

  /** One request serves both regions: the one drawn first sends it. */
  #details(line) {
    const state = line.revision?.revision ?? 0;
    if (this.#asked?.line !== line || this.#asked.state !== state) {
      const answer = line.host.api.get(linePath(line.host.document.id, line.working, line.id));
      this.#matches = [];
      this.#asked = { line, state, answer };
    }
    return this.#asked.answer;
  }

  async #found(line) {
    const answer = await this.#details(line);
    if (!answer.ok) {
      this.#asked = null;
      return [el("p", { role: "alert" }, answer.error.message)];
    }
    this.#matches = answer.matches;
    return answer.matches.length === 0 ? [] : [el("ol", {}, ...answer.matches.map((match, place) => this.#match(match, place, line)))];
  }

  #match(match, place, line) {
    const { words } = this;
    return el("li", { class: "match" },
      el("p", { class: "head" }, place < 9 ? el("kbd", { dir: "ltr" }, `${this.keys.held("use").replaceAll("+", " ")}${place + 1}`) : null, " ", grade(words, match), " · ",
        marks({ ...match, language: line.working }, words), ...said(match), " ",
        el("button", { type: "button", class: "small", onclick: () => line.use(match.target) }, words.raw("desk.use"))),
      el("p", { class: "second", ...written(line.host.document.language) }, ...compared(match.source, line.original)),
      el("p", {}, bdi(match.target, written(line.working))));
  }

  async #history(line) {
    if (!this.#isPast) return [];
    const answer = await this.#details(line);
    if (!answer.ok) return [];
    const rows = this.#revisions(answer.history, line);
    if (rows.length === 0) return [el("p", { class: "second" }, this.words.raw("desk.no_history"))];
    return [...this.#changes(answer.history, line), el("ol", {}, ...rows)];
  }

  /** Compares the newest text with its draft, once a person has changed it. */
  #changes(history, { working }) {
    const draft = history.findLast(({ origin }) => origin !== "person");
    const newest = history.at(-1);
    if (!draft || draft.value === newest.value) return [];
    return [el("h5", {}, this.words.raw("desk.changes")), el("p", { class: "changes", ...written(working) }, ...compared(draft.value, newest.value))];
  }

  #revisions(history, line) {
    const { words } = this;
    return history.toReversed().map((each, place) => el("li", {},
      el("p", { class: "second" }, bdi(each.by === "machine" ? words.raw("desk.machine") : each.by), " ",
        ltr(line.host.page.time(each.at)), " · ", marks({ ...each, language: line.working }, words) ?? term(words, "standing", each.standing)),
      el("p", {}, el("span", written(line.working), ...since(history, history.length - 1 - place)), " ",
        place > 0 && each.value !== history.at(-1).value
          ? el("button", { type: "button", class: "small", onclick: () => line.putBack(each.revision) }, words.raw("desk.put_back")) : null)));
  }
}

/** A grade in words with its colour, and the percentage. */
export function grade(words, { grade: name, percent }) {
  const share = percent === null ? [] : [" ", ltr(`${percent} %`)];
  return el("span", { class: "grade", "data-grade": name }, term(words, "grade", name), ...share);
}

/** Who translated a unit of the memory, when, and in which document, as far as it is known. */
export function said({ by, at, document }) {
  const day = at > 0 ? ltr(new Date(at).toISOString().slice(0, 10)) : null;
  const known = [by && bdi(by, { dir: "auto" }), day, document && bdi(document, { dir: "auto" })];
  return known.filter(Boolean).flatMap((each) => [" · ", each]);
}

/** A revision as it differs from the one before; the first as it is. */
function since(history, place) {
  return place > 0 ? compared(history[place - 1].value, history[place].value) : [history[place].value];
}

function compared(before, after) {
  return difference(before, after).map(([kind, text]) => el(TAGS[kind], {}, text));
}
