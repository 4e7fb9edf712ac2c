/** Search dialog of the console: finds speeches and delegations, gives the floor, or names who interrupts. */

import { el, phrase, put, slot, text } from "../shared/dom.js";
import { frame, onBehalf, speaker, speakerText, term } from "../shared/names.js";

const MOST = 12;
const PATIENCE_MS = 120;
const LEAST = 2;
const folded = (said) => said.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();
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
  #at = 0;
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
      .flatMap(({ item, speeches }) => speeches.map((each) => ({ ...each, item })))
      .filter((each) => this.#named(each).includes(folded(this.#found.party ?? typed)))
      .sort((one, other) => RANK[one.status] - RANK[other.status])
      .slice(0, MOST);
    if (typed) this.#rows.push(...this.#found.delegations, { name: this.#found.party ?? typed });
    else if (this.#kind === "visit") this.#rows.unshift({ nobody: true });
    this.#move(0);
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

  #named({ speech, item }) {
    return folded(`${speakerText(speech, this.page.words)} ${item.title.text}`);
  }

  #move(place) {
    this.#at = Math.min(this.#rows.length - 1, Math.max(0, place));
    put("found", ...this.#rows.map((row, number) => el("li", {
      role: "option", id: `found-${number}`, "aria-selected": String(number === this.#at),
      onclick: () => this.#move(number),
    }, ...content(row, this.#others(), this.page.words))));
    slot("found").hidden = false;
    this.#input.setAttribute("aria-activedescendant", this.#rows.length > 0 ? `found-${this.#at}` : "");
    slot("found").children[this.#at]?.scrollIntoView({ block: "nearest" });
  }

  #key(event) {
    const way = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!way && event.key !== "Enter") return;
    event.preventDefault();
    if (way) return this.#move(this.#at + way);
    return this.#confirm(event.shiftKey && !this.#kind ? "arm" : "give");
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

const isBare = (row) => Boolean(row && !row.speech && !row.code && !row.nobody);

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
