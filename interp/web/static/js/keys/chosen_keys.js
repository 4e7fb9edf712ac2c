/** Keys that the people of a page choose themselves: a table of actions, each with its usual strokes and those chosen here. */

import { isComposing, isTaken, listen, stroke } from "../shared/keyboard.js";
import { keep, read } from "../shared/settings.js";

const FIXED = new Set(["Escape", "Tab", "Shift+Tab", "Space"]); // leaving and walking through the page stay as they are
const PLACES = { Comma: ",", Period: ".", Minus: "-", Slash: "/" };
const MODIFIERS = new Set(["Control", "Shift", "Alt", "Meta", "AltGraph", "CapsLock", "Dead", "Process", "Unidentified"]);

/** A stroke with Shift, where the sign itself does not tell it: "Ctrl+Shift+Enter", "Shift+F3", but "?" and "A". */
export function strokeOf(event) {
  const name = stroke(event);
  const plain = event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey;
  if (!event.shiftKey || plain) return name;
  const held = /^(?:(?:Ctrl|Alt|Meta)\+)*/u.exec(name)[0];
  return `${held}Shift+${name.slice(held.length)}`;
}

/** A stroke with Ctrl or Alt by the place of its key, for layouts of other letters or signs: "Alt+," on a Russian one too. */
export function placedStroke({ code = "", ctrlKey, altKey, shiftKey }) {
  const sign = PLACES[code] ?? /^(?:Key([A-Z])|Digit([0-9]))$/u.exec(code)?.slice(1).find(Boolean);
  if (!sign || !(ctrlKey || altKey)) return "";
  return [ctrlKey && "Ctrl", altKey && "Alt", shiftKey && "Shift", sign].filter(Boolean).join("+");
}

const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** The strokes of the nine digits with what is held: "Ctrl+", "Alt+Shift+", or "" for nothing. */
export const numbered = (held) => DIGITS.map((digit) => `${held}${digit}`);

/** The digit from 1 to 9 that a stroke means, by its place where the top row has other signs; 0 for none. */
export function digitOf({ key, code = "" }) {
  return Number(/^(?:Digit|Numpad)([1-9])$/u.exec(code)?.[1] ?? /^[1-9]$/u.exec(key)?.[0] ?? 0);
}

/** What is held with a digit ("Ctrl+Alt+", ""), or null where a stroke is no digit, or one that only types a sign. */
export function heldWith(event) {
  if (digitOf(event) === 0 || event.metaKey) return null;
  if (event.ctrlKey || event.altKey) return `${event.ctrlKey ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}${event.shiftKey ? "Shift+" : ""}`;
  return event.shiftKey && !/^[1-9]$/u.test(event.key) ? null : "";
}

/** Whether a stroke also works while somebody types: one with Ctrl, Alt or Meta, a function key, or Escape. */
export const worksInField = (name) => /^(?:Ctrl|Alt|Meta)\+./u.test(name) || /^(?:Shift\+)?F\d+$/u.test(name) || name === "Escape";

/** The keys of a page; what is chosen is kept on this device. */
export class ChosenKeys {
  #actions = new Map();
  #kept;
  #usual;
  #usualHeld;
  #short;
  #chosen;
  #byStroke = new Map();
  #single = {};
  #switch = null;
  changed = () => {}; // called when a key has been chosen: what is on the page may name it

  /**
   * `kept`: the name under which this device keeps what is chosen; `usual`: the usual strokes of each action; `held`: what
   * is usually held with the digit of an action on something numbered; of those in `short` the list names one stroke.
   */
  constructor(kept, usual, { held = {}, short = new Set() } = {}) {
    this.#kept = kept;
    this.#usual = usual;
    this.#usualHeld = held;
    this.#short = short;
    this.#chosen = chosenBefore(kept);
  }

  /** Adds an action of the table; `work` is called with the event. The keys of a `fixed` action cannot be changed. */
  add(name, work, { fixed = false } = {}) {
    const keys = this.#usual[name];
    const shown = this.#short.has(name) ? keys.slice(0, 1) : keys;
    this.#actions.set(name, { name, keys, work, fixed, shown, isNumbered: false });
    this.#map();
  }

  /** Adds an action on something numbered; `work` gets the number. */
  addNumbered(name, work) {
    const keys = numbered(this.#usualHeld[name]);
    this.#actions.set(name, { name, keys, work: (event) => work(digitOf(event)), fixed: false, shown: keys, isNumbered: true });
    this.#map();
  }

  /** Begins to listen. Single keys count outside fields only; those with Ctrl or Alt in a sentence's field too. */
  begin() {
    this.#switch = listen(this.#single);
    document.addEventListener("keydown", (event) => this.#held(event));
  }

  isOn = () => this.#switch.isOn();
  turn = (on) => this.#switch.turn(on);

  /** The name of the action a stroke means; undefined for none. */
  named(event) {
    return isComposing(event) ? undefined : this.#byStroke.get(strokeOf(event)) ?? this.#byStroke.get(placedStroke(event));
  }

  /** Every action in the order of the list, with its present strokes. */
  get all() {
    return [...this.#actions.values()].map((each) => {
      const keys = this.keysOf(each.name);
      if (each.isNumbered) return { ...each, keys: keys.length > 0 ? [`${this.held(each.name)}1–9`] : [] };
      return { ...each, keys: keys.length === each.keys.length && !this.#chosen[each.name] ? each.shown : keys };
    });
  }

  /** An action's strokes: those chosen, else the usual ones that were not chosen for another. */
  keysOf(name) {
    if (this.#chosen[name]) return this.#chosen[name];
    const others = new Set(Object.entries(this.#chosen).flatMap(([other, keys]) => (this.#actions.has(other) ? keys : [])));
    return (this.#actions.get(name)?.keys ?? this.#usual[name]).filter((each) => !others.has(each));
  }

  /** What is held with the digits of an action on something numbered. */
  held(name) {
    return (this.keysOf(name)[0] ?? "").slice(0, -1);
  }

  isNumbered(name) {
    return this.#actions.get(name).isNumbered;
  }

  /** Whether a key pressed while choosing is still on its way: only Ctrl, Shift or Alt so far. */
  static isHalf({ key }) {
    return MODIFIERS.has(key);
  }

  /**
   * Gives an action another stroke, in place of those of its kind (with or without Ctrl, Alt); `placed` is the same
   * stroke by the place of its key. Returns null, or why not: "unfit", or the name of the action that has the stroke.
   */
  choose(name, wanted, placed = "") {
    if (FIXED.has(wanted)) return { unfit: true };
    const holder = this.#holder(name, [wanted, placed]);
    if (holder) return { holder };
    const others = this.keysOf(name).filter((each) => worksInField(each) !== worksInField(wanted));
    this.#take(name, [...others, wanted]);
    return null;
  }

  /** Gives an action on something numbered the digits with something else held; returns as `choose`, unfit for null. */
  chooseHeld(name, held) {
    if (held === null) return { unfit: true };
    const wanted = numbered(held);
    const holder = this.#holder(name, wanted);
    if (holder) return { holder };
    this.#take(name, wanted);
    return null;
  }

  /** The other action that has one of some strokes. */
  #holder(name, strokes) {
    return strokes.map((each) => this.#byStroke.get(each)).find((holder) => holder && holder !== name);
  }

  #take(name, strokes) {
    this.#chosen = { ...this.#chosen, [name]: strokes };
    this.#keep();
  }

  /** Restores the usual strokes of every action. */
  reset() {
    this.#chosen = {};
    this.#keep();
  }

  #keep() {
    keep(this.#kept, JSON.stringify(this.#chosen));
    this.#map();
    this.changed();
  }

  #map() {
    this.#byStroke.clear();
    for (const name of Object.keys(this.#single)) delete this.#single[name];
    for (const { name, work } of this.#actions.values()) {
      for (const each of this.keysOf(name)) {
        if (this.#byStroke.has(each)) continue;
        this.#byStroke.set(each, name);
        if (!worksInField(each)) this.#single[each] = work;
      }
    }
  }

  #held(event) {
    if (event.defaultPrevented) return;
    const name = this.named(event);
    const { target } = event;
    if (!name || !worksInField(strokeOf(event)) || target.closest?.('dialog[open], [role="menu"]')) return;
    if (isTaken(event) && name !== "leave" && !target.closest("[data-line] textarea")) return;
    event.preventDefault();
    this.#actions.get(name).work(event);
  }
}

/** What was chosen on this device before, by action. */
function chosenBefore(kept) {
  try {
    const found = JSON.parse(read(kept, "{}"));
    const lists = Object.entries(found).filter(([, keys]) => Array.isArray(keys) && keys.every((each) => typeof each === "string"));
    return Object.fromEntries(lists);
  } catch {
    return {};
  }
}
