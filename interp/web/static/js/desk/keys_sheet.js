/** The list of the desk's keys, where each can be changed. */

import { DeskKeys, heldWith, placedStroke, strokeOf } from "./desk_keys.js";
import { el, phrase, put, slot } from "../shared/dom.js";

const SIGNS = { ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→", Escape: "Esc" };

/** A stroke as its caps: "Ctrl+Enter" is two. */
export function caps(name) {
  const parts = name === "+" ? ["+"] : name.split("+").map((each) => each || "+");
  return el("span", { class: "caps", dir: "ltr" }, ...parts.map((each) => el("kbd", {}, SIGNS[each] ?? each)));
}

export class KeysSheet {
  #dialog = slot("sheet");
  #waiting = null;

  constructor(keys, words) {
    this.keys = keys;
    this.words = words;
    this.#dialog.addEventListener("keydown", (event) => this.#pressed(event), true);
    this.#dialog.addEventListener("close", () => { this.#waiting = null; });
    slot("show-sheet").addEventListener("click", () => this.toggle());
    slot("usual-keys").addEventListener("click", () => {
      keys.reset();
      this.#waiting = null;
      put("sheet-said");
      this.#draw();
    });
    const on = slot("keys-on");
    on.checked = keys.isOn();
    on.addEventListener("change", () => keys.turn(on.checked));
  }

  toggle() {
    if (this.#dialog.open) {
      this.#dialog.close();
      return;
    }
    put("sheet-said");
    this.#draw();
    this.#dialog.showModal();
  }

  #draw() {
    slot("sheet-keys").replaceChildren(...this.keys.all.flatMap((each) => this.#row(each)));
  }

  #row({ name, keys, fixed }) {
    const what = this.words.raw(`desk.key.${name}`);
    const button = !fixed && el("button", {
      type: "button", class: "small", "data-action": name, "aria-describedby": `key-${name}`, onclick: () => this.#ask(name),
    }, this.words.raw("desk.key_change"));
    return [el("dt", {}, ...keys.flatMap((each) => [caps(each), " "])),
      el("dd", {}, el("span", { id: `key-${name}` }, what), " ", button || null)];
  }

  #ask(name) {
    this.#waiting = name;
    const how = this.keys.isNumbered(name) ? "desk.key_press_digit" : "desk.key_press";
    put("sheet-said", phrase(this.words, how, { what: this.#what(name) }));
  }

  #what(name) {
    return this.words.raw(`desk.key.${name}`);
  }

  #pressed(event) {
    if (!this.#waiting || event.key === "Tab") return;
    event.preventDefault();
    event.stopPropagation();
    if (DeskKeys.isHalf(event)) return;
    const name = this.#waiting;
    if (strokeOf(event) === "Escape") put("sheet-said");
    else put("sheet-said", this.#chosen(name, event));
    this.#waiting = null;
    this.#draw();
    this.#dialog.querySelector(`[data-action="${name}"]`)?.focus({ preventScroll: true });
  }

  #chosen(name, event) {
    const [wanted, held] = [strokeOf(event), heldWith(event)];
    const isNumbered = this.keys.isNumbered(name);
    const refused = isNumbered ? this.keys.chooseHeld(name, held) : this.keys.choose(name, wanted, placedStroke(event));
    const key = caps(isNumbered && held !== null ? `${held}1–9` : wanted);
    if (refused?.unfit) return phrase(this.words, "desk.key_unfit", { key });
    if (refused) return phrase(this.words, "desk.key_taken", { key, what: this.#what(refused.holder) });
    return phrase(this.words, "desk.key_kept", { key, what: this.#what(name) });
  }
}
