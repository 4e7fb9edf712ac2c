/** Which lines of a document a search and a filter show. */

import { folded } from "../../shared/folded_text.js";

export const ALL = { words: "", state: "", marked: "", mine: false };

export const isAny = ({ words, state, marked, mine }) => !words.trim() && !state && !marked && !mine;

/** Whether a line is shown. `you` is the reviser's name; `notes` are the line's open comments and flags. */
export function isShown(line, criteria, { you, notes }) {
  const looked = folded(criteria.words).trim();
  return (!looked || folded(line.original).includes(looked) || folded(line.text).includes(looked))
    && (!criteria.state || criteria.state === stateOf(line))
    && (!criteria.marked || isMarked(line, criteria.marked, notes))
    && (!criteria.mine || line.revision?.by === you);
}

function stateOf(line) {
  if (line.isDone) return "approved";
  return line.text ? "draft" : "empty";
}

function isMarked({ revision }, marked, notes) {
  if (marked === "comments") return notes.some(({ kind }) => kind === "comment");
  if (marked === "flags") return notes.some(({ kind }) => kind === "flag");
  const found = (revision?.findings ?? []).map(({ severity }) => severity);
  return found.includes("error") || (marked === "findings" && found.includes("warning"));
}
