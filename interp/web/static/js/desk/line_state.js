/** What a line of a document says of itself: its source, its state in the margin and in the pane, two texts to choose from. */

import { counted } from "./findings.js";
import { bdi, direction, el, htmlLang, ltr, phrase } from "../shared/dom.js";
import { term } from "../shared/speaker_names.js";
import { marks } from "../shared/provenance.js";
import { linked } from "../shared/symbol_links.js";

const SIGNS = { auto: "✓", reviewed: "✓", final: "✓", draft: "▲", none: "○", typed: "+" };
const WORDS = { none: "desk.no_text", auto: "grade.automatic", typed: "desk.unsaved" }; // short ones, for the margin

export const written = (language) => ({ lang: htmlLang(language), dir: direction(language) });

/** Whether a check found an error that nobody overruled. */
export const isOpen = (revision) => !revision?.reason && revision?.findings.some(({ severity }) => severity === "error");

/** The original of a row, or its text in the language shown beside: attributes, and nodes. */
export function source(row, { host, document, words }) {
  const original = row.language ?? document.language;
  const own = !host.beside || host.beside === original;
  const beside = own ? null : row.beside;
  const language = own ? original : host.beside;
  const text = own ? row.text : beside?.value;
  const nodes = [...(row.number ? [ltr(row.number), " "] : []),
    ...(text ? linked(text) : [el("span", { class: "second" }, words.raw("desk.empty"))]),
    beside && el("span", { class: "beside" }, marks({ ...beside, language }, words))];
  return { attributes: written(text ? language : words.language), nodes };
}

/** The margin: the line's number, its state by sign and word, and how much was found. */
export function inMargin({ isTyped, place, revision, words }, standing) {
  const state = isTyped ? "typed" : standing;
  return [el("span", { class: "place" }, ltr(place)), " ",
    el("span", { class: "standing" }, el("span", { class: "sign", "aria-hidden": "true" }, SIGNS[state]), " ",
      words.raw(WORDS[state] ?? `standing.${state}`)),
    " ", ...(isTyped ? [] : counted(revision?.findings ?? [], words))];
}

/** State, origin, author and reason of the newest revision, or that there is a working copy, and where it is kept. */
export function stands({ copy, host, isTyped, revision, words, working }) {
  if (isTyped) {
    const where = { browser: "desk.copy_browser", nowhere: "desk.copy_nowhere" }[copy];
    return [words.raw("desk.working_copy"), ...(where ? [" ", el("strong", {}, words.raw(where))] : [])];
  }
  if (!revision) return [words.raw("desk.empty")];
  const match = revision.match ? [" ", ltr(`${revision.match} %`)] : [];
  const said = [el("span", { class: "grade", "data-grade": revision.grade }, term(words, "grade", revision.grade), ...match),
    " · ", marks({ ...revision, language: working }, words) ?? term(words, "standing", revision.standing)];
  if (revision.by && revision.by !== "machine") said.push(" · ", bdi(revision.by), " ", ltr(host.page.time(revision.at).slice(0, 5)));
  if (revision.reason) said.push(" · ", phrase(words, "desk.overruled", { reason: bdi(revision.reason, { dir: "auto" }) }));
  return said;
}

/** Another text for the field, with a button to take it and one to keep what is there; `settle(taken)` does it. */
export function choice({ words, working }, head, text, take, settle) {
  const button = (key, taken) => el("button", { type: "button", onclick: () => settle(taken) }, words.raw(key));
  return [el("p", {}, ...head, " ", bdi(text, written(working))),
    el("p", { class: "buttons" }, button(take, true), " ", button("desk.keep", false))];
}
