/** An item that comes next with nobody inscribed, in words; null where a speech comes next. */

import { phrase } from "./dom.js";
import { text } from "./speaker_names.js";

export function inscribed({ next_item: item }, words) {
  return item && phrase(words, "nobody_inscribed", { item: text(item.title, words) });
}
