/** Header of staff pages: one menu open at a time, closed by Escape; keys pressed in an open one are its own. */

const head = document.querySelector(".staff-head");
const menus = [...head.querySelectorAll("details")];
// Where one key gives the floor, a closed menu must not be what Space opens again.
const keysAct = head.dataset.page === "console";

const closeAll = (but = null) => menus.forEach((menu) => menu !== but && menu.removeAttribute("open"));

for (const menu of menus) {
  menu.addEventListener("toggle", () => {
    if (menu.open) closeAll(menu);
    else if (keysAct && menu.contains(document.activeElement)) /** @type {HTMLElement | null} */ (document.activeElement)?.blur();
  });
}

document.addEventListener("click", (event) => closeAll(event.target?.closest(".staff-head details")));
document.addEventListener("focusin", (event) => closeAll(event.target?.closest(".staff-head details")));

document.addEventListener("keydown", (event) => {
  const open = menus.find((menu) => menu.open);
  if (!open) return;
  if (event.key === "Escape") {
    const inside = open.contains(document.activeElement);
    open.removeAttribute("open");
    // At once: the toggle event comes later than the next key may.
    if (inside && keysAct) /** @type {HTMLElement | null} */ (document.activeElement)?.blur();
    else if (inside) open.querySelector("summary").focus();
    event.preventDefault();
  } else if (!open.contains(event.target)) return;
  event.stopPropagation(); // while it is open, letters give no command
}, { capture: true });

/** Once the language is kept on this device the address needs no `?lang=`, so that a copied one changes nobody's. */
function tidyAddress() {
  const address = new URL(location.href);
  const asked = address.searchParams.get("lang");
  if (!asked || !document.cookie.split("; ").includes(`lang=${asked}`)) return;
  address.searchParams.delete("lang");
  history.replaceState(history.state, "", address);
}

tidyAddress();
