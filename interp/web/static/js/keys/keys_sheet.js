/** The list of a page's keys, where each can be changed. */

import { ChosenKeys, heldWith, placedStroke, strokeOf } from "./chosen_keys.js";
import { el, phrase, put, slot } from "../shared/dom.js";

const SIGNS = { ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→", Escape: "Esc" };

/** What stands on the cap of a key. */
export const capText = (key) => SIGNS[key] ?? key;

/** A stroke as its caps: "Ctrl+Enter" is two. */
export function caps(name) {
  const parts = name === "+" ? ["+"] : name.split("+").map((each) => each || "+");
  return el("span", { class: "caps", dir: "ltr" }, ...parts.map((each) => el("kbd", {}, capText(each))));
}

export class KeysSheet {
  #dialog = slot("sheet");
  #waiting = null;
  #what;
  #open;

  /** `what` says of an action by its name what its key does; `open` opens the list's dialog. */
  constructor(keys, page, what, open = (dialog) => dialog.showModal()) {
    this.keys = keys;
    this.page = page;
    this.#what = what;
    this.#open = open;
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

  get words() {
    return this.page.words; // a booth's page may change its language
  }

  toggle() {
    if (this.#dialog.open) {
      this.#dialog.close();
      return;
    }
    put("sheet-said");
    this.#draw();
    this.#open(this.#dialog);
  }

  #draw() {
    slot("sheet-keys").replaceChildren(...this.keys.all.flatMap((each) => this.#row(each)));
  }

  #row({ name, keys, fixed }) {
    const button = !fixed && el("button", {
      type: "button", class: "small", "data-action": name, "aria-describedby": `key-${name}`, onclick: () => this.#ask(name),
    }, this.words.raw("keys.change"));
    return [el("dt", {}, ...keys.flatMap((each) => [caps(each), " "])),
      el("dd", {}, el("span", { id: `key-${name}` }, this.#what(name)), " ", button || null)];
  }

  #ask(name) {
    this.#waiting = name;
    const how = this.keys.isNumbered(name) ? "keys.press_digit" : "keys.press";
    put("sheet-said", phrase(this.words, how, { what: this.#what(name) }));
  }

  #pressed(event) {
    if (!this.#waiting || event.key === "Tab") return;
    event.preventDefault();
    event.stopPropagation();
    if (ChosenKeys.isHalf(event)) return;
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
    if (refused?.unfit) return phrase(this.words, "keys.unfit", { key });
    if (refused) return phrase(this.words, "keys.taken", { key, what: this.#what(refused.holder) });
    return phrase(this.words, "keys.kept", { key, what: this.#what(name) });
  }
}
