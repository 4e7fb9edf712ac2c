import assert from "node:assert/strict";
import { test } from "node:test";
import "./fake_document.mjs";

const { ending, goesOn, holding, resumes, returns } = await import("../../../interp/web/static/js/shared/interruption.js");
const [A, B] = [{ id: "a" }, { id: "b" }];
const view = (interruption, { status = "open", speech = A } = {}) => ({ meeting: { status }, speech, interruption });
const plain = { depth: 1, interrupted: A, ruling: false, after_ruling: null };
const ruling = { depth: 2, interrupted: B, ruling: true, after_ruling: A };

/** Each case: the view, who goes on, whether the bar returns, and the command's arguments. */
const CASES = [
  ["none", view(null), null, false, { depth: 0 }],
  ["a point of order", view(plain, { speech: B }), A, true, { depth: 1 }],
  ["a ruling", view(ruling, { speech: null }), A, true, { depth: 2, ruled: true }],
  ["a ruling when nobody spoke", view({ ...ruling, after_ruling: null }), null, false, { depth: 2, ruled: true }],
  ["a ruling in a chain when nobody spoke", view({ ...ruling, depth: 3, after_ruling: null }), null, true, { depth: 3, ruled: true }],
  ["a visit when nobody spoke", view({ ...plain, interrupted: null }), null, false, { depth: 1 }],
];
for (const [name, shown, on, back, args] of CASES) {
  test(`who goes on after an interruption: ${name}`, () => {
    assert.deepEqual([goesOn(shown), resumes(shown), returns(shown), ending(shown)], [on, on, back, args]);
  });
}

test("while the meeting is suspended nobody has the floor, and whoever had it is next", () => {
  const suspended = view(null, { status: "suspended" });
  assert.deepEqual([holding(suspended), resumes(suspended), holding(view(null))], [null, A, A]);
});
