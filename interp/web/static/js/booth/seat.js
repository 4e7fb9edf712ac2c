/** The bar of one desk: at which desk this device stands, who has the microphone, and the handover, one tap a step. */

import { bdi, el, ltr, phrase, put, show, slot, write } from "../shared/dom.js";
import { longest } from "../shared/lengths.js";
import { commandOf, onAir, sitters, stepsOf } from "./handover.js";
import { KeptDesk } from "./kept_desk.js";
import { longPress } from "./long_press.js";

const KEY_OF = { want: "take", sit: "take" }; // what has the key of another act
const WORDS = { sit: "desks.sit" };
const CANNED = ["handover.not_now", "handover.after_speech", "handover.two_minutes"];

export class Seat {
  #bar = slot("seat");
  #parts = {
    place: el("div", { class: "place-at" }), state: el("p", { class: "state" }), late: el("p", { class: "late" }),
    acts: el("div", { class: "acts" }),
  };
  #drawn = {};
  #kept;
  #took = false;
  #joined;
  #others = 0;
  #asks = null; // the desk of which it is asked who sits down there
  #held = null;
  #page = null;
  #keys;

  /** Called when the desk of this device has changed. */
  onchange = () => {};

  constructor({ meeting, language, desk, acts }, keys) {
    this.#keys = keys;
    this.booth = language;
    this.mayAct = acts !== undefined;
    this.#kept = new KeptDesk(meeting, language, desk);
    this.#joined = this.#wanted;
    this.#bar.append(...Object.values(this.#parts));
    this.#parts.request = slot("request"); // above the name, not in the bar: it is read at two metres
    this.#bar.addEventListener("keydown", ({ key }) => key === "Escape" && this.#closeMenu());
  }

  get #wanted() {
    return this.mayAct ? this.#kept.desk : null;
  }

  /** What the page joins with. */
  get who() {
    return this.#joined ? { desk: this.#joined } : {};
  }

  /** The desk of this device in a view's booth, or null. */
  deskIn({ desks }) {
    const desk = this.#wanted;
    return desk && desks?.desks.some(({ id }) => id === desk) ? desk : null;
  }

  draw(view, page) {
    this.#page = page;
    show(this.#bar, Boolean(view.desks));
    if (!view.desks) return;
    this.#follow();
    const mine = this.deskIn(view);
    const { desks, people } = view.desks;
    const about = [desks.map(({ id, name }) => [id, name]), people, mine, this.#kept.interpreter, this.#asks];
    this.#part("place", about, () => this.#place(view.desks, mine));
    this.tick(view, page);
  }

  /** What changes with time alone: a request lapses, the seconds to answer run. */
  tick(view, page) {
    if (!view.desks) return;
    const mine = this.deskIn(view);
    this.#sitAgain(view, mine);
    this.#part("state", [view.desks.active, mine, own(view.desks, mine), page.isLive], () => this.#state(view.desks, mine));
    this.#part("late", page.isLive, () => (page.isLive ? [] : [page.words.raw("desks.not_live")]));
    const steps = mine ? stepsOf(view.desks, mine, page.now(), view.relay?.line) : { said: null, actions: [], lapsesAt: null };
    this.#part("request", [steps.said, steps.standing], () => this.#request(steps));
    this.#part("acts", [steps.actions, mine], () => this.#acts(steps.actions));
    const left = Math.max(0, Math.ceil(((steps.lapsesAt ?? 0) - page.now()) / 1000));
    const count = this.#parts.request.querySelector("[data-part]");
    if (count) write(count, page.words.say(steps.standing === "asked" ? "handover.lapses" : "seconds_left", { n: left }));
  }

  /** The request as it is spoken: a key that changes with it, and its text. */
  said(view, page) {
    const mine = this.deskIn(view);
    const { said } = mine ? stepsOf(view.desks, mine, page.now()) : {};
    return { key: JSON.stringify(said ?? ""), text: said ? page.words.say(...said) : "" };
  }

  /** How many other screens stand at this desk: a desk that another still uses is not left for it. */
  hear({ booths }) {
    const isHere = ({ language, desk, stale }) => language === this.booth && desk === this.#wanted && !stale;
    this.#others = Math.max(0, booths.filter(isHere).length - 1);
    this.#bar.dataset.others = this.#others;
  }

  /** The service was heard: who sits here is there as long as this goes on. */
  hold(view) {
    const mine = view && this.deskIn(view);
    if (mine && own(view.desks, mine).taken) this.#kept.here();
  }

  /** Does what the key of an act stands for, where its button is there. */
  press(name) {
    const button = this.#bar.querySelector(`[data-key="${name}"]`);
    if (!button || button.closest("[hidden]")) return;
    if (button.dataset.do === "press") return this.#hold();
    if (name === "desk" || (name === "give" && this.#bar.querySelectorAll('[data-do="give"]').length > 1)) this.#focus(button);
    else if (button.tagName === "BUTTON") button.click();
  }

  /** Holds the button of the long press for as long as its key is down. */
  #hold() {
    const { begin, end } = this.#held;
    begin();
    for (const name of ["keyup", "blur"]) window.addEventListener(name, end, { once: true });
  }

  #closeMenu() {
    const menu = this.#bar.querySelector("details[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  }

  #focus(control) {
    const menu = control.closest("details");
    if (menu) menu.open = true;
    (menu?.querySelector(".panel button") ?? control).focus();
  }

  /** Another tab of this device may have chosen another desk. */
  #follow() {
    const wanted = this.#wanted;
    if (wanted === this.#joined) return;
    this.#joined = wanted;
    this.#took = false;
    this.#page.line.joinAs({ desk: wanted ?? undefined });
  }

  /** After a reload: the desk is taken again where the log says that nobody is there. It puts nobody on air. */
  #sitAgain({ desks, meeting }, mine) {
    if (!mine || this.#took || meeting.status === "closed" || !this.#page.isLive) return;
    this.#took = true;
    if (own(desks, mine).taken) return;
    if (this.#isUnnamed(desks)) this.#choose(mine);
    else this.#do({ name: "sit" });
  }

  /** Who sits down says who they are, where the team has names and this device does not know one of them. */
  #isUnnamed(desks) {
    const known = sitters(desks);
    return known.length > 0 && !this.#kept.isOneOf(known);
  }

  #asked() {
    const { words, view } = this.#page;
    const who = sitters(view.desks).map(({ id, name, seat }) => button("person", null, () => this.#sit(this.#asks, id),
      seat ? el("span", {}, bdi(name), " (", worded(words, "desks.desk", { desk: seat }), ")") : bdi(name)));
    const question = worded(words, "desks.who_sits", { desk: this.#asks });
    const cancel = button("cancel", null, () => this.#stopAsking(), words.raw("desks.cancel"));
    return [el("span", { class: "question" }, question), ...who, cancel];
  }

  #stopAsking() {
    this.#asks = null;
    this.onchange();
  }

  #part(name, about, make) {
    const key = JSON.stringify([about, this.#page.words.language]);
    if (this.#drawn[name] === key) return;
    this.#drawn[name] = key;
    const node = this.#parts[name];
    const isWithin = node.contains(document.activeElement);
    const isOpen = Boolean(node.querySelector("details[open]"));
    put(node, ...make());
    this.#keys.label(node);
    if (isOpen && node.querySelector("details")) node.querySelector("details").open = true;
    if (isWithin) node.querySelector("button, summary, select")?.focus();
  }

  #place({ desks, people }, mine) {
    if (!this.mayAct) return [];
    if (this.#asks !== null) return this.#asked();
    const { words } = this.#page;
    const buttons = desks.map(({ id, name }) => this.#deskButton(id, name, mine));
    if (!mine) {
      buttons[0]?.setAttribute("data-key", "desk");
      return [el("span", { class: "question" }, ...capOf("desk"), words.raw("desks.choose")), ...buttons];
    }
    const here = el("span", { class: "desk-name" }, deskName(mine, own({ desks }, mine).name, words));
    const sign = el("span", { "aria-hidden": "true" }, " ▴");
    const summary = el("summary", { "data-key": "desk" }, ...capOf("desk"), here, sign);
    const choices = this.#kept.isGiven ? [] : [el("p", { class: "label" }, words.raw("desks.choose")), ...buttons];
    const leave = button("leave", null, () => this.#leave(mine), words.raw("desks.leave"));
    const panel = el("div", { class: "panel" }, ...choices, this.#who(people, mine), leave);
    return [el("details", { class: "menu desk-menu" }, summary, panel)];
  }

  #deskButton(id, name, mine) {
    const about = { type: "button", "data-desk-id": id, "aria-pressed": String(id === mine), onclick: () => this.#choose(id) };
    return el("button", about, deskName(id, name, this.#page.words));
  }

  /** Who sits here, where the team has names. */
  #who(people, mine) {
    const { words } = this.#page;
    const named = people.filter(({ name }) => name !== "");
    if (named.length === 0) return null;
    const chosen = this.#kept.interpreter ?? "";
    const option = (value, text) => el("option", { value, selected: value === chosen }, text);
    const options = [option("", words.raw("desks.not_said")), ...named.map(({ id, name }) => option(id, name))];
    const select = el("select", { onchange: ({ target }) => this.#sit(mine, target.value || null) }, ...options);
    return el("label", { class: "who-sits" }, el("span", {}, words.raw("desks.who")), " ", select);
  }

  #state(desks, mine) {
    const { words } = this.#page;
    const [key, values] = onAir(desks, mine);
    const isLive = this.#page.isLive;
    const isMine = mine !== null && desks.active === mine && isLive;
    const known = own(desks, mine).microphone ?? "unknown";
    const microphone = mine && el("span", { class: "second" }, words.raw(`desks.microphone_${known}`));
    const sign = isMine ? el("span", { class: "sign", "aria-hidden": "true" }, "● ") : null;
    const said = el("span", { class: isMine && "on-air" }, sign, worded(words, key, values));
    return microphone ? [said, " ", microphone] : [said];
  }

  #request({ said, lapsesAt }) {
    if (!said) return [];
    const left = lapsesAt && el("span", { class: "second", "data-part": "seconds" });
    return [el("span", { class: "sign", "aria-hidden": "true" }, "▲ "), worded(this.#page.words, ...said), left && " ", left];
  }

  #acts(actions) {
    const { words } = this.#page;
    const keyed = new Set();
    return actions.map((action) => {
      if (action.name === "decline") return this.#declining();
      if (action.name === "press") return this.#pressing(action);
      const wanted = KEY_OF[action.name] ?? action.name;
      const key = keyed.has(wanted) ? null : wanted;
      keyed.add(key);
      const text = worded(words, WORDS[action.name] ?? `handover.${action.name}`, { desk: action.to });
      const act = action.name === "sit" ? () => this.#choose(this.deskIn(this.#page.view)) : () => this.#do(action);
      return button(action.name, key, act, text);
    });
  }

  /** Takes the microphone from a colleague who did not agree: by a long press, and they are told. */
  #pressing(action) {
    const { words } = this.#page;
    const pressed = button("press", "press", () => {}, words.raw("handover.press"));
    const shown = (isHeld) => {
      pressed.classList.toggle("held", isHeld);
      put("told", isHeld ? words.raw("handover.pressing") : null);
    };
    this.#held = longPress(pressed, () => this.#do(action), shown);
    return pressed;
  }

  /** Decline: by one key, or in a menu with other words that are ready, or one's own. */
  #declining() {
    const { words } = this.#page;
    const decline = (said) => this.#do({ name: "decline", words: said });
    const [first, ...others] = CANNED.map((key, place) => {
      const text = words.raw(key);
      return button("decline", place === 0 ? "decline" : null, () => decline(text), text);
    });
    const hint = words.raw("handover.decline_words");
    const field = el("input", { type: "text", maxlength: longest("decline"), "aria-label": hint, placeholder: hint });
    const send = (event) => {
      event.preventDefault();
      decline(field.value.trim());
    };
    const free = el("button", { type: "submit" }, words.raw("handover.decline"));
    const sign = el("span", { "aria-hidden": "true" }, " ▴");
    const summary = el("summary", {}, words.raw("handover.decline_otherwise"), sign);
    const panel = el("div", { class: "panel" }, ...others, field, free);
    const label = words.raw("handover.decline");
    return el("form", { class: "declining", "aria-label": label, onsubmit: send }, first, el("details", { class: "menu" }, summary, panel));
  }

  /** Sits down at a desk, perhaps another one; who sits there is asked where this device does not know it. */
  #choose(desk) {
    this.#bar.querySelector("details")?.removeAttribute("open");
    if (!this.#isUnnamed(this.#page.view.desks)) return this.#sit(desk, this.#kept.interpreter);
    this.#asks = desk;
    return this.onchange();
  }

  #sit(desk, interpreter = null) {
    this.#asks = null;
    this.#bar.querySelector("details")?.removeAttribute("open");
    this.#kept.choose(desk, this.#page.view.desks.people.find(({ id }) => id === interpreter));
    this.#took = true;
    this.#joined = desk;
    this.#page.line.joinAs({ desk });
    this.#do({ name: "sit" }, desk);
    this.onchange();
  }

  /** Leaves the desk; one that another screen uses too is left on this device alone. */
  async #leave(desk) {
    const isShared = this.#others > 0;
    const ack = isShared ? { ok: true } : await this.#page.send("booth.leave_desk", { booth: this.booth, desk }, { now: true });
    this.#tell(ack);
    if (!ack.ok) return;
    this.#kept.choose("");
    this.#kept.left();
    this.onchange();
  }

  async #do(action, desk = this.deskIn(this.#page.view)) {
    const [name, args] = commandOf(action, this.booth, desk);
    const more = action.name === "sit" && this.#kept.interpreter ? { interpreter: this.#kept.interpreter } : {};
    this.#tell(await this.#page.send(name, { ...args, ...more }, { now: true }));
  }

  #tell({ ok, error }) {
    put("told", ok ? null : error.message ?? this.#page.words.raw("not_sent"));
  }
}

function button(name, key, act, text) {
  const about = { type: "button", "data-do": name, "data-key": key, onclick: act };
  return el("button", about, ...capOf(key), el("span", {}, text));
}

const capOf = (key) => (key ? [el("kbd", { "data-cap": key }), " "] : []);
const own = ({ desks }, mine) => desks.find(({ id }) => id === mine) ?? {};
const deskName = (desk, name, words) => phraseOf(words, name ? "relay.desk_named" : "desks.desk", { desk, name });
const worded = (words, key, values = /** @type {any} */ ({})) => phraseOf(words, key, values);

function phraseOf(words, key, { desk, name, ...others }) {
  return phrase(words, key, { ...others, desk: ltr(desk ?? ""), name: bdi(name ?? "") });
}
