import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { limitForAll, limitsOffered, offersOf, reached, withLimit } from "../../../interp/web/static/js/shared/reached.js";

const CASES = JSON.parse(readFileSync(new URL("reached.json", import.meta.url), "utf8"));
const limitsOf = ({ limits, repeat = 1 }) => Array.from({ length: repeat }, () => limits).flat();

for (const each of CASES.reached) {
  test(each.says, () => {
    const starts = each.starts.map(([low_ms, middle_ms, high_ms]) => ({ low_ms, middle_ms, high_ms }));
    assert.deepEqual(Object.values(reached(starts, each.left_ms)), each.reached);
  });
}

for (const each of CASES.offered) {
  test(each.says, () => {
    assert.equal(limitForAll(limitsOf(each), each.left_ms), each.for_all);
    assert.deepEqual(limitsOffered(limitsOf(each), each.left_ms), each.offered);
  });
}

/** The starts of a meeting in which each takes the limit and a call. */
const certain = (waits) => waits.reduce((starts, { limit_ms }) => {
  const at = starts.at(-1).middle_ms + limit_ms + 15_000;
  return [...starts, { low_ms: at, middle_ms: at, high_ms: at }];
}, [{ low_ms: 0, middle_ms: 0, high_ms: 0 }]);

test("each offer says whom it reaches and when all have spoken; the armed keeps the limit", () => {
  const waits = Array.from({ length: 30 }, () => ({ limit_ms: 120_000 }));
  const found = offersOf(waits, 2_700_000, 0, certain);
  assert.deepEqual(found.map((each) => [each.limit_ms, each.reached.expected, each.end.middle_ms]),
    [[90_000, 25, 3_150_000], [75_000, 30, 2_700_000], [60_000, 30, 2_250_000]]);
  assert.deepEqual(withLimit(waits.slice(0, 2), 60_000, 1), [{ limit_ms: 120_000 }, { limit_ms: 60_000 }]);
});
