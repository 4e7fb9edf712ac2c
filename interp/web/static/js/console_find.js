/** Finding a speech in the programme by any part of a name, or giving the floor to someone not planned. */

import { el, phrase, put, slot, text } from "./dom.js";
import { frame, speaker, speakerText } from "./people.js";

const MOST = 12;
const folded = (said) => said.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();
/** What can still be called comes before what is over. */
const RANK = { planned: 0, skipped: 1, on_floor: 2, done: 3 };

/** The dialog; `ask` sends a command. */
export class Finder {
  #dialog = slot("find");
  #form = slot("find-form");
  #input = this.#form.elements.q;
  #rows = [];
  #at = 0;

  constructor(page, picked, ask) {
    Object.assign(this, { page, picked, ask });
    this.#input.addEventListener("input", () => this.#search());
    this.#input.addEventListener("keydown", (event) => this.#key(event));
    this.#form.addEventListener("submit", (event) => this.#choose(event.submitter?.value ?? "give"));
  }

  open() {
    this.#input.value = "";
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
    if (typed) this.#rows.push({ name: typed });
    this.#move(0);
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
    this.#choose(event.shiftKey ? "arm" : "give");
    return this.#dialog.close();
  }

  #choose(what) {
    const row = this.#rows[this.#at];
    if (!row || what === "cancel") return;
    if (row.speech) this.ask(what === "arm" ? "floor.arm" : "floor.give", { speech: row.speech.id });
    else this.ask("floor.give", this.#newcomer(row.name));
  }

  #newcomer(name) {
    const { kind, language } = this.#form.elements;
    const party = { kind: kind.value, name, language: this.page.words.language };
    return { party, role: "floor_speaker", language: language.value };
  }
}

function content(row, words) {
  if (!row.speech) return [el("span", {}, phrase(words, "console.give_new", { name: row.name }))];
  const where = el("small", { class: "second" }, text(row.item.title, words));
  return [el("span", {}, speaker(row.speech, words), el("br"), where),
    el("small", { class: "second" }, words.raw(`speech.${row.status}`)), frame(row.speech.language, words, "small")];
}
