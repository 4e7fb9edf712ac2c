import assert from "node:assert/strict";
import { test } from "node:test";
import { follower } from "../../../interp/web/static/js/shared/programme.js";

const NEVER = { started_at: null, ended_at: null, held_ms: 0 };
const row = (id, status = "planned", times = NEVER) => ({ item: { id }, status, ...times, speeches: [] });
const clock = (started_at, paused_at = null) => ({ status: paused_at ? "paused" : "running", started_at, paused_at, paused_ms: 0, limit_ms: null });
const view = (id, started_at) => ({ item: id && { id }, speech: null, clocks: { item: id ? clock(started_at) : null } });
const times = (rows) => rows.map(({ status, started_at, ended_at, held_ms }) => [status, started_at, ended_at, held_ms]);

test("an item that opens has its beginning, the one before its end and its time", () => {
  const followed = follower({ items: [row("a"), row("b")] });
  assert.deepEqual(times(followed.at(view("a", 100))), [["open", 100, null, 0], ["planned", null, null, 0]]);
  assert.deepEqual(times(followed.at(view("b", 160))), [["done", 100, 160, 60], ["open", 160, null, 0]]);
});

test("a switch taken back leaves no times, and the item before goes on by its clock", () => {
  const followed = follower({ items: [row("a"), row("b")] });
  followed.at(view("a", 100));
  followed.at(view("b", 160));
  assert.deepEqual(times(followed.at(view("a", 100))), [["open", 100, null, 0], ["planned", null, null, 0]]);
  assert.deepEqual(times(followed.at(view("b", 200))), [["done", 100, 200, 100], ["open", 200, null, 0]]);
});

test("two switches taken back leave no times either", () => {
  const followed = follower({ items: [row("a"), row("b"), row("c")] });
  for (const [id, began] of [["a", 100], ["b", 160], ["c", 190], ["b", 160], ["a", 100]]) followed.at(view(id, began));
  assert.deepEqual(times(followed.at(view("b", 300))), [["done", 100, 300, 200], ["open", 300, null, 0], ["planned", null, null, 0]]);
});

test("what was fetched counts, and an item opened again adds to it", () => {
  const followed = follower({ items: [row("a", "done", { started_at: 10, ended_at: 50, held_ms: 40 }), row("b", "open", { started_at: 50, ended_at: null, held_ms: 0 })] });
  assert.deepEqual(times(followed.at(view("b", 50)))[0], ["done", 10, 50, 40]);
  assert.deepEqual(times(followed.at(view("a", 90)))[0], ["open", 10, null, 40]);
  assert.deepEqual(times(followed.at(view("b", 95)))[0], ["done", 10, 95, 45]);
});
