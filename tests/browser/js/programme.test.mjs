import assert from "node:assert/strict";
import { test } from "node:test";
import { follower, moved } from "../../../interp/web/static/js/shared/programme.js";

const NOW = { now: "on_floor" };
const start = { a: "done", b: "on_floor", c: "planned" };

test("who had the floor is done when it moves on", () => {
  assert.deepEqual(moved(start, "c", NOW), { a: "done", b: "done", c: "on_floor" });
});

test("a switch taken back leaves the other planned again", () => {
  assert.deepEqual(moved(start, "a", NOW), { a: "on_floor", b: "planned", c: "planned" });
});

test("nobody has the floor after the end of a speech", () => {
  assert.deepEqual(moved(start, null, NOW), { a: "done", b: "done", c: "planned" });
});

test("nothing moves when the floor stands still", () => assert.deepEqual(moved(start, "b", NOW), start));

test("a speech nobody knew of makes the programme be fetched", () => {
  const row = { item: { id: "i" }, status: "open", speeches: [{ speech: { id: "a" }, status: "on_floor" }] };
  const followed = follower({ items: [row] });
  assert.equal(followed.knows({ item: { id: "i" }, speech: { id: "a" } }), true);
  assert.equal(followed.knows({ item: { id: "i" }, speech: { id: "new" } }), false);
});
