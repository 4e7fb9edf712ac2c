/** How fast a filed text would have to be read in its time, and from when that is fast: on booth, console and chair's page. */

import { el, phrase } from "./dom.js";
import { FreshAnswers } from "./fetched.js";

/** Of the pace that is fast: a text that is said below it is shorter than its time, and its pace says nothing. */
const LEAST = 1 / 3;
const SIGNS = { fast: "▲ ", red: "▲▲ " };

/**
 * Words, or Chinese characters, a minute, and what that is: "", "fast" or "red"; null without a text or a limit, and
 * where the text is much shorter than its time.
 * @param {wire.HandLength | null | undefined} length
 * @param {number | null | undefined} limitMs
 * @returns {{n: number, level: "" | "fast" | "red"} | null}
 */
export function paceOf(length, limitMs) {
  if (!length?.count || !limitMs) return null;
  const n = Math.round((length.count * 60_000) / limitMs);
  const { fast_per_minute: fast, red_per_minute: red } = length;
  if (fast && n < fast * LEAST) return null;
  return { n, level: red && n >= red ? "red" : fast && n >= fast ? "fast" : "" };
}

/**
 * The pace with its sign, its source as what stands over it; null where there is none.
 * @param {wire.HandLength | null | undefined} length
 * @param {number | null | undefined} limitMs
 * @param {Words} words
 */
export function paceNode(length, limitMs, words) {
  const pace = paceOf(length, limitMs);
  if (!pace || !length) return null;
  const { n, level } = pace;
  const title = length.fast_per_minute && words.say("pace.source", { n: length.fast_per_minute, source: length.source ?? "" });
  return el("span", { class: level ? `pace ${level}` : "pace", title },
    level && el("span", { "aria-hidden": "true" }, SIGNS[level]), phrase(words, `pace.${length.unit}`, { n }),
    level && el("span", { class: "aside" }, ` ${words.raw(`pace.${level}`)}`));
}

/** How long the texts of the speech on the floor and the next ones are; asked for when these or a document change. */
export class TextLengths {
  /** @param {() => void} drawn is called when they have come */
  constructor(drawn) {
    this.answers = new FreshAnswers(drawn);
  }

  /**
   * @param {string | undefined} speech
   * @returns {wire.HandLength | null}
   */
  of(speech) {
    return this.answers.of("")?.speeches.find((/** @type {wire.SpeechLength} */ each) => each.speech === speech)?.length ?? null;
  }

  /** @param {{meeting: {id: string}, speech: any, advance: {speech: any}}} view */
  take({ meeting, speech, advance }) {
    const key = JSON.stringify([speech, advance.speech].map((each) => [each?.id, each?.statement]));
    this.answers.want(new Map([["", `/api/meetings/${encodeURIComponent(meeting.id)}/text-lengths`]]), key);
  }

  /** A document of the meeting has changed. */
  changes() {
    this.answers.changes();
  }
}
