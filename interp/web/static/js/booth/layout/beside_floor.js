/** Opens a dialog of the booth between floor and foot, which leave it this room: nothing that is spoken is covered. */

import { NARROW } from "./cut_to_fit.js";

/**
 * Opens a dialog in place of what else is open there. The rest of the page stays in reach, and what it announces is read aloud;
 * only where all is in one column the dialog stands over it.
 * @param {HTMLDialogElement} dialog
 */
export function openBesideFloor(dialog) {
  for (const menu of /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll(".foot > details[open], .people > details[open]"))) menu.open = false;
  closeAll();
  document.addEventListener("keydown", leave);
  if (NARROW.matches) dialog.showModal();
  else dialog.show();
}

/** Only modal dialogs are closed by the browser at Escape. */
function leave({ key }) {
  if (key === "Escape") closeAll();
}

function closeAll() {
  for (const each of /** @type {NodeListOf<HTMLDialogElement>} */ (document.querySelectorAll("dialog[open]:not(:modal)"))) each.close();
}
