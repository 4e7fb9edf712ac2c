/** The next figures and names of a text in both languages, from the line that is spoken on; one key puts them away. */

import { direction, el, htmlLang, put, show, slot } from "../../shared/dom.js";
import { keep, read } from "../../shared/settings.js";

const MOST = 3;

export class Figures {
  #on = read("figures", "on") === "on";
  #drawn = "";

  constructor() {
    slot("show-figures").addEventListener("click", () => this.toggle());
    this.#say();
  }

  toggle() {
    this.#on = !this.#on;
    keep("figures", this.#on ? "on" : "off");
    this.#say();
    show("figures", this.#on && slot("figures").childElementCount > 0);
  }

  /**
   * Draws what comes from a line on. They change with the line, so at most once a sentence.
   * @param {wire.HandText | null} text
   * @param {number} at
   */
  draw(text, at) {
    const rows = (text?.lines ?? []).slice(Math.max(0, at)).flatMap(({ figures = [], original, text: own }) => figures.map((each) => ({ ...each, original: said(each.original, original.language), text: each.text && said(each.text, own?.language ?? text?.language) }))).slice(0, MOST);
    const key = JSON.stringify(rows);
    if (key === this.#drawn) return;
    this.#drawn = key;
    put("figures", ...rows.map(({ kind, original, text: own }) => el("li", { class: kind },
      el("bdi", { lang: htmlLang(original.language), dir: direction(original.language) }, original.text),
      own && el("bdi", { class: "own", lang: htmlLang(own.language), dir: direction(own.language) }, own.text))));
    show("figures", this.#on && rows.length > 0);
    show("show-figures", rows.length > 0);
  }

  #say() {
    slot("show-figures").setAttribute("aria-pressed", String(this.#on));
  }
}

/**
 * @param {string} text
 * @param {any} language
 */
const said = (text, language) => ({ text, language });
