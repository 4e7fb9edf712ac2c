/** The keys of the booth: each action with its usual key, and what is said of it in the list of keys. */

import { ChosenKeys } from "../../keys/chosen_keys.js";
import { capText } from "../../keys/keys_sheet.js";
import { MEETING_LANGUAGES, el, write } from "../../shared/dom.js";

/** The usual key of each action. */
const USUAL = {
  hear_ar: ["1"],
  hear_zh: ["2"],
  hear_en: ["3"],
  hear_fr: ["4"],
  hear_ru: ["5"],
  hear_es: ["6"],
  retour: ["R"],
  other: ["L"],
  wrong: ["W"],
  desk: ["D"],
  take: ["T"],
  accept: ["Y"],
  decline: ["N"],
  withdraw: ["X"],
  give: ["G"],
  press: ["M"],
  slower: ["S"],
  signal_microphone: ["P"],
  signal_no_sound: ["O"],
  signal_no_text: ["K"],
  signal_help: ["H"],
  search: ["/"],
  leave_text: ["V"],
  figures: ["F"],
  text_next: ["ArrowDown"],
  text_back: ["ArrowUp"],
  text_page: ["PageDown"],
  text_page_back: ["PageUp"],
  text_speaker: ["End"],
  text_after: ["ArrowRight"],
  text_before: ["ArrowLeft"],
  message: ["C"],
  layout: ["Z"],
  sheet: ["?"],
};
const [HEAR, SIGNAL] = ["hear_", "signal_"];

/** The action that reports that the floor is speaking a language. */
export const hearing = (code) => `${HEAR}${code}`;

/** What an action's key does, in words. */
export function keyWords(name, words) {
  if (name.startsWith(SIGNAL)) return words.say("booth.key.signal", { signal: words.raw(`signal.${name.slice(SIGNAL.length)}`) });
  if (!name.startsWith(HEAR)) return words.raw(`booth.key.${name}`);
  return words.say("booth.key.hear", { language: words.raw(`language.${name.slice(HEAR.length)}`) });
}

/** The keys of a booth's page. Its elements name an action by `data-key`, the caps on them by `data-cap`. */
export class BoothKeys extends ChosenKeys {
  constructor() {
    super("booth.keys", USUAL);
  }

  /** Adds an action for each key that reports a language heard. */
  addHearing(heard) {
    for (const code of MEETING_LANGUAGES) this.add(hearing(code), () => heard(code));
  }

  /** Adds an action for each signal. */
  addSignals(pressed) {
    const names = Object.keys(USUAL).filter((name) => name.startsWith(SIGNAL));
    for (const name of names) this.add(name, () => pressed(name.slice(SIGNAL.length)));
  }

  /** The cap of an action's key. */
  cap(name) {
    return el("kbd", { "data-cap": name }, capText(this.keyOf(name)));
  }

  /** The present key of an action, "" for none. */
  keyOf(name) {
    return this.keysOf(name)[0] ?? "";
  }

  /** Writes the present keys on what is in `root`. */
  label(root = document) {
    for (const node of root.querySelectorAll("[data-key]")) node.setAttribute("aria-keyshortcuts", this.keyOf(node.dataset.key));
    for (const node of root.querySelectorAll("[data-cap]")) write(node, capText(this.keyOf(node.dataset.cap)));
  }
}
