/** Private notes of who sits before a page: kept on this device, by meeting, and sent to nobody. */

import { slot } from "./dom.js";
import { forget, keep, read } from "./settings.js";

/**
 * Shows the notes of a meeting and keeps what is typed; `of` tells those of a booth from the chair's on the same device.
 * @param {string | undefined} meeting
 */
export function keepNotes(meeting, of = "") {
  const field = /** @type {HTMLTextAreaElement | null} */ (slot("notes"));
  if (!field) return;
  const name = `notes.${of}${meeting}`;
  field.value = read(name, "");
  field.addEventListener("input", () => (field.value === "" ? forget(name) : keep(name, field.value)));
}
