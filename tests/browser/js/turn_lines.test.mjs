import assert from "node:assert/strict";
import { test } from "node:test";

import { changeLine, isDue, said, turnLines } from "../../../interp/web/static/js/booth/turns/turn_lines.js";

const MINUTE = 60_000;
const NOON = 1_200 * MINUTE;
const turn = (more = {}) => ({ desk: "1", since: NOON, length_ms: 30 * MINUTE, rule: "usual", change: null, speech: null, expected: null, ...more });
const at = (low, middle = low, high = middle, known = true) =>
  ({ low: NOON + low * MINUTE, middle: NOON + middle * MINUTE, high: NOON + high * MINUTE, known });

test("the turn is told in whole minutes, of this desk or of the colleague's", () => {
  assert.deepEqual(turnLines(turn(), "1", NOON + 61_000), [["turn.yours", { spoken: 1, length: 30, desk: "1" }]]);
  assert.equal(turnLines(turn(), "2", NOON)[0][0], "turn.of_desk");
  assert.deepEqual(turnLines(turn({ rule: "three", length_ms: 20 * MINUTE }), null, NOON).map(([key]) => key), ["turn.of_desk", "turn.three"]);
  assert.deepEqual([isDue(turn(), NOON + 30 * MINUTE - 1), isDue(turn(), NOON + 30 * MINUTE)], [false, true]);
});

test("a change is proposed after this speech, before one that is named, or now", () => {
  const speech = { id: "s2" };
  const line = (change, now = NOON) => changeLine(turn({ change, speech, expected: at(28, 29, 30) }), "s1", now);
  assert.equal(changeLine(turn(), "s1", NOON), null);
  assert.deepEqual([line("before").key, line("before").speech], ["turn.change.before", speech]);
  assert.deepEqual([line("after_this").key, line("after_this").speech], ["turn.change.after_this", null]);
  assert.deepEqual([line("now").key, line("now").when], ["turn.change.now", null]);
  assert.equal(changeLine(turn({ change: "after_this" }), "s1", NOON).when, null);
});

test("inside a long speech a colleague may take over: later in it, now, or in one to come", () => {
  const line = (held, now) => changeLine(turn({ change: "inside", speech: { id: "s1" }, expected: at(30) }), held, NOON + now * MINUTE).key;
  assert.deepEqual([line("s1", 0), line("s1", 30), line("s0", 0)],
    ["turn.change.inside", "turn.change.inside_now", "turn.change.inside_later"]);
});

test("a range is said to the minute where it is near, else to five", () => {
  assert.deepEqual(said(at(2, 3, 4), NOON), ["when.between", NOON + 2 * MINUTE, NOON + 4 * MINUTE]);
  assert.deepEqual(said(at(62, 70, 78), NOON), ["when.between", NOON + 60 * MINUTE, NOON + 80 * MINUTE]);
  assert.deepEqual(said(at(5, 5, 5), NOON), ["when.at", NOON + 5 * MINUTE, null]);
  assert.deepEqual(said(at(62, 70, 78, false), NOON), ["when.after", NOON + 60 * MINUTE, null]);
  assert.equal(said(at(0, 1, 2), NOON + 90_000)[1], NOON + MINUTE);
});
