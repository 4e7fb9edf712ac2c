/** How an interpreter has their page: brightness, size of the text, its side; kept on this device. */

import { show, slot } from "../../shared/dom.js";
import { forget, keep, read } from "../../shared/settings.js";

/** Each setting: the attribute of the root, and the value that stands without one; the text stands at the end of the line. */
const USUAL = { dim: "10", grow: "10", side: document.documentElement.dir === "rtl" ? "left" : "right" };

/** Puts the settings of this device on the page and follows the controls of the sheet of display settings. */
export class Layout {
  #sheet = /** @type {HTMLDetailsElement} */ (document.querySelector(".display"));
  #changed;

  /** `changed` is called when there is another room for what is on the page. */
  constructor(changed) {
    this.#changed = changed;
    for (const name of Object.keys(USUAL)) {
      const control = this.#control(name);
      control.value = read(name, USUAL[name]);
      control.addEventListener("input", () => this.#choose(name, control.value));
    }
    slot("usual-layout").addEventListener("click", () => this.#reset());
    this.#sheet.addEventListener("keydown", ({ key }) => key === "Escape" && this.#close());
    this.#sayKept();
  }

  /** Opens the sheet, or closes it. */
  toggle() {
    if (this.#sheet.open) return this.#close();
    this.#sheet.open = true;
    this.#control("grow").focus();
    return undefined;
  }

  #close() {
    this.#sheet.open = false;
    this.#sheet.querySelector("summary").focus();
  }

  #control(name) {
    return /** @type {HTMLInputElement} */ (this.#sheet.querySelector(`[data-setting="${name}"]`));
  }

  #choose(name, value) {
    document.documentElement.dataset[name] = value;
    keep(name, value);
    this.#sayKept();
    this.#changed();
  }

  #reset() {
    for (const [name, value] of Object.entries(USUAL)) {
      forget(name);
      delete document.documentElement.dataset[name];
      this.#control(name).value = value;
    }
    this.#sayKept();
    this.#changed();
  }

  #sayKept() {
    show("usual-layout", Object.entries(USUAL).some(([name, value]) => read(name, value) !== value));
  }
}
