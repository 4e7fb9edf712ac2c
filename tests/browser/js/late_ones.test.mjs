/** Who has not spoken by the end is late; who is not in the forecast is not. */

import assert from "node:assert/strict";
import test from "node:test";

import { lateOnes } from "../../../interp/web/static/js/shared/late_ones.js";

const MINUTE = 60_000;
const row = (id, limit) => ({ status: "planned", speech: { id, limit_ms: limit } });
const start = (low, middle, known = true) => ({ low: low * MINUTE, middle: middle * MINUTE, high: 99 * MINUTE, known });

test("it is the middle of when they have spoken that counts, or the earliest where too little is known", () => {
  const speeches = new Map([["a", start(1, 8)], ["b", start(2, 8.5)], ["c", start(3, 30, false)], ["d", start(9, 30, false)]]);
  const rows = [row("a", 2 * MINUTE), row("b", 2 * MINUTE), row("c", 2 * MINUTE), row("d", 2 * MINUTE), row("e", MINUTE)];
  assert.deepEqual([...lateOnes({ speeches }, rows, 10 * MINUTE)], ["b", "d"]);
});

test("a speech without a limit is assumed to take three minutes", () => {
  assert.deepEqual([...lateOnes({ speeches: new Map([["a", start(1, 8)]]) }, [row("a", null)], 10 * MINUTE)], ["a"]);
});
