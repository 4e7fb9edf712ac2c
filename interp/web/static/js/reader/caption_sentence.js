/** A sentence of the captions: what was said of it so far in one language or two, provenance, and the original on request. */

import { flowing } from "../shared/cues.js";
import { direction, el, htmlLang, put } from "../shared/dom.js";
import { captions as pieces } from "../drawing/captions.js";
import { draw } from "../shared/pieces.js";
import { onBehalf, speaker, text } from "../shared/speaker_names.js";
import { lineMark, marks, runMark, wordsOf, written } from "../shared/provenance.js";
import { linked } from "../shared/symbol_links.js";

/** The sentences of rows: a caption that goes on with the one before belongs to it. */
export function sentences(rows) {
  const found = [];
  for (const row of rows) {
    if (row.continues && found.length > 0) found.at(-1).push(row);
    else found.push([row]);
  }
  return found;
}

/**
 * The element of a sentence's rows; `turn` is the new speaker, `corrected(row)` tells by column whether its text was another
 * before, `fetchOriginal(rows)` resolves to the original's texts.
 */
export function captionSentence(rows, { turn, corrected, words, fetchOriginal }) {
  const [{ number, cue }] = rows;
  const columns = Math.max(...rows.map(({ cells }) => cells.length));
  const lines = [];
  for (let column = 0; column < columns; column += 1) {
    const first = rows.find(({ cells }) => cells[column]?.text);
    if (first) lines.push(draw(pieces.line, { column, ...written(first.cells[column].text.language) }, words));
  }
  const node = draw(pieces.sentence, { number, kind: cue.kind, turn: turn && turnLine(turn, words), lines }, words);
  for (const row of rows) addClause(node, rows, row, { corrected: corrected(row), words });
  if (rows.some(({ cells, cue: each }) => !cells.some((cell) => cell?.text?.language === each.original))) {
    const [button, place] = original(node, rows, words, fetchOriginal);
    node.querySelector(".said").append(button);
    node.append(place);
  }
  return node;
}

/** Whether a row may be added to a sentence's element: each of its texts has a line there. */
export function takesClause(node, { cells, cue }) {
  const hasLines = cells.every((cell, column) => !cell?.text || lineOf(node, column));
  return hasLines && (node.querySelector(".code-button") || cells.some((cell) => cell?.text?.language === cue.original));
}

/** Adds a row at the end of its sentence. */
export function addClause(node, rows, row, { corrected, words }) {
  row.cells.forEach((cell, column) => {
    if (!cell?.text) return;
    const line = lineOf(node, column);
    const last = line.querySelector(".code-button");
    const made = draw(pieces.clause, {
      gap: line.querySelector(".words") && apart(rows, row, column), begins: row.begins[column] && cell.text.language,
      said: clause(row, cell, corrected[column], words), run: row.ends[column] && lastIn(rows, column) !== row && runMark(cell, words),
      ...written(words.language),
    }, words);
    if (last) last.before(made);
    else line.append(made);
  });
}

/** Shows what a run of lines says once, after the sentence with which it ends, and takes it away where a run goes on. */
export function endRuns(node, rows, words) {
  for (const line of node.querySelectorAll(".said")) {
    const { column } = line.dataset;
    const last = lastIn(rows, column);
    const held = node.querySelector(`.run[data-column="${column}"]`);
    const mark = last.ends[column] ? runMark(last.cells[column], words) : null;
    if (!mark) held?.remove();
    else if (!held) line.after(draw(pieces.run, { column, run: mark }, words));
  }
}

/** The last of rows that has a text in a column. */
export const lastIn = (rows, column) => rows.findLast(({ cells }) => cells[column]?.text);
const lineOf = (node, column) => node.querySelector(`.said[data-column="${column}"]`);

function turnLine({ item, speech }, words) {
  return draw(pieces.turn, { item: text(item, words), speaker: speaker(speech, words), on_behalf: onBehalf(speech, words) }, words);
}

/** What stands between a clause and the one before it: nothing between Chinese ones. */
function apart(rows, row, column) {
  const before = lastIn(rows.slice(0, rows.indexOf(row)), column).cells[column].text;
  return before.language === "zh" && row.cells[column].text.language === "zh" ? "" : " ";
}

function clause({ number }, cell, corrected, words) {
  const about = lineMark(cell, words, { rewritten: corrected });
  return wordsOf(cell.text, words, { shown: linked(flowing(cell.text)), about, number, heading: cell.kind === "heading" });
}

function original(node, rows, words, fetchOriginal) {
  const place = el("p", { class: "source", "aria-live": "off", hidden: true });
  const code = rows[0].cue.original.toUpperCase();
  const label = `${code} · ${words.say("original_in", { language: words.raw(`language.${rows[0].cue.original}`) })}`;
  const button = el("button", { type: "button", class: "code-button", "aria-expanded": "false", "aria-live": "off", "aria-label": label, title: label },
    el("span", { class: "frame small", lang: "en", "aria-hidden": "true" }, code));
  button.addEventListener("click", async () => {
    const open = button.getAttribute("aria-expanded") !== "true";
    const found = open ? await fetchOriginal(node) : [];
    button.setAttribute("aria-expanded", String(found.length > 0));
    if (found.length > 0) Object.assign(place, { lang: htmlLang(found[0].language), dir: direction(found[0].language) });
    const between = found[0]?.language === "zh" ? "" : " ";
    put(place, ...found.flatMap((each, at) => [at > 0 && between, el("bdi", { class: "words" }, ...linked(flowing(each)))]),
      found.length > 0 && " ", found.length > 0 && marks(found.at(-1), words));
  });
  return [button, place];
}
