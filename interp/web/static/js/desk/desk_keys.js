/** The desk's keys: one table of actions, each with its usual strokes and those this browser's user has chosen. */

import { isComposing, isTaken, listen, stroke } from "../shared/keyboard.js";
import { keep, read } from "../shared/settings.js";

const KEPT = "desk.keys";
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

/** Whether a stroke also works while somebody types: one with Ctrl, Alt or Meta, a function key, or Escape. */
export const worksInField = (name) => /^(?:Ctrl|Alt|Meta)\+./u.test(name) || /^(?:Shift\+)?F\d+$/u.test(name) || name === "Escape";

export class DeskKeys {
  #actions = new Map();
  #chosen = kept();
  #byStroke = new Map();
  #single = {};
  #switch = null;

  /**
   * Adds an action. `keys` are its usual strokes; `work` is called with the event; the list of keys says
   * `desk.key.<name>`. The keys of a `fixed` action cannot be changed; `shown` is how the list writes them.
   */
  add(name, keys, work, { fixed = false, shown = keys } = {}) {
    this.#actions.set(name, { name, keys, work, fixed, shown });
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
    return [...this.#actions.values()].map((each) => ({ ...each, keys: this.keysOf(each.name) }));
  }

  keysOf(name) {
    return this.#chosen[name] ?? this.#actions.get(name).keys;
  }

  /** Whether a key pressed while choosing is still on its way: only Ctrl, Shift or Alt so far. */
  static isHalf({ key }) {
    return MODIFIERS.has(key);
  }

  /**
   * Gives an action another stroke, in place of those of its kind (with or without Ctrl, Alt). Returns null, or why
   * not: "unfit", or the name of the action that has the stroke.
   */
  choose(name, wanted) {
    if (FIXED.has(wanted)) return { unfit: true };
    const holder = this.#byStroke.get(wanted);
    if (holder && holder !== name) return { holder };
    const others = this.keysOf(name).filter((each) => worksInField(each) !== worksInField(wanted));
    this.#chosen = { ...this.#chosen, [name]: [...others, wanted] };
    this.#keep();
    return null;
  }

  /** Restores the usual strokes of every action. */
  reset() {
    this.#chosen = {};
    this.#keep();
  }

  #keep() {
    keep(KEPT, JSON.stringify(this.#chosen));
    this.#map();
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

function kept() {
  try {
    const found = JSON.parse(read(KEPT, "{}"));
    const lists = Object.entries(found).filter(([, keys]) => Array.isArray(keys) && keys.every((each) => typeof each === "string"));
    return Object.fromEntries(lists);
  } catch {
    return {};
  }
}
