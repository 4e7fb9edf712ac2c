/** The finder: finds speeches and delegations; gives the floor, arms, inscribes, or names who interrupts. */

import { asked, isWaiting, listItem, listOf, partyOf } from "./finder_acts.js";
import { Inscription, asksAgain, toldAgain } from "./inscription.js";
import { folded, sureRow } from "./finder_choice.js";
import { Options } from "./options.js";
import { languageTyped } from "./typed_language.js";
import { MEETING_LANGUAGES, el, phrase, put, show, slot } from "../shared/dom.js";
import { frame, onBehalf, speaker, speakerText, term, text } from "../shared/speaker_names.js";

const MOST = 12;
const PATIENCE_MS = 120;
const LEAST = 2;
/** Speeches that can still be called come before finished ones. */
const RANK = { planned: 0, skipped: 1, absent: 1, interrupted: 2, on_floor: 2, done: 3, taken_back: 4 };
const NOTHING = { delegations: [], known: [], party: null, behalf: null, on_behalf_of: null };
/** What each key does, by what the finder was opened for; the buttons and the help carry the same. */
const KEYS = {
  call: { Enter: "give", "Shift+Enter": "arm", "Ctrl+Enter": "inscribe" },
  list: { Enter: "inscribe" },
  interruption: { Enter: "interrupt" },
  party: { Enter: "choose" },
};
/** What gives the floor is done to a row that was seen; the others may also take the row that the service is sure of. */
const AFTER_A_LOOK = new Set(["give", "interrupt", "choose"]);

/** The dialog; `ask` sends a command. */
export class Finder {
  #dialog = slot("find");
  #form = slot("find-form");
  #input = this.#form.elements.q;
  #options = new Options(this.#input, "found", (row) => content(row, this.#others(), this.page.words), (place) => this.#pick(place));
  #found = NOTHING;
  #mode = "call";
  #kind = null;
  #chosen = null;
  #isChosen = false;
  #waiting = null;
  #looking = false;
  #inscription;

  constructor(page, picked, ask) {
    this.page = page;
    this.picked = picked;
    this.ask = ask;
    this.#input.addEventListener("input", () => this.#typed());
    this.#form.addEventListener("keydown", (event) => this.#key(event));
    this.#form.addEventListener("submit", (event) => this.#submit(event));
    this.#inscription = new Inscription(page, (way) => this.#marked(way));
    this.#form.elements.list.addEventListener("change", () => this.#offerMarks());
  }

  /** Opens the dialog: to give the floor, arm or inscribe. */
  open() {
    this.#open("call", "console.find");
  }

  /** Opens it to inscribe speakers one after the other. */
  inscribe() {
    this.#open("list", "console.inscribe_speakers");
  }

  /** Opens it for the party of an interruption of this kind. */
  interrupt(kind) {
    this.#open("interruption", `interruption.${kind}`, kind);
  }

  /** Opens it for a party: `chosen(party, behalf)` is called with it, null for nobody where `isFor` somebody is asked. */
  choose(title, chosen, { isFor = false } = {}) {
    this.#chosen = chosen;
    this.#open("party", title, isFor ? "behalf" : null);
  }

  /** Shows the notes of an item that has got its list of speakers meanwhile. */
  refresh() {
    if (this.#mode === "list" && this.#dialog.open) this.#offerMarks();
  }

  #open(mode, title, kind = null) {
    Object.assign(this.#dialog.dataset, { mode });
    this.#mode = mode;
    this.#kind = kind;
    put("find-title", this.page.words.raw(title));
    for (const each of this.#form.querySelectorAll("[data-modes]")) each.hidden = !each.dataset.modes.split(" ").includes(mode);
    this.#form.elements.language.value = "";
    this.#form.elements.limit.value = "";
    this.#offerLists();
    put("find-said");
    this.#inscription.begin();
    this.#offerMarks();
    this.#clear();
    this.#dialog.showModal();
    this.#input.focus();
  }

  /** The list of speakers that serves the chosen item, null where it has none. */
  #list() {
    return listOf(this.picked.lists?.() ?? [], this.#form.elements.list.value);
  }

  #inscribes() {
    return this.#mode === "list" && this.#list() !== null;
  }

  #offerMarks() {
    this.#inscription.show(this.#inscribes() ? this.#list() : null);
  }

  #clear() {
    this.#input.value = "";
    this.#found = NOTHING;
    this.#search();
  }

  /** The items on whose list somebody may be inscribed; the choice says which before anything is done. */
  #offerLists() {
    const { view } = this.page;
    const rows = this.picked.items().filter(({ status }) => status !== "done");
    const wanted = listItem(this.picked.items(), view, this.picked.item());
    this.#form.elements.list.replaceChildren(...rows.map(({ item }) =>
      el("option", { value: item.id, selected: item.id === wanted }, item.title.text)));
    if (wanted && rows.length === 0) this.#form.elements.list.append(el("option", { value: wanted }, view.item.title.text));
  }

  #search() {
    const typed = this.#input.value.trim();
    const rows = this.#rowsOf(typed, this.#found);
    if (!typed && (this.#kind === "visit" || this.#kind === "behalf")) rows.unshift({ nobody: true });
    this.#isChosen = false;
    this.#options.show(rows, this.#sure(rows));
    this.#selected();
  }

  /** The speeches that what was typed may mean, then the delegations found, who is known from other meetings, the name itself. */
  #rowsOf(typed, found) {
    const speeches = this.picked.items()
      .flatMap(({ item, speeches: rows }) => rows.map((each) => this.#row(each, item)))
      .filter((each) => this.#named(each).includes(folded(found.party ?? typed)))
      .sort((one, other) => RANK[one.status] - RANK[other.status])
      .slice(0, MOST);
    const known = (found.known ?? []).filter(({ name }) => !speeches.some((each) => folded(each.name) === folded(name)));
    return typed ? [...speeches, ...found.delegations, ...known, { name: found.party ?? typed }] : speeches;
  }

  #row(each, item) {
    const alone = (each.speech.person ?? each.speech.party).name.text;
    return { ...each, item, name: speakerText(each.speech, this.page.words), alone: folded(alone) };
  }

  /** The place of the row that Enter may take unasked, or -1; for whom it speaks must be as sure as who it is. */
  #sure(rows) {
    const { party, on_behalf_of: behalf } = this.#found;
    return behalf?.match === "guess" ? -1 : sureRow(rows, party ?? this.#input.value, this.#inscribes());
  }

  #typed() {
    put("find-said");
    const joint = /^(.+)[+=＋]$/u.exec(this.#input.value);
    if (joint && this.#inscribes()) return this.#takeJoint(joint[1].trim());
    this.#found = NOTHING;
    this.#looking = true;
    this.#search();
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#look(), PATIENCE_MS);
    return undefined;
  }

  /** Takes what was typed as one party of a joint statement; the next can be typed at once. */
  #takeJoint(typed) {
    this.#inscription.takes(typed, this.#isChosen ? this.#options.selected : this.#sureOf(typed), (row) => this.#party(row));
    this.#clear();
    this.#input.focus();
  }

  /** The row that is meant for sure by what was typed, null if that cannot be said. */
  async #sureOf(typed) {
    const found = typed.length < LEAST ? NOTHING : await delegations(typed, this.page.words.language);
    const rows = this.#rowsOf(typed, found);
    return rows[sureRow(rows, found.party ?? typed, true)] ?? null;
  }

  /** What a key or button of the marks asks for: to type on, on whose behalf, with whom jointly, or to inscribe. */
  #marked(way) {
    if (way === "inscribe") return this.#confirm("inscribe");
    if (/^[1-6]$/u.test(way)) this.#form.elements.language.value = MEETING_LANGUAGES[Number(way) - 1];
    if (way === "behalf") this.#input.value = `${this.#input.value.trim()} obo `;
    if (way === "joint" && this.#input.value.trim()) return this.#takeJoint(this.#input.value.trim());
    if (["type", "behalf", "joint"].includes(way)) this.#input.focus();
    return undefined;
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

  /** Says whether none is selected: the first is then a guess, which Enter does not take. */
  #selected() {
    const { at } = this.#options;
    show("guess", at < 0 && this.#input.value.trim() !== "" && !this.#looking);
    for (const each of this.#form.querySelectorAll("button[data-modes]")) each.disabled = at < 0 || each.hidden;
  }

  /** Selects a row by arrow or click. */
  #pick(place) {
    this.#isChosen = true;
    this.#options.select(place);
    this.#selected();
  }

  #key(event) {
    const isComposing = event.isComposing || event.keyCode === 229;
    if (!isComposing && this.#inscription.key(event)) return undefined;
    if (event.target.tagName !== "INPUT" || !this.#options.key(event)) return undefined;
    const held = [(event.ctrlKey || event.metaKey) && "Ctrl", event.shiftKey && "Shift"].filter(Boolean);
    const act = KEYS[this.#mode][[...held, "Enter"].join("+")];
    return act && this.#confirm(act);
  }

  /** Letters just typed may still match somebody else: what the answer changes is shown before the floor is given. */
  async #confirm(act) {
    if (act === "inscribe" && this.#inscription.waits(this.#input.value.trim())) return this.#inscribe(null);
    const before = this.#options.selected;
    if (this.#looking && !this.#isChosen) {
      await this.#look();
      const isSame = before?.speech && before.speech.id === this.#options.selected?.speech?.id;
      if (this.#looking || (AFTER_A_LOOK.has(act) && !isSame)) return;
    }
    return this.#options.selected ? this.#do(act) : undefined;
  }

  /** A button does what it says, on the row that is selected. */
  #submit(event) {
    event.preventDefault();
    const act = event.submitter?.value ?? "cancel";
    if (act === "cancel") this.#dialog.close();
    else if (this.#options.selected) this.#do(act);
  }

  /** Does an act on the selected row; in the list the next speaker can then be typed. */
  #do(act) {
    const row = this.#options.selected;
    if (act === "choose") {
      this.#dialog.close();
      return this.#chosen(row.nobody ? null : this.#party(row), this.#behalf());
    }
    if (act === "inscribe" && this.#list()) return this.#inscribe(row);
    const commands = asked(act, row, this.#given(row));
    if (commands.length === 0) return this.#refuse(row);
    const done = this.#send(commands);
    if (this.#mode !== "list") return this.#dialog.close();
    this.#clear();
    return done.then((ack) => this.#tell(row.name, ack));
  }

  #given(row) {
    return {
      view: this.page.view, item: this.#form.elements.list.value || null, kind: this.#kind, behalf: this.#behalf(),
      language: this.#language(), limit: minutes(this.#form.elements.limit), party: row.nobody ? null : this.#party(row),
    };
  }

  /** Inscribes on the list of the item: a row, the parties of a joint statement, or once more what was warned of. */
  async #inscribe(row) {
    const typed = this.#input.value.trim();
    const isNumber = row === null || (this.#inscription.isJoint && /^\d+$/u.test(typed));
    const kind = this.#form.elements.kind.value;
    const given = { ...this.#given(row ?? { nobody: true }), kind, list: this.#list() };
    const others = this.#others();
    const made = this.#inscription.made(given, isNumber ? null : row, typed);
    if (this.#mode === "list") this.#clear();
    else this.#dialog.close();
    this.#form.elements.language.value = "";
    this.#input.focus(); // the key may have been pressed among the notes
    const { unsure, name: alone, command } = await made;
    const name = el("span", {}, alone, forWhom(others, this.page.words));
    if (unsure) return put("find-said", phrase(this.page.words, "inscribe.not_sure", { name: unsure }));
    const ack = await this.#send([command]);
    this.#inscription.noted(command, ack, name);
    return this.#tell(name, ack);
  }

  /** Sends the commands of one act; those after a refused one are not sent. */
  async #send(commands) {
    let ack = null;
    for (const [name, args] of commands) {
      ack = await this.ask(name, typeof args === "function" ? args(ack) : args);
      if (!ack?.ok) break;
    }
    return ack;
  }

  #tell(name, ack) {
    const { words } = this.page;
    if (ack?.ok) return put("find-said", phrase(words, "console.inscribed", { name }));
    const again = ack && asksAgain(ack.error) ? [" ", toldAgain(ack.error, words)] : [];
    return put("find-said", phrase(words, "inscribe.refused", { name, why: ack?.error.message ?? words.raw("not_sent") }), ...again);
  }

  #refuse(row) {
    const { words } = this.page;
    put("find-said", isWaiting(row) ? phrase(words, "console.inscribed_already", { name: row.name }) : words.raw("console.no_item"));
  }

  /** On whose behalf, as typed: the delegation that was found, else the name itself. */
  #others() {
    const { behalf, on_behalf_of: found } = this.#found;
    return behalf ? [found ?? { kind: "group", name: behalf }] : [];
  }

  #behalf() {
    const parties = this.#others().map((row) => (row.code ? this.#party(row)
      : { kind: row.kind, name: row.name, language: languageTyped(row.name, this.page.words.language) }));
    return parties.length > 0 ? { on_behalf_of: parties } : {};
  }

  /** The language chosen, which is then confirmed; null: the service says what may be expected. */
  #language() {
    return this.#form.elements.language.value || null;
  }

  #party(row) {
    return partyOf(row, { kind: this.#form.elements.kind.value, language: this.page.words.language });
  }
}

const minutes = (input) => (input.value === "" ? null : Math.round(Number(input.value) * 60_000));

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
  const behalf = row.speech?.on_behalf_of.length ? null : forWhom(others, words);
  if (row.code) return [el("span", {}, row.name, behalf, el("br"), el("small", { class: "second" }, row.formal)), standing(row, words)];
  if (row.match) return [el("span", {}, row.name, behalf), el("small", { class: "second" }, words.raw(`speaks.${row.category}`))];
  if (!row.speech) return [el("span", {}, phrase(words, "console.as_typed", { name: row.name }), behalf)];
  const where = el("small", { class: "second" }, text(row.item.title, words));
  return [el("span", {}, speaker(row.speech, words), onBehalf(row.speech, words), behalf, el("br"), where),
    el("small", { class: "second" }, words.raw(`speech.${row.status}`)), frame(row.speech, words, "small")];
}

/** On whose behalf, null for nobody's but its own. */
function forWhom(others, words) {
  const parties = others.map((each) => each.name).join(" · ");
  return parties ? el("small", { class: "behalf" }, " ", phrase(words, "on_behalf", { parties })) : null;
}

/** What a delegation is in the body, where known, else what kind of party it is. */
function standing({ kind, membership }, words) {
  const said = membership ? term(words, "membership", membership) : term(words, "party", kind);
  return el("small", { class: "second" }, said);
}
