/** One caption row: its text in one language or two, provenance, and the original on request. */

import { flowing } from "../shared/cues.js";
import { direction, el, htmlLang, put, text } from "../shared/dom.js";
import { onBehalf, speaker } from "../shared/speaker_names.js";
import { lineMark, marks, runMark } from "../shared/provenance.js";
import { linked } from "../shared/symbol_links.js";

/**
 * The element of a row; `turn` is the new speaker, `corrected` tells by column whether its text was another before,
 * `fetchOriginal(cue)` resolves to its original text.
 */
export function captionRow(row, { turn, corrected, words, fetchOriginal }) {
  const { number, cue, cells, continues } = row;
  const node = el("div", { class: "cue", "data-number": number, "data-kind": cue.kind, "data-continues": continues });
  if (turn) node.append(turnLine(turn, words));
  const lines = cells.map((cell, place) => said(cell, place, { begins: row.begins[place], corrected: corrected[place], words }));
  node.append(...lines.filter(Boolean));
  const inOriginal = cells.some((cell) => cell?.text?.language === cue.original);
  if (!inOriginal) {
    const [button, place] = original(cue, words, fetchOriginal);
    lines.find(Boolean).append(button);
    node.append(place);
  }
  return node;
}

/** Shows what a run of lines says once, after its last line, and takes it away where a run goes on. */
export function endRuns(node, row, words) {
  row.cells.forEach((cell, place) => {
    const held = node.querySelector(`.run[data-column="${place}"]`);
    const mark = cell?.text && row.ends[place] ? runMark(cell, words) : null;
    if (!mark) held?.remove();
    else if (!held) node.querySelector(`.said[data-column="${place}"]`).after(el("p", { class: "run", "data-column": place, "aria-live": "off" }, mark));
  });
}

function turnLine({ item, speech }, words) {
  return el("p", { class: "turn" },
    item && el("span", { class: "item" }, text(item, words)),
    el("span", { class: "who" }, "— ", speaker(speech, words), onBehalf(speech, words)));
}

function said(cell, place, { begins, corrected, words }) {
  const value = cell?.text;
  if (!value) return null;
  const written = { lang: htmlLang(value.language), dir: direction(value.language) };
  const mark = lineMark(cell, words, corrected ? ["captions.corrected"] : []);
  return el("p", { class: "said", "data-column": place, ...written },
    begins ? languageName(value.language, words) : null,
    el("bdi", { class: value.standing === "draft" ? "words draft" : "words", ...(cell.kind === "heading" && { role: "heading", "aria-level": "2" }), ...written },
      ...linked(flowing(value))),
    mark && " ", mark);
}

/** The name of a language where lines in it begin, for those who listen. */
function languageName(code, words) {
  return el("span", { class: "aside", lang: htmlLang(words.language), dir: direction(words.language) }, `${words.raw(`language.${code}`)} – `);
}

function original(cue, words, fetchOriginal) {
  const place = el("p", { class: "source", "aria-live": "off", hidden: true });
  const code = cue.original.toUpperCase();
  const label = `${code} · ${words.say("original_in", { language: words.raw(`language.${cue.original}`) })}`;
  const button = el("button", { type: "button", class: "code-button", "aria-expanded": "false", "aria-live": "off", "aria-label": label, title: label },
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
