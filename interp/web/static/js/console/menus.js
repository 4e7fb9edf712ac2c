/** Menus of the console: a button opens one; arrows, Home and End move in it, Enter chooses, Space never does. */

import { isComposing, stroke } from "../shared/keyboard.js";

const GAP = 4;
const WIDTH = 320; // nearly that of the widest menu: whether it fits beside its button
const STEPS = { ArrowDown: 1, ArrowUp: -1 };

/** Makes every menu of the page work. */
export function prepareMenus() {
  for (const list of document.querySelectorAll('[role="menu"]')) prepare(list, opener(list));
}

/** Opens a menu by its key, with the focus on its first act. */
export function openMenu(name) {
  const list = document.getElementById(`menu-${name}`);
  if (!opener(list).disabled) open(list);
}

/** The focus moves at once: a key pressed right after is the menu's. */
function open(list) {
  list.showPopover({ source: opener(list) });
  acts(list)[0]?.focus();
}

const opener = (list) => document.querySelector(`[popovertarget="${list.getAttribute("id")}"]`);
const acts = (list) => [...list.querySelectorAll('[role="menuitem"]:not(:disabled)')];

function prepare(list, button) {
  list.addEventListener("beforetoggle", (event) => event.newState === "open" && place(list, button));
  list.addEventListener("toggle", (event) => {
    if (event.newState === "closed" && document.activeElement === button) button.blur(); // Space is Next again
  });
  button.addEventListener("click", (event) => {
    event.preventDefault();
    if (list.matches(":popover-open")) list.hidePopover();
    else open(list);
  });
  list.addEventListener("keydown", (event) => press(event, list, button));
  list.addEventListener("keyup", (event) => event.key === " " && event.preventDefault());
  // Before the act: a dialog that it opens must not give the focus back to the menu.
  list.addEventListener("click", (event) => {
    if (!event.target.closest('[role="menuitem"]')) return;
    list.hidePopover();
    /** @type {HTMLElement | null} */ (document.activeElement)?.blur();
  }, { capture: true });
}

function press(event, list, button) {
  if (isComposing(event)) return;
  const name = stroke(event);
  if (name === "Space") return event.preventDefault();
  const items = acts(list);
  const at = items.indexOf(document.activeElement);
  const to = { Home: items[0], End: items.at(-1) }[name] ?? items.at((at + (STEPS[name] ?? 0)) % items.length);
  const capped = items.find((each) => each.getAttribute("aria-keyshortcuts") === name);
  if (capped) capped.click();
  else if (name === "Tab" || name === button.getAttribute("aria-keyshortcuts")) list.hidePopover();
  else if (name in STEPS || name === "Home" || name === "End") to?.focus();
  else return undefined;
  return name === "Tab" ? undefined : event.preventDefault();
}

/** Beside its button, towards the side with more room. */
function place(list, button) {
  const box = button.getBoundingClientRect();
  const isRtl = document.documentElement.dir === "rtl";
  const ofLeft = isRtl ? box.right - WIDTH > 0 ? null : box.left : box.left + WIDTH < innerWidth ? box.left : null;
  const isLow = box.top > innerHeight / 2;
  Object.assign(list.style, {
    left: ofLeft === null ? "auto" : `${ofLeft}px`,
    right: ofLeft === null ? `${document.documentElement.clientWidth - box.right}px` : "auto",
    top: isLow ? "auto" : `${box.bottom + GAP}px`,
    bottom: isLow ? `${innerHeight - box.top + GAP}px` : "auto",
  });
}
