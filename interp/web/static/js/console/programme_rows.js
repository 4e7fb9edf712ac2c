/** The console's programme: items, speeches and the groups of long lists of speakers as rows, one of them selected. */

import { lengthOf } from "../shared/clock.js";
import { FetchedProgramme, rowOf as shownOf } from "../shared/programme.js";
import { draw } from "../shared/pieces.js";
import { programme as pieces } from "../drawing/programme.js";
import { arrange, el, ltr, show, slot } from "../shared/dom.js";
import { EntryLines } from "./entry_lines.js";
import { Folds, groupsOf, shownRows } from "./list_groups.js";
import { onBehalf, speaker, speakerText, text } from "../shared/speaker_names.js";
import { budgetOf, ProgrammeTimes, whenOf } from "../shared/programme_times.js";
import { showExpectedEnd } from "../shared/expected_end.js";
import { showOverruns } from "../shared/budget_overruns.js";

const AHEAD = 6; // rows
const [FEW, SOME] = [13, 25]; // rows of a programme of which a low window, and a high one, shows less than all
const BEGUN = new Set(["on_floor", "interrupted", "done"]);

export class Picker {
  #list = slot("programme");
  #programme = new FetchedProgramme();
  #selected = null;
  #floor = null;
  #asked = 0;
  #times = new ProgrammeTimes(slot("programme"));
  /** By what is picked: the row drawn, and what it was drawn of; also those that are folded now. */
  #rows = new Map();
  /** What is picked with the rows that are shown, in order. */
  #shown = [];
  #folds = new Folds();
  /** @type {any} */
  #page = null;
  #followed = null;

  /** `selected` is called whenever another row is selected, or none. */
  constructor(selected) {
    this.selected = selected;
    const list = this.#list;
    list.setAttribute("role", "tree");
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
    this.#page = page;
    if (this.#programme.held) this.#draw();
  }

  /** A selection ends with the switch: the key that follows is meant for who speaks now. */
  #release({ item, speech }) {
    const floor = `${item?.id} ${speech?.id}`;
    if (this.#floor !== null && floor !== this.#floor) this.select(null);
    this.#floor = floor;
  }

  /** Selects what is picked with `pick`, where it stands; null for nothing. */
  select(pick) {
    this.#selected = pick;
    const found = this.#mark();
    this.selected();
    return found;
  }

  /** Selects a row by what is picked with it, "speech:ID", and shows it, in a group that is unfolded for it. */
  pick(key) {
    const group = this.#shown.includes(key) ? null : this.#groupOf(key);
    if (group) this.#fold(group.key, false);
    bring(this.select(key), "center");
  }

  /** Folds or unfolds a group by its key, unless told that of the selected row; a row that is folded away selects the heading. */
  toggle(key = this.#groupOf(this.#selected)?.key) {
    if (!key) return;
    const isFolded = !this.#isFolded(key);
    if (isFolded && this.#groupOf(this.#selected)?.key === key) this.select(key);
    this.#fold(key, isFolded);
    bring(this.#rows.get(key)?.node);
  }

  #fold(key, isFolded) {
    this.#folds.say(key, isFolded);
    this.#draw();
  }

  /** Whether what is picked with `key` is the heading of a group that is folded. */
  #isFolded(key) {
    return this.#rows.get(key)?.node.getAttribute("aria-expanded") === "false";
  }

  /** The group of which `key` picks the heading or a row, undefined for none. */
  #groupOf(key) {
    const [kind, id] = pickOf(key);
    const isIn = ({ speeches }, { from, to }) => kind === "speech" && speeches.slice(from, to).some(({ speech }) => speech.id === id);
    return this.items().flatMap((row) => groupsOf(row, this.#page?.view.armed?.id).filter((each) => each.key === key || isIn(row, each)))[0];
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

  /** Brings the times of the rows up to date, and the expected end of all. */
  tick(page, drawn = false) {
    const { held } = this.#programme;
    const forecast = held ? this.#times.fill(held, page, { drawn }) : undefined;
    if (held && forecast !== undefined) showOverruns(page, held, showExpectedEnd(page, forecast, page.shownAt()));
  }

  /** Selects the next row up or down, from the selected one or the one on the floor. */
  step(way) {
    const rows = this.#shown.filter((key) => !key.startsWith("group:") || this.#isFolded(key) || key === this.#selected);
    const current = this.#list.querySelector('[aria-current="true"]')?.dataset.pick;
    const from = rows.indexOf(rows.includes(this.#selected) ? this.#selected : current); // what was selected may be removed
    bring(this.select(rows[Math.min(rows.length - 1, Math.max(0, from + way))] ?? null));
  }

  items() {
    return this.#programme.held?.items ?? [];
  }

  /** The whole programme as last fetched, null before. */
  programme() {
    return this.#programme.held;
  }

  /** The rows that are shown, in order, each with the ids of the speeches that it stands for: those of a group that is folded too. */
  shownRows() {
    const folded = new Map();
    for (const row of this.items()) {
      for (const { key, from, to } of groupsOf(row, this.#page?.view.armed?.id)) folded.set(key, row.speeches.slice(from, to).map(({ speech }) => speech.id));
    }
    return this.#shown.map((key) => ({ node: this.#rows.get(key).node, ids: this.#isFolded(key) ? folded.get(key) ?? [] : [pickOf(key)[1]] }));
  }

  /** The lists of speakers of the meeting, as its programme has them. */
  lists() {
    return this.#programme.held?.lists ?? [];
  }

  /** The id of the speech before one on its item, null for the first. */
  before(id) {
    const ids = this.items().map(({ speeches }) => speeches.map(({ speech }) => speech.id)).find((each) => each.includes(id));
    return ids?.[ids.indexOf(id) - 1] ?? null;
  }

  /** The selection: its kind and id, its item's row, and its speech's row for a speech; of the heading of a group neither. */
  chosen() {
    const [kind, id] = pickOf(this.#selected);
    const holds = (row) => row.item.id === id || row.speeches.some((one) => one.speech.id === id);
    const row = this.items().find(holds);
    return { kind, id, row, speech: row?.speeches.find((one) => one.speech.id === id) ?? null };
  }

  /** The words of the selected heading of a group, null where another row is selected or none. */
  heading(words) {
    const group = this.#groupOf(this.#selected);
    return group?.key === this.#selected ? words.raw(`heading.${group.band}`) : null;
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

  #draw() {
    const { view } = this.#page;
    const items = this.items();
    const lines = new EntryLines(this.#page, items);
    const at = { armed: view.armed?.id, selected: pickOf(this.#selected)[1], next: view.advance?.speech?.id };
    this.#shown = items.flatMap((row) => [this.#itemRow(row, items), ...shownRows(row, this.#folds, at).map((each) =>
      (each.group ? this.#groupRow(each) : this.#speechRow(each, view, lines)))]);
    this.#forget(items);
    arrange(this.#list, this.#shown.map((key) => this.#rows.get(key).node));
    this.#drawLater(view, items);
    this.tick(this.#page, true);
    this.#mark();
    this.selected();
    this.#follow();
  }

  /** Removes rows that are no longer in the programme. */
  #forget(items) {
    const ids = new Set(items.flatMap(({ speeches }) => speeches.map(({ speech }) => speech.id)));
    const shown = new Set(this.#shown);
    for (const key of this.#rows.keys()) if (!shown.has(key) && !ids.has(pickOf(key)[1])) this.#rows.delete(key);
  }

  /** Those who come after the next, at the head of a long list. */
  #drawLater({ later }, items) {
    const { words } = this.#page;
    const rows = new Map(items.flatMap((row) => row.speeches.map((each) => [each.speech.id, each])));
    const nodes = later.filter((id) => rows.has(id)).map((id) => this.#rows.get(this.#row(`later:${id}`, [rows.get(id), words.language], () =>
      draw(pieces.console_speech, shownOf(rows.get(id), words), words, { "data-pick": `speech:${id}` }))).node);
    const count = items.length + rows.size;
    slot("later").parentElement.dataset.rows = count < FEW ? "few" : count < SOME ? "some" : "many";
    arrange(slot("later"), nodes);
    show("later", nodes.length > 0);
  }

  #itemRow(row, items) {
    const { words } = this.#page;
    const budget = budgetOf(row, items);
    const of = [row.item, row.status, budget?.dataset.length, budget?.dataset.block, words.language];
    return this.#row(`item:${row.item.id}`, of, () => itemRow(row, budget, words));
  }

  #groupRow({ group: { key, band, waiting }, isFolded }) {
    const { words } = this.#page;
    return this.#row(key, [band, waiting, isFolded, words.language], () => el("li",
      { class: "row group", ...rowOf(...pickOf(key)), "aria-level": "1", "aria-expanded": String(!isFolded) },
      el("span", { class: "tick", "aria-hidden": "true" }, isFolded ? "+" : "−"),
      el("span", { class: "name" }, words.raw(`heading.${band}`)), el("span", { class: "count" }, ltr(waiting))));
  }

  #speechRow({ row, isInGroup }, view, lines) {
    const { words } = this.#page;
    const armed = view.armed?.id === row.speech.id;
    const of = [row, armed, words.language, lines.spokenMs(row)];
    const key = this.#row(`speech:${row.speech.id}`, of, () => speechRow(row, armed, words, lines.of(row)));
    const { node } = this.#rows.get(key);
    if (isInGroup) node.setAttribute("aria-level", "2");
    else node.removeAttribute("aria-level");
    return key;
  }

  /** Holds the row of a key as it stands while all that it was drawn of is the same, else drawn again; returns the key. */
  #row(key, of, draw) {
    const held = this.#rows.get(key);
    if (!held?.of.every((each, place) => each === of[place])) this.#rows.set(key, { node: draw(), of });
    return key;
  }

  /** Brings who speaks into view, with those who come next, whenever that is another; between, everybody scrolls as they like. */
  #follow() {
    const current = this.#list.querySelector('[aria-current="true"]') ?? this.#list.querySelector("[aria-current]");
    if (current?.dataset.pick === this.#followed || document.body.classList.contains("editing") || !this.#scrolls()) return;
    this.#followed = current?.dataset.pick;
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
    if (pick.startsWith("group:")) this.toggle(pick);
    else if (this.#shown.includes(pick)) bring(this.select(this.#selected === pick ? null : pick)); // the buttons of an entry move the list
    else this.pick(pick);
  }

  #key(event) {
    if (event.altKey || event.ctrlKey) return;
    const way = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const [folds, unfolds] = document.documentElement.dir === "rtl" ? ["ArrowRight", "ArrowLeft"] : ["ArrowLeft", "ArrowRight"];
    const turns = event.key === (this.#isFolded(this.#selected) ? unfolds : folds);
    if (!way && !turns) return;
    event.preventDefault();
    if (way) this.step(way);
    else this.toggle();
  }
}

/** Scrolls to a row; again once those around it, laid out only where they are seen, have their heights. */
function bring(row, block = "nearest") {
  row?.scrollIntoView({ block });
  const again = () => row?.scrollIntoView({ block: "nearest" });
  requestAnimationFrame(() => requestAnimationFrame(again));
}

/** What is picked with a row, as its kind and id. */
const pickOf = (key) => key?.split(":", 2) ?? [null, null];
const rowOf = (pick, id) => ({ role: "treeitem", id: `row-${id}`.replaceAll(" ", "-"), "data-pick": `${pick}:${id}`, "aria-selected": "false" });

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
