/** Dialog of the console for a floor language outside the six: found by a few letters, with the interpreter's booth. */

import { MEETING_LANGUAGES, el, ltr } from "../shared/dom.js";
import { folded } from "./finder_choice.js";
import { OptionDialog } from "./options.js";

const MOST = 8;

/** The languages outside the six, `{code, name, english}`, in the alphabetical order of the page's language. */
export function otherLanguages(language) {
  const table = JSON.parse(document.getElementById("other-languages-data").textContent);
  return Object.entries(table)
    .map(([code, [name, english]]) => ({ code, name, english }))
    .sort((one, other) => one.name.localeCompare(other.name, language));
}

/** The languages that match a few letters: by code, by the beginning of a name, by any part of one. */
export function matching(languages, typed) {
  const letters = folded(typed);
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
  #all = [];
  #dialog;

  constructor(page, choose) {
    this.page = page;
    this.choose = choose;
    this.#dialog = new OptionDialog("other-language", "other-languages", {
      find: (typed) => matching(this.#all, typed).slice(0, MOST),
      draw: ({ code, name }) => [el("span", {}, name), ltr(code.toUpperCase())],
      chosen: ({ code }) => choose(code, this.#dialog.form.elements.booth.value || null),
      key: (event) => this.#six(event),
    });
  }

  open() {
    this.#all = otherLanguages(this.page.words.language);
    this.#dialog.form.elements.booth.value = this.page.view.speech?.interpretation?.booth ?? "";
    this.#dialog.open();
  }

  /** A digit typed first is one of the six languages, as on the console: L and then 2 is Chinese. */
  #six(event) {
    const { input, dialog } = this.#dialog;
    const code = !event.isComposing && event.target === input && input.value === "" && MEETING_LANGUAGES[Number(event.key) - 1];
    if (!code) return false;
    event.preventDefault();
    this.choose(code, null);
    dialog.close();
    return true;
  }
}
