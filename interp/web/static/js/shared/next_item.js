/** An item that comes next: that nobody is inscribed in it, and the hour that the programme states. */

import { draw } from "./pieces.js";
import { floor as pieces } from "../drawing/floor.js";
import { text } from "./speaker_names.js";

/**
 * @param {wire.ItemView | null} item
 * @param {Page} page
 */
const hourOf = (item, page) => item?.starts_at && page.time(item.starts_at).slice(0, 5);

/**
 * An item that comes next with nobody inscribed, in words; null where a speech comes next.
 * @param {wire.TimedView} view
 * @param {Page} page
 */
export function inscribed({ item: open, next_item: item }, page) {
  if (!item) return null;
  const hour = item.id === open?.id ? null : hourOf(item, page);
  return draw(pieces.inscribed, { item: text(item.title, page.words), hour }, page.words);
}

/**
 * The hour that the programme states of an item that has not begun, in words; null where it states none.
 * @param {wire.ItemView} item
 * @param {Page} page
 */
export const planned = (item, page) => draw(pieces.planned, { hour: hourOf(item, page) }, page.words);

/**
 * The same behind other words.
 * @param {wire.ItemView} item
 * @param {Page} page
 */
export const stated = (item, page) => draw(pieces.stated, { hour: hourOf(item, page) }, page.words);
