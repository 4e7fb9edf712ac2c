/** The attendee's page: who speaks, on what, for how long, who is next; captions when there are some. */

import { el, put, slot, text } from "./dom.js";
import { frame, functions, speaker } from "./people.js";
import { OpenProgramme } from "./programme_open.js";
import { start } from "./screen.js";
import { standing } from "./standing.js";
import { keep, read } from "./settings.js";

const SIZES = [100, 125, 150, 175, 200, 250, 300];
const cues = new Map();
const programme = new OpenProgramme(slot("rows"));

function render(view, page) {
  const { words } = page;
  const speech = view.speech;
  put("item", text(view.item?.title, words));
  put("name", speech ? speaker(speech, words) : standing(view, page));
  put("functions", ...functions(speech, words));
  put("topic", text(speech?.topic, words));
  put("frame", frame(speech?.language, words));
  put("next", ...view.next.map((each, place) => el("p", {},
    el("span", { class: "label" }, words.raw(place === 0 ? "next" : "then")),
    el("span", { class: "who" }, speaker(each, words)), frame(each.language, words, "small"))));
  programme.follow(page);
}

function captions(byLanguage, { words }) {
  const message = Object.values(byLanguage)[0];
  if (!message?.cues?.length) return;
  for (const cue of message.cues) cues.set(cue.number, cue); // corrected or withdrawn, it comes again
  const shown = [...cues.values()].filter((cue) => cue.text).sort((a, b) => a.number - b.number);
  put("cues", ...shown.slice(-5).map((cue) => el("p", { class: "cue" }, text(cue.text, words))));
}

function chooseSize() {
  const root = document.documentElement;
  const output = slot("size");
  let place = Math.max(0, SIZES.indexOf(Number(read("size", "100"))));
  const apply = () => {
    root.dataset.size = SIZES[place];
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

function chooseTheme() {
  const now = read("theme", "system");
  for (const radio of document.querySelectorAll('input[name="theme"]')) {
    radio.checked = radio.value === now;
    radio.addEventListener("change", () => {
      document.documentElement.dataset.theme = radio.value;
      keep("theme", radio.value);
    });
  }
}

/** Only one menu is open, and a tap elsewhere or Escape closes it. */
function closeMenus() {
  const menus = [...document.querySelectorAll(".menu")];
  const close = (but) => menus.forEach((menu) => menu !== but && menu.removeAttribute("open"));
  document.addEventListener("click", (event) => close(event.target.closest(".menu")));
  document.addEventListener("keydown", (event) => event.key === "Escape" && close(null));
}

chooseSize();
chooseTheme();
closeMenus();
if (matchMedia("(min-width: 60rem)").matches) slot("rows").open = true;
const page = start({ render, captions });
slot("rows").addEventListener("toggle", () => programme.follow(page, 0));
