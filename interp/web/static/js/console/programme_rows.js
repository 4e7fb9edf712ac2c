/** The console's programme: a flat list of items and speeches with a selected row. */

import { lengthOf } from "../shared/clock.js";
import { FetchedProgramme, rowOf as shownOf } from "../shared/programme.js";
import { draw } from "../shared/pieces.js";
import { programme as pieces } from "../drawing/programme.js";
import { arrange, el, put, slot } from "../shared/dom.js";
import { EntryLines } from "./entry_lines.js";
import { onBehalf, speaker, speakerText, text } from "../shared/speaker_names.js";
import { budgetOf, ProgrammeTimes, whenOf } from "../shared/programme_times.js";

const AHEAD = 6; // rows
const BEGUN = new Set(["on_floor", "interrupted", "done"]);

export class Picker {
  #list = slot("programme");
  #programme = new FetchedProgramme();
  #selected = null;
  #floor = null;
  #asked = 0;
  #times = new ProgrammeTimes(slot("programme"));
  /** By what is picked, in order: the row drawn, and what it was drawn of. */
  #rows = new Map();

  /** `selected` is called whenever another row is selected, or none. */
  constructor(selected) {
    this.selected = selected;
    const list = this.#list;
    list.setAttribute("role", "listbox");
    list.setAttribute("tabindex", "0");
    list.setAttribute("aria-label", list.closest("aside").getAttribute("aria-label"));
    for (const each of [list, slot("later")]) each.addEventListener("click", (event) => this.#click(event));
    list.addEventListener("keydown", (event) => this.#key(event));
  }

  /** Updates the list from a view; what has changed of the programme is fetched when its number is higher. */
  async refresh(view, page) {
    this.#release(view);
    if (view.programme_seq > this.#asked) {
      this.#asked = view.programme_seq;
      await this.#fetch(view);
    }
    if (this.#programme.held) this.#draw(page);
  }

  /** A selection ends with the switch: the key that follows is meant for who speaks now. */
  #release({ item, speech }) {
    const floor = `${item?.id} ${speech?.id}`;
    if (this.#floor !== null && floor !== this.#floor) this.#select(null);
    this.#floor = floor;
  }

  #select(pick) {
    this.#selected = pick;
    const found = this.#mark();
    this.selected();
    return found;
  }

  /** Selects a row by what is picked with it, "speech:ID", and shows it. */
  pick(key) {
    this.#select(key)?.scrollIntoView({ block: "center" });
  }

  /** What can be found by letters: every row, or those of one item; `key` is what is picked with it. */
  findable(words, items = this.items()) {
    return items.flatMap((row) => [
      { key: `item:${row.item.id}`, id: row.item.id, name: row.item.title.text, draw: () => [el("span", {}, text(row.item.title, words))] },
      ...row.speeches.map(({ speech, status }) => ({ key: `speech:${speech.id}`, id: speech.id, name: speakerText(speech, words),
        draw: () => [el("span", {}, speaker(speech, words), onBehalf(speech, words)),
          el("small", { class: "second" }, words.raw(`speech.${status}`))] })),
    ]);
  }

  /** Brings the times of the rows up to date. */
  tick(page, drawn = false) {
    if (this.#programme.held) this.#times.fill(this.#programme.held, page, { drawn });
  }

  /** Selects the next row up or down, from the selected one or the one on the floor. */
  step(way) {
    const rows = [...this.#rows.keys()];
    const current = this.#list.querySelector('[aria-current="true"]')?.dataset.pick;
    const from = rows.indexOf(rows.includes(this.#selected) ? this.#selected : current); // what was selected may be removed
    this.#select(rows[Math.min(rows.length - 1, Math.max(0, from + way))] ?? null)?.scrollIntoView({ block: "nearest" });
  }

  items() {
    return this.#programme.held?.items ?? [];
  }

  /** The lists of speakers of the meeting, as its programme has them. */
  lists() {
    return this.#programme.held?.lists ?? [];
  }

  /** The selection: its kind and id, its item's row, and its speech's row for a speech. */
  chosen() {
    const [kind, id] = this.#selected?.split(":", 2) ?? [null, null];
    const holds = (row) => row.item.id === id || row.speeches.some((one) => one.speech.id === id);
    const row = this.items().find(holds);
    return { kind, id, row, speech: row?.speeches.find((one) => one.speech.id === id) ?? null };
  }

  /** The selected speech if it can still be armed, else null. */
  planned() {
    const { speech } = this.chosen();
    return speech && !BEGUN.has(speech.status) ? speech.speech : null;
  }

  item() {
    return this.chosen().row?.item.id ?? null;
  }

  async #fetch(view) {
    try {
      await this.#programme.fetch(view);
      this.#asked = Math.max(this.#asked, this.#programme.held.programme_seq);
    } catch {
      this.#asked = 0; // the next view asks again
    }
  }

  #draw(page) {
    const { view, words } = page;
    const items = this.items();
    const rows = new Map();
    const lines = new EntryLines(page, items);
    for (const row of items) {
      rows.set(`item:${row.item.id}`, this.#itemRow(row, items, words));
      for (const each of row.speeches) rows.set(`speech:${each.speech.id}`, this.#speechRow(each, view, words, lines));
    }
    this.#rows = rows;
    arrange(this.#list, [...rows.values()].map(({ node }) => node));
    this.#drawLater(view, words);
    this.tick(page, true);
    this.#mark();
    this.selected();
    const current = this.#list.querySelector('[aria-current="true"]') ?? this.#list.querySelector("[aria-current]");
    if (!document.body.classList.contains("editing") && this.#scrolls()) this.#follow(current);
  }

  /** Those who come after the next, at the head of a long list. */
  #drawLater({ later }, words) {
    const rows = new Map(this.items().flatMap((row) => row.speeches.map((each) => [each.speech.id, each])));
    put("later", ...later.filter((id) => rows.has(id)).map((id) =>
      draw(pieces.console_speech, shownOf(rows.get(id), words), words, { "data-pick": `speech:${id}` })));
  }

  #itemRow(row, items, words) {
    const budget = budgetOf(row, items);
    const of = [row.item, row.status, budget?.dataset.length, budget?.dataset.block, words.language];
    return this.#row(`item:${row.item.id}`, of, () => itemRow(row, budget, words));
  }

  #speechRow(row, view, words, lines) {
    const armed = view.armed?.id === row.speech.id;
    const of = [row, armed, words.language, lines.spokenMs(row)];
    return this.#row(`speech:${row.speech.id}`, of, () => speechRow(row, armed, words, lines.of(row)));
  }

  /** A row as it stands while all that it was drawn of is the same, else drawn again. */
  #row(key, of, draw) {
    const held = this.#rows.get(key);
    return held?.of.every((each, place) => each === of[place]) ? held : { node: draw(), of };
  }

  /** Keeps who speaks in view, with those who come next. */
  #follow(current) {
    const rows = [...this.#list.children];
    rows[Math.min(rows.length - 1, rows.indexOf(current) + AHEAD)]?.scrollIntoView({ block: "nearest" });
    current?.scrollIntoView({ block: "nearest" });
  }

  /** Whether the programme scrolls by itself; in one column it would take the page away from the floor. */
  #scrolls() {
    return this.#list.scrollHeight > this.#list.clientHeight + 1;
  }

  #mark() {
    const found = this.#rows.get(this.#selected)?.node ?? null;
    for (const each of this.#list.querySelectorAll('[aria-selected="true"]')) each.setAttribute("aria-selected", "false");
    found?.setAttribute("aria-selected", "true");
    this.#list.setAttribute("aria-activedescendant", found?.id ?? "");
    return found;
  }

  #click(event) {
    const pick = event.target.closest("[data-pick]")?.dataset.pick;
    if (!pick) return;
    this.#select(this.#selected === pick ? null : pick);
  }

  #key(event) {
    const way = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!way || event.altKey || event.ctrlKey) return;
    event.preventDefault();
    this.step(way);
  }
}

const rowOf = (pick, id) => ({ role: "option", id: `row-${id}`, "data-pick": `${pick}:${id}`, "aria-selected": "false" });

function itemRow(row, budget, words) {
  const { id, title } = row.item;
  const values = { status: row.status, title: text(title, words), budget, when: whenOf(`item:${id}`) };
  return draw(pieces.console_item, values, words, rowOf("item", id));
}

function speechRow(row, armed, words, line) {
  const { id, limit_ms: ms } = row.speech;
  const more = { armed, when: whenOf(`speech:${id}`), limit: ms && lengthOf(ms) };
  return draw(pieces.console_speech, { ...shownOf(row, words), ...more, ...line }, words, rowOf("speech", id));
}
