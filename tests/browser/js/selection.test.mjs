/** Which of the selected sentences are approved together, and which are left and named. */

import assert from "node:assert/strict";
import { test } from "node:test";

class Fake {}
for (const name of ["addEventListener", "append", "replaceChildren", "setAttribute", "toggleAttribute"]) Fake.prototype[name] = () => {};

Object.assign(globalThis, {
  Node: Fake,
  document: { createElement: () => new Fake(), createDocumentFragment: () => new Fake(), querySelector: () => new Fake() },
});
const { Selection } = await import("../../../interp/web/static/js/desk/editing/selection.js");

test("a sentence whose field shows typed or proposed words is left and named: its stored text is another", async () => {
  const line = (id, more = {}) => ({ id, revision: { revision: 1 }, isTyped: false, isProposed: false, redraw: () => {}, ...more });
  const lines = [line("stored"), line("typed", { isTyped: true }), line("proposed", { isProposed: true })];
  const asked = [];
  let told = null;
  const acts = {
    say: () => {}, changed: () => {},
    batch: async (path, { chosen }) => {
      asked.push([path, ...chosen.map(({ segment }) => segment)]);
      return { ok: true, done: chosen.map(({ segment }) => ({ segment, was: 1, revision: { revision: 2 } })), refused: [] };
    },
    told: (outcome) => {
      told = outcome;
      return [];
    },
  };
  const selection = new Selection({ lines, words: { raw: (key) => key }, moved: () => {} }, acts, { shown: lines });
  for (const each of lines) selection.toggle(each);
  await selection.approve();
  assert.deepEqual(asked, [["approve", "stored"]]);
  assert.deepEqual(told.refused, ["typed", "proposed"].map((segment) => ({ segment, message: "desk.left_unsaved" })));
  assert.deepEqual(lines.filter(selection.has).map(({ id }) => id), ["typed", "proposed"]);
});
