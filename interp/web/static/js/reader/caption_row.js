/** One caption row: its text in one language or two, provenance, and the original on request. */

import { flowing } from "../shared/cues.js";
import { direction, el, htmlLang, put, text } from "../shared/dom.js";
import { onBehalf, speaker } from "../shared/names.js";
import { marks, said as saidNodes } from "../shared/provenance.js";
import { linked } from "../shared/symbol_links.js";

/** The element of a row; `turn` is the new speaker, `fetchOriginal(cue)` resolves to its original text. */
export function captionRow({ number, cue, cells }, turn, words, fetchOriginal) {
  const row = el("div", { class: "cue", "data-number": number, "data-kind": cue.kind });
  if (turn) row.append(turnLine(turn, words));
  const shown = cells.filter((cell) => cell?.text);
  row.append(...cells.map((cell, place) => said(cell, place, words)).filter(Boolean));
  const inOriginal = shown.some(({ text: each }) => each.language === cue.original);
  if (!inOriginal) row.append(...original(cue, words, fetchOriginal));
  return row;
}

function turnLine({ item, speech }, words) {
  return el("p", { class: "turn" },
    item && el("span", { class: "item" }, text(item, words)),
    el("span", { class: "who" }, "— ", speaker(speech, words), onBehalf(speech, words)));
}

function said(cell, place, words) {
  const value = cell?.text;
  if (!value) return null;
  const { how, stale, kind } = cell;
  return el("p", { class: "said", "data-column": place, lang: htmlLang(value.language), dir: direction(value.language) },
    ...saidNodes(value, words, { how, stale, heading: kind === "heading", shown: linked(flowing(value)) }));
}

function original(cue, words, fetchOriginal) {
  const place = el("p", { class: "source", hidden: true });
  const code = cue.original.toUpperCase();
  const label = `${code} · ${words.say("original_in", { language: words.raw(`language.${cue.original}`) })}`;
  const button = el("button", { type: "button", class: "code-button", "aria-expanded": "false", "aria-label": label, title: label },
    el("span", { class: "frame small", lang: "en", "aria-hidden": "true" }, code));
  button.addEventListener("click", async () => {
    const open = button.getAttribute("aria-expanded") !== "true";
    const found = open ? await fetchOriginal(cue) : null;
    button.setAttribute("aria-expanded", String(Boolean(found)));
    if (found) Object.assign(place, { lang: htmlLang(found.language), dir: direction(found.language) });
    put(place, found && el("bdi", { class: "words" }, ...linked(flowing(found))), found && " ", found && marks(found, words));
  });
  return [button, place];
}
