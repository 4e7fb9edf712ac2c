/** What has no room on a booth's page is left out in its order; a short line comes back where a large part made room after it. */

import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.matchMedia = () => ({ matches: false });
const { cut } = await import("../../../interp/web/static/js/booth/layout/cut_to_fit.js");
const HEIGHTS = { why: 1, short: 2, large: 5, last: 4 };

/** What is left out of parts of these heights in a room. */
function left(room, back) {
  const dataset = {};
  globalThis.document = { documentElement: { dataset } };
  const gone = () => dataset.cut.split(" ").filter(Boolean);
  const height = () => Object.entries(HEIGHTS).reduce((sum, [name, each]) => (gone().includes(name) ? sum : sum + each), 0);
  cut("cut", Object.keys(HEIGHTS), () => height() > room, back);
  return dataset.cut;
}

test("parts are left out one after the other until the rest has room", () => {
  assert.deepEqual([12, 11, 10, 4, 0].map((room) => left(room)), ["", "why", "why short", "why short large", "why short large last"]);
});

test("a short line comes back where what was left out after it has made room, and stays away where it has not", () => {
  assert.deepEqual([10, 6, 5].map((room) => left(room, "short")), ["why short", "why large", "why short large"]);
});
