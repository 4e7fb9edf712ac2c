/** Whose hand the text of the speech is in: who may step without asking, and who is told that another took over. */

import { draw } from "./pieces.js";
import { el, phrase } from "./dom.js";
import { floor as pieces } from "../drawing/floor.js";
import { behindNodes } from "./readers_behind.js";

/**
 * The hand that moves the captions now, or null: {actor, device, at}. While they go by themselves it is nobody's.
 * @param {any} view
 * @returns {wire.DoneBy | null}
 */
export function handOf({ following, place }) {
  return place && following?.mode !== "auto" ? place.hand : null;
}

/** The hand on a text as one screen sees it; `device` is that screen's name. */
export class Hand {
  /** @type {string | null} */
  #granted = null;
  #mine = null;
  #lostTo = null;

  /** @param {string} device */
  constructor(device) {
    this.device = device;
  }

  /**
   * Takes a view: notices that the text came into this hand, or went from it to another.
   * @param {any} view
   */
  take(view) {
    const speech = view.speech?.id ?? null;
    const last = view.place?.hand ?? null;
    if (this.#mine !== null && this.#mine !== speech) [this.#mine, this.#lostTo] = [null, null];
    if (last === null) return;
    if (last.device === this.device) [this.#mine, this.#lostTo, this.#granted] = [speech, null, null];
    else if (this.#mine !== null) [this.#mine, this.#lostTo] = [speech, last];
  }

  /** Who took the text over from this screen in this speech, or null. */
  get lostTo() {
    return this.#lostTo;
  }

  /**
   * The hand to ask about before this screen steps, or null: its own, nobody's, or one it may take over already.
   * @param {any} view
   */
  toAsk(view) {
    const hand = handOf(view);
    if (!hand || hand.device === this.device || this.#granted === key(view, hand)) return null;
    return hand;
  }

  /**
   * Records that a person chose to take over from the hand of this view.
   * @param {any} view
   */
  takeOver(view) {
    const hand = handOf(view);
    this.#granted = hand && key(view, hand);
  }
}

/**
 * One question for each other screen and speech, however often that screen steps meanwhile.
 * @param {any} view
 * @param {wire.DoneBy} hand
 */
const key = (view, hand) => JSON.stringify([view.speech?.id, hand.device, hand.actor]);

/**
 * Who moves the captions, in words; null while they go by themselves.
 * @param {any} view
 * @param {string} device
 * @param {Words} words
 */
export function handNodes(view, device, words) {
  const hand = handOf(view);
  if (!hand) return null;
  return draw(pieces.hand, { whose: hand.device === device ? "you" : "other", name: nameOf(hand) }, words);
}

/**
 * A hand by name and screen: several people may use one link.
 * @param {wire.DoneBy} hand
 */
export function nameOf({ actor, device }) {
  return device ? `${actor} (${device})` : actor;
}

/**
 * How many read each output (the room, overlays, phones by language), and how many of them are behind.
 * @param {wire.PresenceMessage} presence
 * @param {Words} words
 */
export function readersNodes({ outputs, outputs_behind: late, attendees, attendees_behind: lateOf }, words) {
  const phones = Object.entries(attendees);
  return [
    part(words, "readers.room", outputs.room, late.room), part(words, "readers.overlay", outputs.overlay, late.overlay),
    part(words, "readers.phones", phones.reduce((sum, [, n]) => sum + n, 0), 0),
    ...phones.map(([code, n]) => [counted(code.toUpperCase(), n), ...behindNodes(lateOf[code], words)]),
  ].flatMap((each, place) => (place ? [" · ", ...each] : each));
}

/**
 * @param {Words} words
 * @param {string} key_
 * @param {number} n
 * @param {number} behind
 */
const part = (words, key_, n, behind) => [el("span", {}, phrase(words, key_, { n: String(n) })), ...behindNodes(behind, words)];
/**
 * @param {string} code
 * @param {number} n
 */
const counted = (code, n) => el("bdi", { dir: "ltr", lang: "en" }, `${code} ${n}`);
