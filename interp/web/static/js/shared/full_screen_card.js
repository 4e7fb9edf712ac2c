/** Shows a full-screen card for a moment: the screen's name (identify), or also colours and type (test_card). */

import { el, htmlLang, direction } from "./dom.js";

/** @type {Record<string, number>} */
export const CARDS = { identify: 3_000, test_card: 4_000 };
const SAMPLES = { ar: "العربية ٠١٢ 0123", zh: "中文 0123", en: "English 0123", fr: "Français œ ç É", ru: "Русский ё й", es: "Español ñ ¿?" };
const COLOURS = { live: ["●", "clock.running"], warning: ["▲", "clock.warning"], over: ["+", "clock.over"] };
let timer = 0;

/**
 * Shows the card `code` of the screen `who` ({device, language}); one already shown stays longer.
 * @param {string} code
 * @param {any} who
 * @param {Words} words
 */
export function card(code, who, words) {
  clearTimeout(timer);
  const up = document.querySelector(".card");
  if (up?.dataset.card !== code) {
    up?.remove();
    document.body.append(drawn(code, who, words));
  }
  timer = setTimeout(() => document.querySelector(".card")?.remove(), CARDS[code]);
}

/**
 * @param {string} code
 * @param {any} who
 * @param {Words} words
 */
function drawn(code, { device, language }, words) {
  const node = el("div", { class: "card", role: "status", "data-card": code });
  node.append(el("p", { class: "card-name", dir: "ltr" }, device));
  node.append(el("p", {}, el("span", { class: "frame" }, language.toUpperCase()), ` ${words.raw(`language.${language}`)}`));
  if (code === "test_card") node.append(colours(words), samples());
  return node;
}

/** @param {Words} words */
function colours(words) {
  const bars = Object.entries(COLOURS).map(([name, [sign, key]]) => el("li", { "data-colour": name }, `${sign} ${words.raw(key)}`));
  return el("ul", { class: "card-colours" }, ...bars);
}

function samples() {
  const lines = Object.entries(SAMPLES).map(([code, text]) => el("li", {}, el("bdi", { lang: htmlLang(code), dir: direction(code) }, text)));
  return el("ul", { class: "card-type" }, ...lines);
}
