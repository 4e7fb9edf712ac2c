import assert from "node:assert/strict";
import { test } from "node:test";
import { isBehind, receive } from "../../../interp/web/static/js/shared/newer_view.js";

const at = (seq, epoch = "e1") => ({ epoch, seq, view: {} });

test("the first view is kept", () => assert.deepEqual(receive(null, at(3)), { keep: at(3), reload: false }));

test("the higher number is kept", () => {
  assert.equal(receive(at(3), at(5)).keep.seq, 5);
  assert.equal(receive(at(5), at(3)).keep.seq, 5);
});

test("the same number is taken anew", () => {
  const again = at(5);
  assert.equal(receive(at(5), again).keep, again);
});

test("another epoch loads the page anew, whatever its number", () => {
  assert.equal(receive(at(5), at(1, "e2")).reload, true);
  assert.equal(receive(at(5), at(9, "e2")).reload, true);
});

test("a beat ahead of the view means something was missed", () => {
  assert.equal(isBehind(at(5), at(6)), true);
  assert.equal(isBehind(at(5), at(5)), false);
  assert.equal(isBehind(null, at(5)), false);
});
