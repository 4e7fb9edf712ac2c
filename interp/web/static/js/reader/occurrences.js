/** Where words stand in texts that run on, such as the clauses of a sentence: without case, accents and forms of letters. */

import { folded, foldedWithPlaces } from "../shared/folded_text.js";

/** What is looked for, as texts are compared; empty for nothing. */
export const lookedFor = (typed) => folded(typed).trim();

/**
 * Every place of `looked` in parts that run on, in their order. A part is {key, text, folded, language}; a place is a list of
 * {key, from, to} with offsets in the text, of one part or of neighbours.
 */
export function occurrences(parts, looked) {
  const found = [];
  if (!looked) return found;
  const starts = [];
  let whole = "";
  parts.forEach((part, place) => {
    if (place > 0 && !(part.language === "zh" && parts[place - 1].language === "zh")) whole += " ";
    starts.push(whole.length);
    whole += part.folded;
  });
  for (let at = whole.indexOf(looked); at >= 0; at = whole.indexOf(looked, at + looked.length)) {
    found.push(rangesOf(parts, starts, at, at + looked.length));
  }
  return found;
}

function rangesOf(parts, starts, from, to) {
  const ranges = [];
  parts.forEach(({ key, text, folded: own }, place) => {
    const [first, last] = [Math.max(0, from - starts[place]), Math.min(own.length, to - starts[place])];
    if (first >= last) return;
    const places = [];
    foldedWithPlaces(text, places);
    ranges.push({ key, from: places[first], to: places.find((each, index) => index >= last && each > places[last - 1]) });
  });
  return ranges;
}
