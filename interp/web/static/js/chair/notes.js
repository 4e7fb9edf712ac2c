/** The private notes of the chair: kept on this device, by meeting, and sent to nobody. */

import { forget, keep, read } from "../shared/settings.js";
import { slot } from "../shared/dom.js";

/** Shows the notes of a meeting and keeps what is typed. */
export function keepNotes(meeting) {
  const field = slot("notes");
  if (!field) return;
  const name = `notes.${meeting}`;
  field.value = read(name, "");
  field.addEventListener("input", () => (field.value === "" ? forget(name) : keep(name, field.value)));
}
