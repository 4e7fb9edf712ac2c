/** The text in place of a speaker's name when nobody has the floor. */

import { begins } from "./before_opening.js";

/**
 * @param {wire.CaptionView} view
 * @param {Page} page
 */
export function standing(view, page) {
  const { status } = view.meeting;
  if (status === "planned") return begins(view.meeting, page);
  return page.words.raw({ suspended: "suspended", closed: "closed" }[status] ?? "nobody");
}
