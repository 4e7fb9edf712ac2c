/** That the meeting is suspended or closed, why, since when and until when; nothing while it is neither. */

import { remaining } from "./clock.js";
import { el, ltr, phrase, slot, write } from "./dom.js";
import { term } from "./speaker_names.js";

/** @type {Record<string, string>} */
const SIGNS = { suspended: "‖", closed: "■" };

/**
 * @param {{meeting: wire.MeetingView}} view
 * @param {{words: Words, time: (ms: number) => string}} page
 * @returns {Child[]}
 */
export function halted({ meeting }, { words, time }) {
  const { status, status_reason: reason, status_since: since, status_until: until, archived } = meeting;
  const hour = (/** @type {number} */ ms) => ltr(time(ms).slice(0, 5));
  if (!(status in SIGNS)) return [];
  return [el("span", { class: "sign", "aria-hidden": "true" }, SIGNS[status]), " ", el("strong", {}, words.raw(status)),
    reason && `${words.gap}${term(words, "reason", reason)}`, since && words.gap, since && phrase(words, "since", { time: hour(since) }),
  ...(until ? [words.gap, phrase(words, "resumes_at", { time: hour(until) }), " ", el("bdi", { class: "resume", dir: "ltr", "data-part": "resume" })] : []),
  ...(archived ? [words.gap, words.raw("archived")] : [])];
}

/**
 * Counts down to the resumption; a time that is past is only said.
 * @param {{meeting: wire.MeetingView}} view
 * @param {number} now
 */
export function countDown({ meeting: { status_until: until } }, now) {
  write(slot("halted")?.querySelector('[data-part="resume"]'), until && until > now ? remaining(until - now) : "");
}
