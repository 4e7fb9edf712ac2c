/** The script of the speech on the floor for the console: mode, position, present and next sentence. */

import { flowing } from "./cues.js";
import { draw } from "./pieces.js";
import { MEETING_LANGUAGES, el, ltr, phrase, put, slot } from "./dom.js";
import { fetched } from "./fetched.js";
import { floor as pieces } from "../drawing/floor.js";
import { text } from "./speaker_names.js";

/** Refetch interval while the text is followed: a translation may have been approved. */
const FRESH_MS = 30_000;
/** Refetch interval while translations are missing: a text filed late is drafted during the speech. */
const LACKING_MS = 5_000;
const AGAIN_MS = 3_000;

export class Followed {
  /** @type {any} */
  #script = null;
  /** @type {string | null} */
  #key = null;
  #at = -FRESH_MS;
  #coming = false;
  #later = 0;
  /** @type {any} */
  #view = null;
  /** @type {any} */
  #page = null;

  /** `drawn` is called after the sentences were drawn from an answer. */
  constructor(drawn = () => {}) {
    this.drawn = drawn;
  }

  /** The units of the text on the floor; none before they arrive. */
  get units() {
    return this.#view?.place && this.#script?.document === this.#view.place.document ? this.#script.units : [];
  }

  /**
   * Updates the strip from a view, and fetches the text when another is followed or the language changed.
   * @param {any} view
   * @param {Page} page
   */
  take(view, page) {
    [this.#view, this.#page] = [view, page];
    this.#draw();
    if (view.place) this.#fetch();
  }

  async #fetch() {
    const { meeting, place } = this.#view;
    const { language } = this.#page.words;
    const key = `${place.document} ${place.of} ${language}`;
    clearTimeout(this.#later);
    const lacking = this.units.some((/** @type {any} */ unit) => !unit.text);
    const wait = key === this.#key ? this.#at + (lacking ? LACKING_MS : FRESH_MS) - performance.now() : 0;
    if (lacking && wait > 0) this.#later = setTimeout(() => this.#view.place && this.#fetch(), wait);
    if (this.#coming || wait > 0) return;
    this.#coming = true;
    const found = await fetched(`/api/meetings/${encodeURIComponent(meeting.id)}/script?language=${language}`);
    this.#coming = false;
    if (!found) return void setTimeout(() => this.#view.place && this.#fetch(), AGAIN_MS);
    [this.#script, this.#key, this.#at] = [{ ...found, units: carried(found.units) }, key, performance.now()];
    this.#draw();
    this.drawn();
    if (this.#view.place) this.#fetch(); // the floor may have changed meanwhile
  }

  #draw() {
    const { following, place } = this.#view;
    const { words } = this.#page;
    const mode = following?.approximate ? "approximate" : following?.mode;
    put("text-mode", draw(pieces.followed_how, { mode: following?.known === false ? null : mode, unseen: place && !following.visible }, words));
    const { units } = this;
    const at = place?.position ?? 0;
    const left = following?.mode === "off_text" ? lineOf(units, at) : 0;
    put("text-place", left > 0 ? phrase(words, "followed.left", { line: ltr(left) }) : draw(pieces.followed_place, spokenPlace(units, place), words));
    const booths = slot("text-booths") && units.length > 0 ? this.#script.booths : null;
    put("text-booths", booths && phrase(words, "readers.booths", { n: ltr(booths.length), of: ltr(MEETING_LANGUAGES.length) }));
    put("sentences", sentence("now", units[at - 1], words), sentence("next", this.ahead, words));
  }

  /** The unit with the next words to be spoken, and the one with those before. */
  get ahead() {
    return this.units.find((/** @type {any} */ { position, silent }) => position > this.#view.place.position && !silent);
  }

  get behind() {
    const here = this.units.findLast((/** @type {any} */ { position, silent }) => position <= this.#view.place.position && !silent);
    return this.units.findLast((/** @type {any} */ { position, silent }) => position < (here?.position ?? 0) && !silent);
  }
}

/**
 * The units with what the screens show at each: a language without new text still shows its last words of the
 * sentence. `silent`: the original says nothing new.
 * @param {any[]} units
 */
export function carried(units) {
  /** @type {any} */
  let before = null;
  return units.map((unit) => {
    const same = before && stem(before.unit) === stem(unit.unit);
    /** @param {any} side */
    const last = (side) => (same && unit[side]?.text === "" ? before[side] : unit[side]);
    before = { ...unit, text: last("text"), original: last("original"), silent: unit.original?.text === "" };
    return before;
  });
}

/**
 * The speaker's position among the units with new original text; the view's position before they arrive.
 * @param {any[]} units
 * @param {wire.PlaceView | null} place
 */
function spokenPlace(units, place) {
  if (!place || units.length === 0) return { position: place?.position, of: place?.of };
  const spoken = units.filter(({ silent }) => !silent);
  return { position: spoken.filter(({ position }) => position <= place.position).length, of: spoken.length };
}

/**
 * The number of the line, as booths count them, that has a position; 0 before the first.
 * @param {any[]} units
 * @param {number} position
 */
function lineOf(units, position) {
  return new Set(units.filter((unit) => unit.position <= position).map(({ unit }) => stem(unit))).size;
}

/**
 * The sentence id of a unit: its id without the position.
 * @param {string} unit
 */
export const stem = (unit) => unit.slice(0, unit.lastIndexOf("."));

/**
 * A unit's original beside its text in the page's language.
 * @param {string} which
 * @param {any} unit
 * @param {Words} words
 */
function sentence(which, unit, words) {
  if (!unit) return null;
  const own = unit.text && unit.text.language !== unit.original.language && unit.text.text ? unit.text : null;
  /** @param {wire.T} value */
  const whole = (value) => text({ ...value, text: flowing(value) }, words);
  return el("div", { class: "sentence", "data-sentence": which },
    el("span", { class: "label" }, words.raw(`followed.${which}`)),
    el("p", { class: "spoken" }, whole(unit.original)), own && el("p", { class: "own" }, whole(own)));
}
