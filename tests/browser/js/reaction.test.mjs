import assert from "node:assert/strict";
import { test } from "node:test";
import { OTHERS_MS, OWN_MS, Reaction } from "../../../interp/web/static/js/console/reaction.js";

const seen = (at, device, to = "s2", depth = 0) => ({
  last_switch: at && { at, device, actor: "Ana" }, advance: { to: { item: "i1", speech: to } }, interruption: depth ? { depth } : null,
});

/** Each case: the views that come one second apart, how long a press is then held back, and whether somebody else is named. */
const CASES = [
  ["the first view", [seen(1, "b")], 0, false],
  ["the same view again", [seen(1, "b"), seen(1, "b")], 0, false],
  ["one's own switch", [seen(1, "a"), seen(2, "a", "s3")], OWN_MS, false],
  ["a switch by another console", [seen(1, "a"), seen(2, "b", "s3")], OTHERS_MS, true],
  ["a switch by another console to the same offer", [seen(1, "a"), seen(2, "b")], OTHERS_MS, true],
  ["another order of the list", [seen(1, "b"), seen(1, "b", "s3")], OWN_MS, false],
  ["another order of the list right after a switch", [seen(1, "a"), seen(2, "b", "s3"), seen(2, "b", "s4")], OTHERS_MS - 1_000, true],
  ["an interruption by another", [seen(1, "a"), seen(2, "b", "s2", 1)], OTHERS_MS, true],
  ["one's own switch after another's", [seen(1, "a"), seen(2, "b", "s3"), seen(3, "a", "s4")], OWN_MS, false],
  ["another order long after another's switch", [seen(1, "a"), seen(2, "b"), seen(2, "b"), seen(2, "b"), seen(2, "b", "s4")], OWN_MS, false],
  ["nobody had switched before", [seen(null), seen(2, "b")], OTHERS_MS, true],
];
for (const [name, views, left, isNamed] of CASES) {
  test(`how long a press of the bar does nothing: ${name}`, () => {
    let now = 0;
    const reaction = new Reaction("a", () => now);
    views.forEach((view, place) => {
      now = place * 1_000;
      reaction.note(view);
    });
    assert.deepEqual([reaction.left, reaction.by?.actor ?? null], [left, isNamed ? "Ana" : null]);
    now += left;
    assert.deepEqual([reaction.left, reaction.by], [0, null]);
  });
}
