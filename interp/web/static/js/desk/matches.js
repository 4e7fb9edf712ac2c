/** Details of a line: memory matches, changes against the draft, and every revision. */

import { linePath } from "./api.js";
import { difference } from "./difference.js";
import { bdi, direction, el, htmlLang, ltr, put } from "../shared/dom.js";
import { term } from "../shared/names.js";
import { marks } from "../shared/provenance.js";

const TAGS = { same: "span", gone: "del", new: "ins" };
const written = (language) => ({ lang: htmlLang(language), dir: direction(language) });

export class Lookup {
  #matches = [];

  constructor(line) {
    this.line = line;
    this.node = el("div", { class: "lookup", hidden: true });
  }

  get isOpen() {
    return !this.node.hidden;
  }

  /** Inserts the n-th match, counted from one, into the line. */
  use(number) {
    const match = this.isOpen && this.#matches[number - 1];
    if (match) this.line.use(match.target);
  }

  async toggle() {
    const opened = !this.isOpen;
    this.node.hidden = !opened;
    this.line.node.querySelector("[aria-expanded]").setAttribute("aria-expanded", String(opened));
    if (opened) await this.refresh();
  }

  /** Fetches again when the details may be outdated. */
  async refresh() {
    if (!this.isOpen) return;
    const { host, working, id } = this.line;
    const answer = await host.api.get(linePath(host.document.id, working, id));
    if (!answer.ok) {
      this.node.replaceChildren(el("p", { role: "alert" }, answer.error.message));
      return;
    }
    this.#matches = answer.matches;
    put(this.node, ...this.#part("desk.matches", this.#found(answer.matches), "desk.no_matches"),
      ...this.#changes(answer.history), ...this.#part("desk.history", this.#past(answer.history), "desk.no_history"));
  }

  #part(title, rows, nothing) {
    const { words } = this.line;
    return [el("h3", {}, words.raw(title)), rows.length > 0 ? el("ol", {}, ...rows) : el("p", { class: "second" }, words.raw(nothing))];
  }

  #found(matches) {
    const { words, host, working, original } = this.line;
    return matches.map((match, place) => el("li", { class: "match" },
      el("p", {}, place < 9 && el("kbd", {}, String(place + 1)), " ", grade(words, match), " · ",
        marks({ ...match, language: working }, words)),
      el("p", { ...written(host.document.language) }, ...compared(match.source, original)),
      el("p", {}, bdi(match.target, written(working)), " ",
        el("button", { type: "button", onclick: () => this.line.use(match.target) }, words.raw("desk.use")))));
  }

  /** Compares the newest text with its draft, once a person has changed it. */
  #changes(history) {
    const { words, working } = this.line;
    const draft = history.findLast(({ origin }) => origin !== "person");
    const newest = history.at(-1);
    if (!draft || draft.value === newest.value) return [];
    return [el("h3", {}, words.raw("desk.changes")), el("p", { class: "changes", ...written(working) }, ...compared(draft.value, newest.value))];
  }

  #past(history) {
    const { words, host, working } = this.line;
    return history.toReversed().map((each, place) => el("li", {},
      el("p", { class: "second" }, bdi(each.by === "machine" ? words.raw("desk.machine") : each.by), " ",
        ltr(host.page.time(each.at)), " · ", marks({ ...each, language: working }, words) ?? term(words, "standing", each.standing)),
      el("p", {}, bdi(each.value, written(working)), " ",
        place > 0 && each.value !== history.at(-1).value
          ? el("button", { type: "button", onclick: () => this.line.putBack(each.revision) }, words.raw("desk.put_back")) : null)));
  }
}

/** A grade in words with its colour, and the percentage. */
export function grade(words, { grade: name, percent }) {
  const share = percent === null ? [] : [" ", ltr(`${percent} %`)];
  return el("span", { class: "grade", "data-grade": name }, term(words, "grade", name), ...share);
}

function compared(before, after) {
  return difference(before, after).map(([kind, text]) => el(TAGS[kind], {}, text));
}
