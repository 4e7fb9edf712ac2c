/** What caption lines say once for a run of lines: by column, where a provenance ends and where a language begins. */

import { runOf } from "../shared/provenance.js";

const keys = new WeakMap();

/** What makes neighbouring lines one run, made once for each cue. */
export function runKey(cell) {
  if (!keys.has(cell)) keys.set(cell, runOf(cell));
  return keys.get(cell);
}

/** Adds `ends` and `begins` to rows, by column. The run of the newest sentence has no end: its provenance stands at the foot. */
export function withRuns(rows, languages) {
  const last = [];
  const written = [...languages];
  rows.forEach((row, position) => {
    Object.assign(row, { ends: row.cells.map(() => false), begins: row.cells.map(() => false) });
    row.cells.forEach((cell, place) => {
      if (!cell?.text) return;
      const before = rows[last[place]];
      if (before && runKey(before.cells[place]) !== runKey(cell)) before.ends[place] = true;
      row.begins[place] = written[place] !== cell.text.language;
      last[place] = position;
      written[place] = cell.text.language;
    });
  });
  last.forEach((position, place) => {
    if (position < newestSentence(rows)) rows[position].ends[place] = true;
  });
  return rows;
}

/** Where in the rows the newest sentence begins. */
function newestSentence(rows) {
  return rows.findLastIndex(({ continues }) => !continues);
}

/** The newest sentence's last cell with a text in each column. */
export function newestCells(rows, columns) {
  const newest = rows.slice(Math.max(0, newestSentence(rows)));
  return Array.from({ length: columns }, (_, place) => newest.findLast(({ cells }) => cells[place]?.text)?.cells[place] ?? null);
}
