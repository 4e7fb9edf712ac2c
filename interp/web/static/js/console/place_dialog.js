/** Places an entry of a list of speakers by hand: after whom, found by letters, at the head or at the end, and why. */

import { Caps } from "../shared/keyboard.js";
import { el, phrase } from "../shared/dom.js";
import { longest } from "../shared/lengths.js";
import { field, openForm } from "../dialogs/dialog_form.js";
import { speaker } from "../shared/speaker_names.js";

const REASONS = ["chair", "request", "custom", "late", "other"]; // each by its number
const IN_WORDS = "other"; // what holds where only words are typed

/** The places that are offered without a name: {head, end}, each the id of the speech that comes before, null for none. */
export function places(speeches, id) {
  const others = speeches.filter(({ speech }) => speech.id !== id);
  const first = others.findIndex(({ status }) => status === "planned");
  const before = first < 0 ? others.at(-1) : others[first - 1];
  return { head: before?.speech.id ?? null, end: others.at(-1)?.speech.id ?? null };
}

export class PlaceDialog {
  #caps = new Caps();

  constructor(page, picked, search, entries) {
    this.page = page;
    this.picked = picked;
    this.search = search;
    this.entries = entries;
  }

  /** Asks where the selected entry is to stand, then why; false where no entry that waits is selected. */
  open() {
    const entry = this.entries.selected();
    if (!entry) return false;
    const { words } = this.page;
    const { row } = this.picked.chosen();
    const { head, end } = places(row.speeches, entry.speech.id);
    const known = this.picked.findable(words, [row]).filter(({ key, id }) => key.startsWith("speech:") && id !== entry.speech.id);
    const waits = new Set(row.speeches.filter(({ status }) => status === "planned").map(({ speech }) => speech.id));
    const offered = [this.#named("place.head", head), this.#named("place.end", end), ...known.filter(({ id }) => waits.has(id)),
      ...known.filter(({ id }) => !waits.has(id))];
    this.search.open(phrase(words, "console.move_after", { name: this.#name(entry) }), offered, ({ id }) => this.ask(entry, row, id));
    return true;
  }

  #named(key, id) {
    const name = this.page.words.raw(key);
    return { id, name, draw: () => [el("span", {}, name)] };
  }

  #name({ speech }) {
    return el("span", {}, speaker(speech, this.page.words));
  }

  /** In words, after whom an entry would stand in its item's row, null for the first place. */
  named(entry, row, after) {
    const { words } = this.page;
    const other = row.speeches.find(({ speech }) => speech.id === after);
    return other ? phrase(words, "place.after", { name: this.#name(entry), after: this.#name(other) })
      : phrase(words, "place.first", { name: this.#name(entry) });
  }

  stays(entry) {
    return phrase(this.page.words, "place.stays", { name: this.#name(entry) });
  }

  /**
   * Asks why: a number chooses a reason, a letter begins words of one's own, Enter places. Offered is the reason for which the
   * entry was placed before.
   */
  ask(entry, row, after) {
    const { words } = this.page;
    const place = entry.entry.desk.reason.place;
    const held = REASONS.includes(place?.reason) ? place : { reason: REASONS[0], words: "" };
    const choices = el("fieldset", { class: "one-of", "aria-labelledby": "edit-title" }, ...REASONS.map((reason, number) =>
      el("label", { class: "check" }, el("input", { type: "radio", name: "reason", value: reason, checked: reason === held.reason }),
        " ", el("kbd", {}, String(number + 1)), " ", words.raw(`placed.${reason}`))));
    const typed = field(words, "words", "place.words", { maxlength: longest("place_words"), autocomplete: "off", value: held.words });
    const why = el("div", { class: "place", onkeydown: (event) => this.#key(event, why) }, choices, typed);
    if (held === place) why.dataset.chosen = "";
    openForm(words, "place.reason", [el("p", {}, this.named(entry, row, after)), why], ({ reason, words: said }) =>
      this.entries.place(entry, { after, reason: reason.value, words: said.value.trim() }), { verb: "place.verb" });
  }

  #key(event, why) {
    const said = why.querySelector('[name="words"]');
    if (event.target === said || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const choose = (reason) => { why.querySelector(`[value="${reason}"]`).checked = true; };
    const reason = REASONS[Number(this.#caps.byPlace(event) || event.key) - 1];
    if (reason) {
      event.preventDefault();
      choose(reason);
      why.querySelector(`[value="${reason}"]`).focus();
      why.dataset.chosen = "";
    } else if (event.key.length === 1 && event.key !== " ") {
      if (!("chosen" in why.dataset)) choose(IN_WORDS);
      said.focus(); // the letter is typed there
      said.select(); // in the place of earlier words
    }
  }
}
