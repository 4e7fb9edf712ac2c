/** The terms and names of the meeting on this device: loaded once, searched without a connection. */

import { MarkedTerms } from "./marked_terms.js";
import { TermIndex } from "./term_index.js";

const AT_ONCE = 200; // rows put into the index before the page may do something else
const OR = "|";


/** A row of the file: `{kind, forms: {en: ["…"], …}, pronounced}`. */
function rowOf(columns, cells) {
  const row = { kind: "", forms: {}, pronounced: "" };
  columns.forEach((name, place) => {
    const cell = cells[place] ?? "";
    if (name in row && name !== "forms") row[name] = cell;
    else if (cell) row.forms[name] = cell.split(OR);
  });
  return row;
}

export class TermsOfMeeting {
  #meeting;
  #tag = null;
  #terms = new MarkedTerms([]);
  index = new TermIndex();
  /** "loading", "missing", "here". */
  state = "loading";
  bytes = 0;
  changed = () => {};

  constructor(meeting) {
    this.#meeting = meeting;
  }

  /** Asks for the file; one that is the same is not read again, and what is here stays where there is no answer. */
  async load() {
    try {
      const answer = await fetch(`/api/meetings/${encodeURIComponent(this.#meeting)}/glossary`);
      if (!answer.ok) throw new Error(String(answer.status));
      const tag = answer.headers.get("ETag");
      if (tag === null || tag !== this.#tag) await this.#take(await answer.text(), Number(answer.headers.get("Content-Length")));
      this.#tag = tag;
    } catch {
      if (this.state === "loading") this.state = "missing";
    }
    this.changed();
  }

  async #take(text, bytes) {
    const [head, ...lines] = text.split("\n");
    const columns = head.split("\t");
    const [index, rows] = [new TermIndex(), []];
    for (let at = 0; at < lines.length; at += AT_ONCE) {
      const more = lines.slice(at, at + AT_ONCE).filter(Boolean).map((line) => rowOf(columns, line.split("\t")));
      for (const row of more) index.add(row);
      rows.push(...more);
      await new Promise((resolve) => setTimeout(resolve));
    }
    this.index = index;
    this.#terms = new MarkedTerms(rows);
    this.bytes = bytes || new Blob([text]).size;
    this.state = "here";
  }

  /** A sentence in pieces, its terms marked: `[{text, term}]`; see MarkedTerms. */
  marked(sentence, language) {
    return this.#terms.marked(sentence, language);
  }
}
