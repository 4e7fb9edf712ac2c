/** Who comes next, one line each: who was stopped, an item with nobody inscribed, the next speeches. */

import { draw } from "./pieces.js";
import { floor as pieces } from "../drawing/floor.js";
import { inscribed } from "./next_item.js";
import { resumes } from "./interruption.js";
import { frame, onBehalf, pronounced, speaker } from "./speaker_names.js";

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
    pronounces, pronounced: pronounces && pronounced(speech, view, words),
  });
  const rows = back ? [row(back, "next")] : [];
  if (view.next_item) rows.push(/** @type {any} */ ({ label: back ? "then" : "next", who: inscribed(view, page) }));
  for (const each of view.next) {
    rows.push(row(each, pronounces && view.armed?.id === each.id ? "armed" : rows.length > 0 ? "then" : "next"));
  }
  return draw(pieces.coming, { rows }, words);
}
