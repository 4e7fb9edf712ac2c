import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { limitForAll, limitsOffered, reached } from "../../../interp/web/static/js/shared/reached.js";

const CASES = JSON.parse(readFileSync(new URL("reached.json", import.meta.url), "utf8"));
const limitsOf = ({ limits, repeat = 1 }) => Array.from({ length: repeat }, () => limits).flat();

for (const each of CASES.reached) {
  test(each.says, () => {
    const spoken = each.spoken.map(([low, middle, high]) => ({ low, middle, high }));
    assert.deepEqual(Object.values(reached(spoken, each.left_ms)), each.reached);
  });
}

for (const each of CASES.offered) {
  test(each.says, () => {
    assert.equal(limitForAll(limitsOf(each), each.left_ms), each.for_all);
    assert.deepEqual(limitsOffered(limitsOf(each), each.left_ms), each.offered);
  });
}
