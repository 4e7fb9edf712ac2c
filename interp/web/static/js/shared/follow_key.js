/** Maps how the speaker's text is followed to a word key, shown in the place of the next caption. */

import { draw } from "./pieces.js";
import { floor as pieces } from "../drawing/floor.js";

/**
 * Why captions on a screen do not move, or null; a screen without captions says nothing about texts.
 * @param {wire.TimedView} view
 * @param {boolean} hasCaptions
 * @param {Words} words
 */
export function captionStatus(view, hasCaptions, words) {
  return draw(pieces.screen_wait, { key: hasCaptions && followKey(view) }, words);
}

/**
 * Why the captions do not move, or null; an estimated pace is no such reason and has a sign of its own.
 * @param {wire.TimedView} view
 * @param {Words} words
 */
export const captionWait = (view, words) => draw(pieces.caption_wait, { key: followKey(view) }, words);

/**
 * @param {wire.TimedView} view
 * @returns {string | null}
 */
export function followKey({ speech, following }) {
  const isKnown = speech !== null && following?.known !== false; // else a text may be loading: nothing is said of it
  return draw(pieces.followed, { ...following, mode: isKnown && following?.mode }, /** @type {any} */ (null));
}
