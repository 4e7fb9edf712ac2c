/** The part of the finder that inscribes on a list of speakers: marks, joint statements, and what a warning asks again. */

import { Joint, Marks } from "./inscription_marks.js";
import { asked } from "./finder_acts.js";
import { Caps, stroke } from "../shared/keyboard.js";
import { el, put, show, slot } from "../shared/dom.js";
import { term } from "../shared/speaker_names.js";

/** What a second Enter adds to an inscription that was refused, by the reason. */
const AGAIN = { inscribed_already: { again: true }, inscription_closed: { leave: true }, category_unknown: {} };
const ACTS = { B: "behalf", J: "joint", Backspace: "type", Enter: "inscribe" };
const WORDS = { L: "level", K: "speaks", I: "language" };

export const asksAgain = (error) => error.args?.reason in AGAIN;

/** What to do after a refusal that Enter can answer: press it again, or choose the category before. */
export const toldAgain = ({ args }, words) => words.raw(args.reason === "category_unknown" ? "inscribe.category" : "inscribe.again");

export class Inscription {
  marks = new Marks();
  #joint = new Joint();
  #taken = []; // the parties of a joint statement that are still being found
  #repeat = null;
  #shown;
  #caps = new Caps();
  #bar = slot("marks");

  /** `does(way)`: what a key or button of the marks asks of the finder. */
  constructor(page, does) {
    this.page = page;
    this.does = does;
    this.#bar?.addEventListener("click", (event) => {
      const key = event.target.closest("[data-mark]")?.dataset.mark;
      if (key) this.#press(key);
    });
  }

  get isJoint() {
    return this.#taken.length > 0;
  }

  clear() {
    this.marks.clear();
    this.#joint.clear();
    this.#taken = [];
    this.#draw();
  }

  /** Begins again: nothing is noted, and nothing was warned of. */
  begin() {
    this.#shown = undefined;
    this.clear();
  }

  /** Shows the marks where the item has a list, and learns who may be addressed; nothing where that list is shown already. */
  show(list) {
    if (list === this.#shown) return;
    this.#shown = list;
    this.#repeat = null;
    if (this.#bar) show(this.#bar, list !== null);
    this.#draw();
    if (list !== null) this.#learn();
  }

  /** Takes a party of a joint statement: `found` is its row or will be; `partyOf` makes a party of a row. */
  takes(typed, found, partyOf) {
    this.#taken.push(Promise.resolve(found).then((row) => ({ typed, name: row?.name, party: row && partyOf(row) })));
    this.#draw(typed);
  }

  /** Whether Enter without a name has something to do: the parties taken, or once more what was warned of. */
  waits(typed) {
    return (typed === "" && (this.#repeat !== null || this.isJoint)) || (this.isJoint && /^\d+$/u.test(typed));
  }

  /** The command of an inscription with the name to tell: of the row, jointly with those taken, or the one warned of. */
  async made(given, row, typed) {
    if (row === null && !this.isJoint) return this.#again();
    const taken = this.#taken;
    const noted = this.marks.given;
    const category = row ? this.marks.categoryOf(row, given.kind) : this.marks.value("K");
    const { party, behalf } = given;
    this.clear();
    const joint = new Joint();
    for (const each of await Promise.all(taken)) {
      if (!each.party) return { unsure: each.typed };
      joint.add(each.party, each.name);
    }
    const together = taken.length > 0 ? joint.with(row && party, typed) : null;
    const [command] = asked("inscribe", row ?? { code: null }, {
      ...given, behalf, joint: together, marks: { given: noted, categoryOf: () => category },
    });
    return { name: [...joint.names, row?.name].filter(Boolean).join(" · "), command };
  }

  /** Notes what a second Enter would ask for after a refusal. */
  noted([name, args], ack, said) {
    const isAsked = ack && !ack.ok && asksAgain(ack.error);
    this.#repeat = isAsked ? { command: [name, { ...args, ...AGAIN[ack.error.args.reason] }], name: said } : null;
  }

  #again() {
    const { command: [name, args], name: said } = this.#repeat;
    const { category } = this.marks.given;
    this.clear();
    return { name: said, command: [name, { ...args, ...(category && { category }) }] };
  }

  /** Takes a key pressed among the marks. False: it is not for them. */
  key(event) {
    const bar = event.target.closest?.('[data-slot="marks"]');
    if (!bar || event.key === "Tab" || event.key === "Escape") return false;
    const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const pressed = stroke(event);
    event.preventDefault();
    if (way) this.#step(way * (document.documentElement.dir === "rtl" ? -1 : 1));
    else this.#press(pressed.length > 1 || /^[A-Z1-6]$/u.test(pressed) ? pressed : this.#caps.byPlace(event));
    return true;
  }

  #press(key) {
    if (key in ACTS) this.does(ACTS[key]);
    else if (/^[1-6]$/u.test(key)) this.does(key);
    else if (this.marks.press(key)) this.#draw();
  }

  #step(way) {
    const all = [...this.#bar.querySelectorAll("[data-mark]")];
    const at = all.indexOf(document.activeElement);
    all.at((at + way) % all.length)?.focus();
  }

  /** Says beside each key what it has set, and who was taken for a joint statement. */
  #draw(...typed) {
    const { words } = this.page;
    for (const button of this.#bar?.querySelectorAll("[data-mark]") ?? []) {
      const value = this.marks.value(button.dataset.mark);
      button.setAttribute("aria-pressed", String(value !== null));
      const said = value?.name ?? (WORDS[button.dataset.mark] && value ? term(words, WORDS[button.dataset.mark], value) : "");
      button.querySelector("[data-value]")?.replaceChildren(said);
    }
    if (typed.length > 0) this.#joint.names.push(...typed);
    put("joint", this.#joint.names.length > 0 ? el("bdi", {}, this.#joint.names.join(" + ")) : null);
  }

  /** Asks who may be addressed; without an answer nobody is offered. */
  async #learn() {
    try {
      const answer = await fetch(`/api/meetings/${encodeURIComponent(this.page.view.meeting.id)}/lists?language=${this.page.words.language}`);
      if (answer.ok) this.marks.panellists = (await answer.json()).panellists;
    } catch {
      this.marks.panellists = [];
    }
  }
}
