/** The lines that the secretariat prepares: shown at their moment, and typed on this page. */

import { chair as pieces } from "../drawing/chair.js";
import { draw } from "../shared/pieces.js";
import { direction, el, htmlLang, put, slot } from "../shared/dom.js";
import { text } from "../shared/speaker_names.js";

const MOMENTS = { open: "opening", end: "closing", close: "closing" };

/**
 * The line for what is read out next: the opening, the introduction of the item that opens, the closing; in the language of the
 * page where there is one, else the first that was prepared.
 * @param {any} view
 * @param {string | null} moment
 * @param {boolean} goesOn whether somebody who was stopped goes on first
 */
export function lineFor({ prepared, advance, language }, moment, goesOn) {
  const of = (/** @type {string} */ name, item = null) => {
    const lines = prepared.filter((/** @type {any} */ each) => each.moment === name && each.item === item);
    return lines.find((/** @type {any} */ each) => each.language === language) ?? lines[0];
  };
  if (moment && moment in MOMENTS) return of(MOMENTS[moment]) ?? null;
  return (!goesOn && advance.opens_item && advance.item && of("introduction", advance.item.id)) || null;
}

/**
 * Shows the line of a moment.
 * @param {any} line
 * @param {Words} words
 */
export function showLine(line, words) {
  const how = line && { text: line.text, lang: htmlLang(line.language), dir: direction(line.language) };
  put("prepared", how && draw(pieces.prepared, how, words));
}

/** The form in which a line is typed. */
export class PreparedForm {
  #form = /** @type {HTMLFormElement} */ (slot("prepare"));
  #options = "";
  /** @type {any} */
  page = null;

  /** @param {(page: Page, ack: any) => void} answered says what the service answered */
  constructor(answered) {
    const { which, text: field } = /** @type {any} */ (this.#form.elements);
    which.addEventListener("change", () => this.#fill());
    this.#form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const page = this.page;
      const [moment, item] = which.value.split(":");
      const args = { moment, text: field.value, language: page.words.language, ...(item && { item }) };
      const ack = page.isLive && (await page.send("meeting.prepare_line", args));
      answered(page, ack);
      put("prepare-said", ack && ack.ok ? page.words.raw("chair.prepared_saved") : null);
    });
  }

  /**
   * @param {any} view
   * @param {Page} page
   */
  render(view, page) {
    this.page = page;
    const { words } = page;
    const items = view.strip.map((/** @type {any} */ { item, title }) => [`introduction:${item}`, title]);
    const key = JSON.stringify([items, words.language]);
    if (key === this.#options) return;
    this.#options = key;
    const { which } = /** @type {any} */ (this.#form.elements);
    const before = which.value;
    which.replaceChildren(
      el("option", { value: "opening" }, words.raw("chair.prepared_opening")),
      ...items.map((/** @type {any} */ [value, title]) =>
        el("option", { value }, `${words.raw("chair.prepared_item")} ${el("span", {}, text(title, words)).textContent}`)),
      el("option", { value: "closing" }, words.raw("chair.prepared_closing")),
    );
    which.value = before || "opening";
    this.#fill();
  }

  #fill() {
    const { which, text: field } = /** @type {any} */ (this.#form.elements);
    const [moment, item = null] = which.value.split(":");
    const { language } = this.page.words;
    const known = this.page.view?.prepared.find((/** @type {any} */ each) => each.moment === moment && each.item === item && each.language === language);
    field.value = known?.text ?? "";
    put("prepare-said");
  }
}
