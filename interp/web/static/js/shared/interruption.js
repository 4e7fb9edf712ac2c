/** An interruption in words, and who has the floor when it, or a suspension, is over. */

import { draw } from "./pieces.js";
import { floor as pieces } from "../drawing/floor.js";
import { speaker } from "./speaker_names.js";

/**
 * Who goes on after an interruption, or null: after a ruling on a point of order, whom the point of order interrupted.
 * @param {Pick<wire.TimedView, "interruption">} view
 * @returns {wire.SpeechView | null}
 */
export const goesOn = ({ interruption: now }) => (now?.ruling ? now.after_ruling : now?.interrupted) ?? null;

/**
 * The arguments of the command by which the interruption that is shown ends.
 * @param {wire.TimedView} view
 */
export const ending = ({ interruption: now }) => ({ depth: now?.depth ?? 0, ...(now?.ruling && { ruled: true }) });

/**
 * Whose floor a page shows: nobody's while the meeting is suspended.
 * @param {wire.TimedView} view
 */
export const holding = ({ meeting, speech }) => (meeting.status === "suspended" ? null : speech);

/**
 * Who speaks next because they were stopped, by a suspension or an interruption; null for nobody.
 * @param {wire.TimedView} view
 */
export const resumes = (view) => (view.meeting.status === "suspended" ? view.speech : goesOn(view));

/**
 * Its kind, and whose speech goes on after it, unless the chair speaks: the speaker may have ended.
 * @param {wire.TimedView} view
 * @param {Words} words
 * @returns {Child}
 */
export function interruption(view, words) {
  const { interruption: now } = view;
  if (!now) return null;
  const back = now.kind !== "chair" || now.ruling ? goesOn(view) : null;
  return draw(pieces.interruption, { kind: now.kind, name: speaker(back, words) }, words);
}

/**
 * Whether the next act is to return to somebody who was interrupted, or to an earlier interruption.
 * @param {wire.TimedView} view
 */
export function returns(view) {
  const { interruption: now } = view;
  return Boolean(now && (goesOn(view) || now.depth > (now.ruling ? 2 : 1)));
}
