/** Who comes next, one line each; of a list of speakers who spoke last, how many wait, at which seat the armed speaker is. */

import { draw } from "./pieces.js";
import { floor as pieces } from "../drawing/floor.js";
import { inscribed } from "./next_item.js";
import { resumes } from "./interruption.js";
import { frame, onBehalf, pronounced, speaker } from "./speaker_names.js";

/**
 * At which seat or microphone a speaker is who is armed; null for others, and where it is not known.
 * @param {any} view
 * @param {any} speech
 */
export const seatOf = ({ armed }, speech) => (armed && armed.id === speech?.id ? armed.party.seat : null);

/**
 * Of a list of speakers: who spoke last, how many wait.
 * @param {any} view
 * @param {Words} words
 */
export const onList = (view, words) => draw(pieces.on_list, {
  last: speaker(view.last, words), on_behalf: onBehalf(view.last, words), remaining: view.remaining,
}, words);

/**
 * The lines of a view; `pronounces`: with how names are pronounced, and who is armed.
 * @param {any} view
 * @param {Page} page
 * @param {{pronounces?: boolean}} [how]
 */
export function comingRows(view, page, { pronounces = false } = {}) {
  const { words } = page;
  const back = resumes(view);
  const row = (/** @type {any} */ speech, /** @type {string} */ label) => ({
    label, who: speaker(speech, words), on_behalf: onBehalf(speech, words), speech: true, frame: frame(speech, words, "small"),
    pronounces, pronounced: pronounces && pronounced(speech, view, words), seat: pronounces ? null : seatOf(view, speech),
  });
  const rows = back ? [row(back, "next")] : [];
  if (view.next_item) rows.push(/** @type {any} */ ({ label: back ? "then" : "next", who: inscribed(view, page) }));
  for (const each of view.next) {
    rows.push(row(each, pronounces && view.armed?.id === each.id ? "armed" : rows.length > 0 ? "then" : "next"));
  }
  return draw(pieces.coming, { rows }, words);
}
