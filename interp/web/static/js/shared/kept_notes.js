/** Private notes of who sits before a page: kept on this device, by meeting, and sent to nobody. */

import { slot } from "./dom.js";
import { forget, keep, read } from "./settings.js";

/**
 * Shows the notes of a meeting and keeps what is typed.
 * @param {string | undefined} meeting
 */
export function keepNotes(meeting) {
  const field = /** @type {HTMLTextAreaElement | null} */ (slot("notes"));
  if (!field) return;
  const name = `notes.${meeting}`;
  field.value = read(name, "");
  field.addEventListener("input", () => (field.value === "" ? forget(name) : keep(name, field.value)));
}
