/** Prefills the field of a sentence that waits for a person with a person's earlier words; the machine's draft stays beside. */

import { documentPath } from "./api.js";
import { difference } from "./difference.js";
import { grade, said } from "./matches.js";
import { confirm, sameNodes } from "./same_sentences.js";
import { bdi, direction, el, htmlLang, ltr, phrase } from "../shared/dom.js";
import { marks } from "../shared/provenance.js";

const TAGS = { same: "span", gone: "del", new: "ins" };
const AHEAD = 5; // so many sentences on, what is proposed is asked for before one comes there
const written = (language) => ({ lang: htmlLang(language), dir: direction(language) });

/** Whether a sentence waits for a person: without a text, with a machine's draft, or with an outdated text. */
export const isWaiting = (revision) => !revision || revision.stale || (revision.by === "machine" && revision.standing === "draft");

export class Prefill {
  #rows = new Map();
  #known = new Set(); // sentences looked up since the document last changed
  #waiting = [];
  #refused = new Set();
  #turn = 0;
  #asking = false;
  #isConfirming = false;
  #region;

  /** `host` is the open document. */
  constructor(host) {
    this.host = host;
    this.words = host.words;
    this.#region = host.pane.add("proposed", this.words.raw("memory.proposed"), (line) => this.#drawn(line));
  }

  /** The words to begin with in the field of a line, null for those that stand there. */
  text(line) {
    const proposal = this.#rows.get(line.id);
    if (!proposal || !isWaiting(line.revision) || this.#refused.has(line.id)) return null;
    return proposal.match.target === line.revision?.value ? null : proposal.match.target;
  }

  /** Writes the words that are proposed into the field again, where something else was typed. */
  use(line) {
    if (this.text(line) === null) this.#nothing();
    else line.use(this.#rows.get(line.id).match.target);
  }

  /** Writes the machine's draft into the field, in place of the words that are proposed. */
  useDraft(line) {
    if (this.text(line) === null || !line.revision?.value) {
      this.#nothing();
      return;
    }
    this.#refused.add(line.id);
    line.use(line.revision.value);
    this.#region.draw();
  }

  /** Confirms the correction that waits at a line in all the same sentences. */
  async confirm(line) {
    const correction = this.#correction(line);
    if (!correction) this.#nothing();
    if (!correction || this.#isConfirming) return;
    this.#isConfirming = true;
    await confirm(correction, this.host);
    this.#isConfirming = false;
  }

  #nothing() {
    this.host.pane.say(this.words.raw("desk.key_nothing"));
  }

  #correction(line) {
    return this.#waiting.find(({ segment, places }) => segment === line.id || places.some((each) => each.segment === line.id));
  }

  /** The document has changed: what is proposed from the current line on may be another. */
  changed() {
    this.#turn += 1;
    this.#asking = false;
    this.#known.clear();
    this.#look(this.host.current ?? this.host.lines[0]);
  }

  /** Forgets the proposals of a document that is closed. */
  clear() {
    this.#turn += 1;
    this.#asking = false;
    for (const each of [this.#rows, this.#known, this.#refused]) each.clear();
    this.#waiting = [];
  }

  /** Asks for what is proposed from a line on, unless it and the next ones are known; a field that is open stays as it is. */
  async #look(line) {
    const { host } = this;
    const at = host.lines.indexOf(line);
    const place = host.lines.findIndex((each, index) => index >= at && !this.#known.has(each.id));
    if (at < 0 || place < 0 || place > at + AHEAD || this.#asking) return;
    const turn = this.#turn;
    this.#asking = true;
    const before = place > 0 ? `?after_segment=${encodeURIComponent(host.lines[place - 1].id)}` : "";
    const answer = await host.api.get(`${documentPath(host.document.id)}/proposals/${host.working}${before}`);
    if (turn !== this.#turn) return;
    this.#asking = false;
    if (!answer.ok) return;
    this.#take(answer, place);
    this.#region.draw();
  }

  #take({ proposals, after, waiting }, place) {
    const { lines } = this.host;
    const end = after === null ? lines.length : lines.findIndex(({ id }) => id === after) + 1;
    for (const { id } of lines.slice(place, end)) {
      this.#known.add(id);
      this.#rows.delete(id);
    }
    for (const each of proposals) this.#rows.set(each.segment, each);
    this.#waiting = waiting;
  }

  #drawn(line) {
    this.#look(line);
    const correction = this.#correction(line);
    const same = correction ? sameNodes(correction, this.host) : [];
    return this.text(line) === null ? same : [...this.#proposed(this.#rows.get(line.id), line), ...same];
  }

  #proposed({ match, sentence }, line) {
    const { words } = this;
    const { revision } = line;
    const from = sentence === null ? words.raw("memory.from_memory") : phrase(words, "memory.from_sentence", { n: ltr(sentence) });
    const nodes = [el("p", { class: "head" }, grade(words, match), " · ", from, ...said(match)),
      el("p", { class: "second", ...written(this.host.document.language) }, ...compared(match.source, line.original))];
    if (line.text !== match.target) nodes.push(el("p", {}, bdi(match.target, written(line.working)), " ",
      el("button", { type: "button", class: "small", onclick: () => line.use(match.target) }, words.raw("desk.use"))));
    if (!revision?.value) return nodes;
    return [...nodes, el("p", { class: "head" }, words.raw("memory.machine_draft"), " · ", marks({ ...revision, language: line.working }, words)),
      el("p", {}, bdi(revision.value, written(line.working)), " ",
        el("button", { type: "button", class: "small", onclick: () => this.useDraft(line) }, words.raw("memory.use_draft")))];
  }
}

function compared(before, after) {
  return difference(before, after).map(([kind, text]) => el(TAGS[kind], {}, text));
}
