/** The text in place of a speaker's name when nobody has the floor. */

import { dayText, beginning } from "./before_opening.js";
import { draw } from "./pieces.js";
import { floor as pieces } from "../drawing/floor.js";

/**
 * @param {wire.TimedView} view
 * @param {Page} page
 */
export function standing({ meeting }, page) {
  const { words } = page;
  const { status, starts_at: starts, timezone } = meeting;
  if (status !== "planned") return draw(pieces.standing, { status }, words);
  const values = { day: dayText(starts, timezone, words.language), time: page.time(starts).slice(0, 5) };
  return draw(pieces.standing, { ...values, status, begins: beginning(meeting, page.shownAt()) }, words);
}
