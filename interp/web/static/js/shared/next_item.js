/** An item that comes next: that nobody is inscribed in it, and the hour that the programme states. */

import { ltr, phrase } from "./dom.js";
import { text } from "./speaker_names.js";

/**
 * An item that comes next with nobody inscribed, in words; null where a speech comes next.
 * @param {wire.CaptionView} view
 * @param {Page} page
 */
export function inscribed({ item: open, next_item: item }, page) {
  if (!item) return null;
  const said = phrase(page.words, "nobody_inscribed", { item: text(item.title, page.words) });
  if (item.id !== open?.id) said.append(stated(item, page) ?? "");
  return said;
}

/**
 * The hour that the programme states of an item that has not begun, in words; null where it states none.
 * @param {wire.ItemView} item
 * @param {Page} page
 */
export function planned(item, page) {
  return item?.starts_at ? phrase(page.words, "item_planned", { from: ltr(page.time(item.starts_at).slice(0, 5)) }) : null;
}

/**
 * The same behind other words.
 * @param {wire.ItemView} item
 * @param {Page} page
 */
export function stated(item, page) {
  const hour = planned(item, page);
  hour?.prepend(" · ");
  return hour;
}
