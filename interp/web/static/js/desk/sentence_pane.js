/** The pane "this sentence": state, actions, findings, matches and whatever else is known of the current sentence. */

import { findingRow } from "./findings.js";
import { el, put, show, slot, write } from "../shared/dom.js";

const SETTLE_MS = 60; // so long a sentence stays current before its details are fetched: J held down asks for none
const ACTS = [["save", "desk.save", (line) => line.store()], ["approve", "desk.approve", (line) => line.approve()],
  ["overrule", "desk.overrule", (line) => line.overrule()], ["undo", "desk.undo", (line) => line.undo()]];

export class SentencePane {
  #line = null;
  #shown = "";
  #regions = [];
  #acts = new Map();
  #timer = 0;
  #turn = 0;
  #findings;
  #isBuilt = false;

  constructor(words) {
    this.words = words;
    for (const [name, key, work] of /** @type {[string, string, (line: any) => any][]} */ (ACTS)) {
      const onclick = () => this.#line && work(this.#line);
      this.#acts.set(name, el("button", { type: "button", class: "small", onclick, hidden: true }, words.raw(key)));
    }
    this.#findings = this.add("findings", words.raw("desk.findings"), (line) => this.#found(line));
  }

  /**
   * Adds a region below the others. `draw` gets the line and returns nodes, or a promise of them; none hides the
   * region, except that `nothing` says so then. Returns an object whose `draw()` draws it again.
   */
  add(name, title, draw, { nothing = "" } = {}) {
    const body = el("div", { class: "body" });
    const heading = el("h4", { id: `region-${name}` }, title);
    const node = el("section", { class: "region", "data-region": name, "aria-labelledby": heading.id, tabindex: "0", hidden: true }, heading, body);
    const region = { name, node, body, work: draw, nothing, draw: () => this.#draw(region) };
    this.#regions.push(region);
    if (this.#isBuilt) slot("regions").append(node);
    return region;
  }

  /** Adds a button to those of the sentence; `work` gets the current line. Returns the button. */
  addAct(name, text, work) {
    const button = el("button", { type: "button", class: "small", onclick: () => this.#line && work(this.#line) }, text);
    this.#acts.set(name, button);
    if (this.#isBuilt) slot("sentence-acts").append(button);
    return button;
  }

  /** Puts actions and regions on the page, when a document is opened first. */
  build() {
    if (this.#isBuilt) return;
    this.#isBuilt = true;
    slot("sentence-acts").prepend(...this.#acts.values());
    slot("regions").append(...this.#regions.map(({ node }) => node));
    this.#empty();
  }

  get line() {
    return this.#line;
  }

  /** Shows another line, or none. */
  show(line) {
    if (line === this.#line) return;
    this.#line = line;
    this.#shown = "";
    write(slot("sentence-place"), line ? String(line.place) : "");
    if (line) this.update(line);
    else this.#empty();
    clearTimeout(this.#timer);
    this.#turn += 1;
    for (const each of this.#regions) if (each !== this.#findings) show(each.node, false);
    if (line) this.#timer = setTimeout(() => this.refresh(line), SETTLE_MS);
  }

  /** State, actions and findings of the current line have changed; what is typed alone changes few of them. */
  update(line) {
    if (line !== this.#line) return;
    const { acts } = line;
    for (const [name, button] of this.#acts) show(button, acts[name] ?? true);
    const state = JSON.stringify([line.revision, line.isTyped, line.copy, line.isProposed]);
    if (state === this.#shown) return;
    this.#shown = state;
    put("sentence-standing", ...line.stands());
    this.#findings.draw();
  }

  /** What is fetched for a line may be outdated: draws every region again. */
  refresh(line = this.#line) {
    if (!line || line !== this.#line) return;
    for (const each of this.#regions) if (each !== this.#findings) each.draw();
  }

  /** Says what became of an action; it stays until the next one. */
  say(...said) {
    put("sentence-said", ...said);
  }

  #empty() {
    for (const each of this.#acts.values()) show(each, false);
    put("sentence-standing", this.words.raw("desk.sentence_none"));
    put("sentence-said");
    show(this.#findings.node, false);
  }

  async #draw(region) {
    const line = this.#line;
    const turn = this.#turn;
    if (!line) return;
    const drawn = region.work(line);
    const nodes = drawn instanceof Promise ? await drawn : drawn;
    if (turn !== this.#turn) return;
    const filled = nodes.length > 0 ? nodes : region.nothing ? [el("p", { class: "second" }, region.nothing)] : [];
    region.body.replaceChildren(...filled);
    show(region.node, filled.length > 0);
  }

  #found(line) {
    const isOther = line.isTyped || line.isProposed; // what was found is of another text
    const found = isOther ? [] : line.revision?.findings ?? [];
    if (found.length === 0) return isOther ? [] : [el("p", { class: "second" }, this.words.raw("desk.no_findings"))];
    return [el("ul", { class: "findings" }, ...found.map((each) => findingRow(each, this.words)))];
  }
}
