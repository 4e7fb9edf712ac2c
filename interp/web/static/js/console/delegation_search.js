/** Search dialog of the console: finds speeches and delegations, or gives the floor to an unplanned speaker. */

import { el, phrase, put, slot, text } from "../shared/dom.js";
import { frame, speaker, speakerText, term } from "../shared/names.js";

const MOST = 12;
const PATIENCE_MS = 120;
const LEAST = 2;
const folded = (said) => said.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();
/** Speeches that can still be called come before finished ones. */
const RANK = { planned: 0, skipped: 1, on_floor: 2, done: 3 };

/** The dialog; `ask` sends a command. */
export class Finder {
  #dialog = slot("find");
  #form = slot("find-form");
  #input = this.#form.elements.q;
  #rows = [];
  #known = [];
  #at = 0;
  #waiting = null;
  #looking = false;

  constructor(page, picked, ask) {
    Object.assign(this, { page, picked, ask });
    this.#input.addEventListener("input", () => this.#typed());
    this.#input.addEventListener("keydown", (event) => this.#key(event));
    this.#form.addEventListener("submit", (event) => this.#choose(event.submitter?.value ?? "give"));
  }

  open() {
    this.#input.value = "";
    this.#form.elements.language.value = "";
    this.#known = [];
    this.#search();
    this.#dialog.showModal();
    this.#input.focus();
  }

  #search() {
    const typed = this.#input.value.trim();
    this.#rows = this.picked.items()
      .flatMap(({ item, speeches }) => speeches.map((each) => ({ ...each, item })))
      .filter((each) => this.#named(each).includes(folded(typed)))
      .sort((one, other) => RANK[one.status] - RANK[other.status])
      .slice(0, MOST);
    if (typed) this.#rows.push(...this.#known, { name: typed });
    this.#move(0);
  }

  #typed() {
    this.#known = [];
    this.#looking = true;
    this.#search();
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#look(), PATIENCE_MS);
  }

  /** Asks the service; without an answer there are no suggestions, and a name can still be typed. */
  async #look() {
    const q = this.#input.value.trim();
    const found = q.length < LEAST ? [] : await delegations(q, this.page.words.language);
    if (q !== this.#input.value.trim()) return;
    this.#known = found;
    this.#looking = false;
    this.#search();
  }

  #named({ speech, item }) {
    return folded(`${speakerText(speech, this.page.words)} ${item.title.text}`);
  }

  #move(place) {
    this.#at = Math.min(this.#rows.length - 1, Math.max(0, place));
    put("found", ...this.#rows.map((row, number) => el("li", {
      role: "option", id: `found-${number}`, "aria-selected": String(number === this.#at),
      onclick: () => this.#move(number),
    }, ...content(row, this.page.words))));
    slot("found").hidden = false;
    this.#input.setAttribute("aria-activedescendant", this.#rows.length > 0 ? `found-${this.#at}` : "");
    slot("found").children[this.#at]?.scrollIntoView({ block: "nearest" });
  }

  #key(event) {
    const way = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!way && event.key !== "Enter") return;
    event.preventDefault();
    if (way) return this.#move(this.#at + way);
    return this.#confirm(event.shiftKey ? "arm" : "give");
  }

  /** Letters just typed may still match a delegation: it is then shown, and Enter must be pressed again. */
  async #confirm(what) {
    if (this.#looking && isBare(this.#rows[this.#at])) {
      await this.#look();
      if (!isBare(this.#rows[this.#at])) return;
    }
    this.#choose(what);
    this.#dialog.close();
  }

  #choose(what) {
    const row = this.#rows[this.#at];
    if (!row || what === "cancel") return;
    if (row.speech) this.ask(what === "arm" ? "floor.arm" : "floor.give", { speech: row.speech.id });
    else if (row.code && what === "arm" && this.page.view.item) this.#plan(row);
    else this.ask("floor.give", { party: this.#party(row), role: "floor_speaker", language: this.#language() });
  }

  /** Arming a delegation plans its speech after the one on the floor; the new speech has its command's id. */
  async #plan(row) {
    const { item, speech } = this.page.view;
    const added = await this.ask("speech.add", {
      item: item.id, party: this.#party(row), language: this.#language(), after: speech?.id ?? null,
    });
    if (added?.ok) this.ask("floor.arm", { speech: added.id });
  }

  /** The language chosen, which is then confirmed; null: the service says what may be expected. */
  #language() {
    return this.#form.elements.language.value || null;
  }

  /** A delegation is sent by its code; the service adds its name in every language. */
  #party(row) {
    if (row.code) return { kind: row.kind, code: row.code, name: "" };
    return { kind: this.#form.elements.kind.value, name: row.name, language: this.page.words.language };
  }
}

const isBare = (row) => Boolean(row && !row.speech && !row.code);

/** Asks the service; without an answer there is nobody to offer, and a name can still be typed. */
async function delegations(q, language) {
  const query = new URLSearchParams({ q, language, meeting: document.body.dataset.meeting });
  try {
    const answer = await fetch(`/api/delegations?${query}`);
    return answer.ok ? (await answer.json()).delegations : [];
  } catch {
    return [];
  }
}

function content(row, words) {
  if (row.code) return [el("span", {}, row.name, el("br"), el("small", { class: "second" }, row.formal)),
    el("small", { class: "second" }, term(words, "party", row.kind))];
  if (!row.speech) return [el("span", {}, phrase(words, "console.give_new", { name: row.name }))];
  const where = el("small", { class: "second" }, text(row.item.title, words));
  return [el("span", {}, speaker(row.speech, words), el("br"), where),
    el("small", { class: "second" }, words.raw(`speech.${row.status}`)), frame(row.speech, words, "small")];
}
