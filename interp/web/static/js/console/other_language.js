/** Dialog of the console for a floor language outside the six: found by a few letters, with the interpreter's booth. */

import { MEETING_LANGUAGES, el, ltr, put, slot } from "../shared/dom.js";

const MOST = 8;
const folded = (said) => said.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();

/** The languages outside the six, `{code, name, english}`, in the alphabetical order of the page's language. */
export function otherLanguages(language) {
  const table = JSON.parse(document.getElementById("other-languages-data").textContent);
  return Object.entries(table)
    .map(([code, [name, english]]) => ({ code, name, english }))
    .sort((one, other) => one.name.localeCompare(other.name, language));
}

/** The languages that match a few letters: by code, by the beginning of a name, by any part of one. */
export function matching(languages, typed) {
  const letters = folded(typed.trim());
  if (!letters) return languages;
  const rank = ({ code, name, english }) => {
    const names = [folded(name), folded(english)];
    if (names.some((each) => each.startsWith(letters))) return 0;
    if (code === letters) return 1;
    return names.some((each) => each.includes(letters)) ? 2 : 3;
  };
  return languages.map((each) => [rank(each), each]).filter(([at]) => at < 3)
    .sort(([one], [other]) => one - other).map(([, each]) => each);
}

/** The dialog; `choose(code, booth)` is called with what was chosen. */
export class OtherLanguage {
  #dialog = slot("other-language");
  #form = slot("other-language-form");
  #input = this.#form.elements.q;
  #all = [];
  #rows = [];
  #at = 0;

  constructor(page, choose) {
    this.page = page;
    this.choose = choose;
    this.#input.addEventListener("input", () => this.#search());
    this.#form.addEventListener("keydown", (event) => this.#key(event));
    this.#form.addEventListener("submit", (event) => event.submitter?.value !== "cancel" && this.#confirm());
  }

  open() {
    this.#all = otherLanguages(this.page.words.language);
    this.#input.value = "";
    this.#form.elements.booth.value = this.page.view.speech?.interpretation?.booth ?? "";
    this.#search();
    this.#dialog.showModal();
    this.#input.focus();
  }

  #search() {
    this.#rows = matching(this.#all, this.#input.value).slice(0, MOST);
    this.#move(0);
  }

  #move(place) {
    this.#at = Math.min(this.#rows.length - 1, Math.max(0, place));
    put("other-languages", ...this.#rows.map(({ code, name }, number) => el("li", {
      role: "option", id: `other-language-${number}`, "aria-selected": String(number === this.#at),
      onclick: () => this.#move(number),
    }, el("span", {}, name), ltr(code.toUpperCase()))));
    slot("other-languages").hidden = false;
    this.#input.setAttribute("aria-activedescendant", this.#rows.length > 0 ? `other-language-${this.#at}` : "");
  }

  /**
   * Arrows move in the list from the letters; Enter chooses, in the list of booths too. A digit typed first is one of the
   * six languages, as on the console: L and then 2 is Chinese.
   */
  #key(event) {
    if (event.isComposing || event.keyCode === 229) return undefined;
    const six = event.target === this.#input && this.#input.value === "" && MEETING_LANGUAGES[Number(event.key) - 1];
    if (six) return this.#give(event, six);
    const way = event.target === this.#input ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : 0;
    if (!way && (event.key !== "Enter" || event.target.tagName === "BUTTON")) return undefined;
    event.preventDefault();
    if (way) return this.#move(this.#at + way);
    this.#confirm();
    return this.#dialog.close();
  }

  #give(event, code) {
    event.preventDefault();
    this.choose(code, null);
    this.#dialog.close();
  }

  #confirm() {
    const row = this.#rows[this.#at];
    if (row) this.choose(row.code, this.#form.elements.booth.value || null);
  }
}
