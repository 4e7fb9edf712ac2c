/** What the bar to find words asks of the captions: their texts, sentence by sentence, and their places on the page. */

import { sentences } from "./caption_sentence.js";
import { rangeIn } from "./found_marks.js";
import { occurrences } from "./occurrences.js";
import { flowing } from "../shared/cues.js";
import { folded } from "../shared/folded_text.js";

const kept = new WeakMap();

/** A caption's text as it is searched, made once. */
function part(number, text) {
  if (!kept.has(text)) {
    const shown = flowing(text);
    kept.set(text, { key: number, text: shown, folded: folded(shown), language: text.language });
  }
  return kept.get(text);
}

/** Every place of words in rows of captions, in the order of reading. */
export function placesIn(rows, looked) {
  return sentences(rows).flatMap((sentence) => {
    const columns = Math.max(...sentence.map(({ cells }) => cells.length));
    const places = Array.from({ length: columns }, (_, column) => {
      const parts = sentence.filter(({ cells }) => cells[column]?.text).map(({ number, cells }) => part(number, cells[column].text));
      return occurrences(parts, looked).map((ranges) => ({ id: `${ranges[0].key} ${column} ${ranges[0].from}`, column, ranges }));
    });
    return places.flat().sort((one, other) => one.ranges[0].key - other.ranges[0].key || one.column - other.column);
  });
}

/** The captions of a page as a source for the bar. Enter goes back in time: the reader is mostly at the newest. */
export function captionSource(log) {
  const number = ({ ranges }) => ranges[0].key;
  return {
    enter: -1,
    prepare: () => log.load(),
    find: (looked) => (looked ? placesIn(log.rows, looked) : []),
    from(places, steps) {
      const { place } = log;
      const first = place === null ? places.length : places.findIndex((each) => number(each) >= place);
      const after = first < 0 ? places.length : first;
      return steps > 0 ? after : after - 1;
    },
    goTo: (place) => log.goTo(number(place)),
    line: (place) => log.line(number(place)),
    ranges: ({ column, ranges }) => ranges.map(({ key, from, to }) => [log.words(key, column), from, to])
      .filter(([words]) => words).map((each) => rangeIn(...each)).filter(Boolean),
  };
}
