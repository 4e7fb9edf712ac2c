/** Search dialog of the console: finds speeches and delegations, gives the floor, or names who interrupts. */

import { folded, sureRow } from "./finder_choice.js";
import { el, phrase, put, show, slot, text } from "../shared/dom.js";
import { frame, onBehalf, speaker, speakerText, term } from "../shared/speaker_names.js";

const MOST = 12;
const PATIENCE_MS = 120;
const LEAST = 2;
/** Speeches that can still be called come before finished ones. */
const RANK = { planned: 0, skipped: 1, absent: 1, interrupted: 2, on_floor: 2, done: 3, taken_back: 4 };
const NOTHING = { delegations: [], party: null, behalf: null, on_behalf_of: null };

/** The dialog; `ask` sends a command. */
export class Finder {
  #dialog = slot("find");
  #form = slot("find-form");
  #input = this.#form.elements.q;
  #rows = [];
  #found = NOTHING;
  #kind = null;
  #at = -1;
  #isChosen = false;
  #waiting = null;
  #looking = false;

  constructor(page, picked, ask) {
    Object.assign(this, { page, picked, ask });
    this.#input.addEventListener("input", () => this.#typed());
    this.#input.addEventListener("keydown", (event) => this.#key(event));
    this.#form.addEventListener("submit", (event) => this.#choose(event.submitter?.value ?? "give"));
  }

  /** Opens the dialog: to give the floor, or for the party of an interruption of this kind. */
  open(kind = null) {
    const { words } = this.page;
    this.#kind = kind;
    put("find-title", words.raw(kind ? `interruption.${kind}` : "console.find"));
    for (const each of this.#form.querySelectorAll("[data-speech]")) each.hidden = kind !== null;
    this.#input.value = "";
    this.#form.elements.language.value = "";
    this.#found = NOTHING;
    this.#search();
    this.#dialog.showModal();
    this.#input.focus();
  }

  #search() {
    const typed = this.#input.value.trim();
    this.#rows = this.picked.items()
      .flatMap(({ item, speeches }) => speeches.map((each) => this.#row(each, item)))
      .filter((each) => this.#named(each).includes(folded(this.#found.party ?? typed)))
      .sort((one, other) => RANK[one.status] - RANK[other.status])
      .slice(0, MOST);
    if (typed) this.#rows.push(...this.#found.delegations, { name: this.#found.party ?? typed });
    else if (this.#kind === "visit") this.#rows.unshift({ nobody: true });
    this.#isChosen = false;
    this.#move(this.#sure());
  }

  #row(each, item) {
    const alone = each.speech.person?.name.text ?? "";
    return { ...each, item, name: speakerText(each.speech, this.page.words), alone: folded(alone) };
  }

  /** The place of the row that Enter may take unasked, or -1; for whom it speaks must be as sure as who it is. */
  #sure() {
    const { party, on_behalf_of: behalf } = this.#found;
    return behalf?.match === "guess" ? -1 : sureRow(this.#rows, party ?? this.#input.value);
  }

  #typed() {
    this.#found = NOTHING;
    this.#looking = true;
    this.#search();
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#look(), PATIENCE_MS);
  }

  /** Asks the service; without an answer there are no suggestions, and a name can still be typed. */
  async #look() {
    const q = this.#input.value.trim();
    const found = q.length < LEAST ? NOTHING : await delegations(q, this.page.words.language);
    if (q !== this.#input.value.trim()) return;
    this.#found = found;
    this.#looking = false;
    this.#search();
  }

  #named({ name, item }) {
    return folded(`${name} ${item.title.text}`);
  }

  /** Draws the rows; -1 selects none: the first is then marked as a guess, which Enter does not take. */
  #move(place) {
    this.#at = Math.min(this.#rows.length - 1, place);
    put("found", ...this.#rows.map((row, number) => el("li", {
      role: "option", id: `found-${number}`, "aria-selected": String(number === this.#at),
      onclick: () => this.#pick(number),
    }, ...content(row, this.#others(), this.page.words))));
    slot("found").hidden = false;
    this.#input.setAttribute("aria-activedescendant", this.#at >= 0 ? `found-${this.#at}` : "");
    slot("found").children[this.#at]?.scrollIntoView({ block: "nearest" });
    show("guess", this.#at < 0 && this.#input.value.trim() !== "" && !this.#looking);
    for (const each of this.#form.querySelectorAll('button[type="submit"]:not([value="cancel"])')) each.disabled = this.#at < 0;
  }

  /** Selects a row by arrow or click. */
  #pick(place) {
    this.#isChosen = true;
    this.#move(Math.max(0, place));
  }

  #key(event) {
    if (event.isComposing || event.keyCode === 229) return undefined; // Enter may end a Chinese word
    const way = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!way && event.key !== "Enter") return undefined;
    event.preventDefault();
    if (way) return this.#pick(this.#at + way);
    return this.#confirm(event.shiftKey && !this.#kind ? "arm" : "give");
  }

  /** Letters just typed may still match somebody else: what the answer changes is shown, and Enter is pressed again. */
  async #confirm(what) {
    const before = this.#rows[this.#at];
    if (this.#looking && !this.#isChosen) {
      await this.#look();
      if (this.#looking || before?.speech?.id !== this.#rows[this.#at]?.speech?.id || !before?.speech) return;
    }
    if (this.#at < 0) return;
    this.#choose(what);
    this.#dialog.close();
  }

  #choose(what) {
    const row = this.#rows[this.#at];
    if (!row || what === "cancel") return;
    const behalf = this.#behalf();
    if (this.#kind) this.ask("floor.interrupt", { kind: this.#kind, party: this.#interrupting(row), ...behalf });
    else if (row.speech) this.#call(row.speech.id, what, behalf);
    else if (row.code && what === "arm" && this.page.view.item) this.#plan(row);
    else this.ask("floor.give", { party: this.#party(row), role: "floor_speaker", language: this.#language(), ...behalf });
  }

  async #call(speech, what, behalf) {
    if (what !== "arm") return this.ask("floor.give", { speech, ...behalf });
    if (behalf.on_behalf_of) await this.ask("speech.amend", { speech, ...behalf });
    return this.ask("floor.arm", { speech });
  }

  /** The party of a row for an interruption; that of a speech is sent as it stands on the programme. */
  #interrupting(row) {
    if (row.nobody) return null;
    if (!row.speech) return this.#party(row);
    const { kind, code, name } = row.speech.party;
    return code ? { kind, code, name: "" } : { kind, name: name.text, language: name.language };
  }

  /** On whose behalf, as typed: the delegation that was found, else the name itself. */
  #others() {
    const { behalf, on_behalf_of: found } = this.#found;
    return behalf ? [found ?? { kind: "group", name: behalf }] : [];
  }

  #behalf() {
    const parties = this.#others().map((row) => (row.code ? this.#party(row)
      : { kind: row.kind, name: row.name, language: this.page.words.language }));
    return parties.length > 0 ? { on_behalf_of: parties } : {};
  }

  /** Arming a delegation plans its speech after the one on the floor; the new speech has its command's id. */
  async #plan(row) {
    const { item, speech } = this.page.view;
    const added = await this.ask("speech.add", {
      item: item.id, party: this.#party(row), language: this.#language(), after: speech?.id ?? null, ...this.#behalf(),
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

/** Asks the service; without an answer there is nobody to offer, and a name can still be typed. */
async function delegations(q, language) {
  const query = new URLSearchParams({ q, language, meeting: document.body.dataset.meeting });
  try {
    const answer = await fetch(`/api/delegations?${query}`);
    return answer.ok ? await answer.json() : NOTHING;
  } catch {
    return NOTHING;
  }
}

function content(row, others, words) {
  if (row.nobody) return [el("span", {}, words.raw("console.nobody_named"))];
  const behalf = others.length > 0 && !row.speech?.on_behalf_of.length
    ? el("small", { class: "behalf" }, " ", phrase(words, "on_behalf", { parties: others.map((each) => each.name).join(" · ") })) : null;
  if (row.code) return [el("span", {}, row.name, behalf, el("br"), el("small", { class: "second" }, row.formal)), standing(row, words)];
  if (!row.speech) return [el("span", {}, phrase(words, "console.give_new", { name: row.name }), behalf)];
  const where = el("small", { class: "second" }, text(row.item.title, words));
  return [el("span", {}, speaker(row.speech, words), onBehalf(row.speech, words), behalf, el("br"), where),
    el("small", { class: "second" }, words.raw(`speech.${row.status}`)), frame(row.speech, words, "small")];
}

/** What a delegation is in the body, where known, else what kind of party it is. */
function standing({ kind, membership }, words) {
  const said = membership ? term(words, "membership", membership) : term(words, "party", kind);
  return el("small", { class: "second" }, said);
}
