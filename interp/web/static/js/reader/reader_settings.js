/** The reader's settings on this device, on every reader's page: size, colours, spacing, second language; reading aloud. */

import { slot } from "../shared/dom.js";
import { keep, read } from "../shared/settings.js";

const SIZES = [100, 125, 150, 175, 200, 250, 300];

export function readerSettings() {
  chooseSize();
  choose("theme", "system");
  choose("spacing", "normal");
  chooseSecond();
  closeMenus();
}

function chooseSize() {
  const root = document.documentElement;
  const output = slot("size");
  let place = Math.max(0, SIZES.indexOf(Number(read("size", "100"))));
  const apply = () => {
    root.dataset.size = String(SIZES[place]);
    output.textContent = `${SIZES[place]} %`;
  };
  apply();
  for (const button of document.querySelectorAll("[data-size-step]")) {
    button.addEventListener("click", () => {
      place = Math.min(SIZES.length - 1, Math.max(0, place + Number(button.dataset.sizeStep)));
      keep("size", SIZES[place]);
      apply();
    });
  }
}

function choose(name, standard) {
  const now = read(name, standard);
  for (const radio of document.querySelectorAll(`input[name="${name}"]`)) {
    radio.checked = radio.value === now;
    radio.addEventListener("change", () => {
      document.documentElement.dataset[name] = radio.value;
      keep(name, radio.value);
    });
  }
}

/** Off by default: screen reader users would hear every caption. Called once the first captions are drawn: those are not new. */
export function chooseAloud() {
  const box = slot("aloud");
  const apply = () => slot("cues").setAttribute("aria-live", box.checked ? "polite" : "off");
  box.checked = read("aloud", "no") === "yes";
  apply();
  box.addEventListener("change", () => {
    keep("aloud", box.checked ? "yes" : "no");
    apply();
  });
}

/** The address names the second language; without one the last chosen is used, where the page offers any. */
function chooseSecond() {
  const links = document.querySelectorAll("a[data-second]");
  for (const link of links) link.addEventListener("click", () => keep("second", link.dataset.second));
  if (links.length === 0) return;
  const address = new URL(location.href);
  const kept = read("second", "none");
  if (address.searchParams.has("second") || kept === "none" || kept === document.body.dataset.language) return;
  address.searchParams.set("second", kept);
  location.replace(address);
}

/** Only one menu is open; a tap elsewhere or Escape closes it. */
function closeMenus() {
  const menus = [...document.querySelectorAll(".menu, .head-line")];
  const close = (but) => menus.forEach((menu) => menu !== but && menu.removeAttribute("open"));
  document.addEventListener("click", (event) => close(event.target.closest(".menu") ?? (event.target.closest(".head-line, .about") && document.querySelector(".head-line"))));
  document.addEventListener("keydown", (event) => event.key === "Escape" && close(null));
}
