/** The search for terms and names under the booth's page, and the interpreter's own notes; nothing of either is sent. */

import { direction, el, htmlLang, phrase, put, show, slot, write } from "../../shared/dom.js";
import { keepNotes } from "../../shared/kept_notes.js";
import { quantity } from "../../shared/quantities.js";

const MOST = 6;
const NAMES = new Set(["person", "function", "party", "delegation"]);

export class TermSearch {
  #section = slot("terms");
  #field = /** @type {HTMLInputElement} */ (slot("terms-typed"));
  #terms;
  #page;
  #changed;
  #before = null;

  /** `changed` is called when there is another room for what is on the page. */
  constructor(terms, page, changed) {
    this.#terms = terms;
    this.#page = page;
    this.#changed = changed;
    this.#field.addEventListener("input", () => this.draw());
    this.#section.addEventListener("keydown", ({ key }) => key === "Escape" && this.#close());
    slot("terms-close").addEventListener("click", () => this.#close());
    slot("terms-notes").addEventListener("click", () => this.#turnNotes());
    keepNotes(document.body.dataset.meeting, "booth.");
  }

  /** Opens the search, or goes to its field. */
  open() {
    if (this.#section.hidden) {
      this.#before = document.activeElement;
      show(this.#section, true);
      this.#terms.load(); // another file is taken, the same one is not read again
      this.draw();
    }
    this.#field.focus();
    this.#field.select();
  }

  #close() {
    show(this.#section, false);
    /** @type {HTMLElement} */ (this.#before ?? document.body).focus();
    this.#changed();
  }

  #turnNotes() {
    const button = slot("terms-notes");
    const isOpen = button.getAttribute("aria-expanded") === "true";
    button.setAttribute("aria-expanded", String(!isOpen));
    show("terms-noted", !isOpen);
    if (!isOpen) slot("notes").focus();
    this.#changed();
  }

  /** Draws what is found for what is typed, in the page's language and in that of the floor. */
  draw() {
    if (this.#section.hidden) return;
    const { words, view } = this.#page;
    const { state, index } = this.#terms;
    put("terms-file", state === "here" ? this.#kept(words) : words.raw(`terms.${state}`));
    const typed = this.#field.value;
    const { found } = index.find(typed, { own: words.language, most: MOST });
    put("terms-found", ...found.map((each) => row(each, view, words)));
    const nothing = typed.trim() && found.length === 0 && state === "here" ? words.raw("terms.not_found") : "";
    put("terms-none", nothing);
    write(slot("terms-said"), nothing || (slot("terms-found").firstElementChild?.textContent ?? ""));
    this.#changed();
  }

  #kept(words) {
    const kilobytes = Math.max(1, Math.round(this.#terms.bytes / 1_000));
    const terms = phrase(words, "terms.count", { n: this.#terms.index.size });
    return phrase(words, "terms.file", { terms: el("span", {}, terms), size: quantity(words, "kb", kilobytes) });
  }
}

/** A row: what it is in the page's language, then in the language typed or spoken, its pronunciation, what it is. */
function row({ row: { kind, forms, pronounced }, text, language }, view, words) {
  const own = forms[words.language];
  const other = language !== words.language || !own ? [language, text] : besides(forms, words.language, view);
  return el("li", { "data-kind": kind },
    own && el("b", written(words.language), own.join(" / ")), own && other && " ",
    other && el("span", written(other[0]), other[1]),
    pronounced && el("span", { class: "second" }, " ", phrase(words, "pronounced", { note: pronounced })),
    NAMES.has(kind) ? el("span", { class: "second kind" }, ` ${words.raw(`terms.kind.${kind}`)}`) : null);
}

/** The form beside the own one: of the floor's language, else of the first that there is. */
function besides(forms, own, { booth }) {
  const language = [booth.floor, "en", "fr", ...Object.keys(forms)].find((code) => code && code !== own && forms[code]);
  return language ? [language, forms[language].join(" / ")] : null;
}

const written = (code) => ({ lang: htmlLang(code), dir: direction(code) });
