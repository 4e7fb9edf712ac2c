/** Dialog of the booth for a floor language outside the six, and for who interprets it: the pivot. */

import { MEETING_LANGUAGES, show, slot } from "../../shared/dom.js";
import { openBesideFloor } from "../layout/beside_floor.js";

const PIVOTS = { interpreter: "interpreter", text: "text", none: null };

export class OtherLanguage {
  #dialog = slot("other-language");
  #form = slot("other-language-form");
  #page;

  /** `report(language)` tells that it is heard, `pivot(by)` how this booth's channel is made of it. */
  constructor(page, { report, pivot }) {
    this.#page = page;
    this.#language.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault(); // a list of choices does not submit its form
      this.#form.requestSubmit(this.#form.querySelector('[value="report"]'));
    });
    this.#form.addEventListener("submit", ({ submitter }) => {
      const { value } = submitter;
      if (value === "report" && this.#language.value) report(this.#language.value);
      if (value in PIVOTS) pivot(PIVOTS[value]);
    });
  }

  get #language() {
    return this.#form.elements.language;
  }

  open() {
    const { view } = this.#page;
    const { speech } = view;
    this.#language.value = [speech, view.armed, ...view.next].map((each) => each?.language).find((code) => code && isOther(code)) ?? "";
    this.#draw(view);
    openBesideFloor(this.#dialog);
    this.#language.focus();
  }

  /** Shows what this booth can say of the speech, also of one that began while the dialog is open. */
  take(view) {
    if (this.#dialog.open) this.#draw(view);
  }

  #draw({ speech, booth }) {
    show("pivot", Boolean(speech?.language) && isOther(speech.language));
    for (const [name, by] of Object.entries(PIVOTS)) {
      const button = this.#form.querySelector(`button[value="${name}"]`);
      button.setAttribute("aria-pressed", String(by !== null && by === ofBooth(speech, booth.language)));
    }
  }
}

const isOther = (code) => !MEETING_LANGUAGES.includes(code);

/** How a booth's channel is made of the speech's language, as somebody said; null: it is not. */
function ofBooth(speech, booth) {
  const { by, booth: pivot, expected } = speech?.interpretation ?? {};
  if (pivot !== booth || expected) return null;
  return by === "text" ? "text" : "interpreter";
}
