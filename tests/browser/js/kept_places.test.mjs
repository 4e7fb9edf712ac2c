import assert from "node:assert/strict";
import { test } from "node:test";

const stored = new Map();
globalThis.localStorage = { getItem: (name) => stored.get(name) ?? null, setItem: (name, value) => stored.set(name, value) };
const { keepPlace, placeOn } = await import("../../../interp/web/static/js/reader/kept_places.js");
const DAY = 24 * 3_600_000;

test("a place is kept and given up", () => {
  keepPlace("captions m1", 17, 0);
  keepPlace("document m1 d1", "s3", 0);
  assert.deepEqual([placeOn("captions m1", 1), placeOn("document m1 d1", 1), placeOn("captions m2", 1)], [17, "s3", null]);
  keepPlace("captions m1", null, 2);
  assert.equal(placeOn("captions m1", 3), null);
});

test("a few places are kept, for a week, and of a page nothing but its line", () => {
  for (let page = 0; page < 100; page += 1) keepPlace(`captions m${page}`, page + 1, page);
  const held = JSON.parse(stored.get("interp.places"));
  assert.equal(held.length, 20);
  assert.deepEqual(held[0], { page: "captions m99", at: 100, kept: 99 });
  assert.equal(placeOn("captions m99", 6 * DAY), 100);
  assert.equal(placeOn("captions m99", 8 * DAY), null);
});

test("what something else stored there is no place", () => {
  for (const other of ["{", "null", "[1, null, {\"page\": 3}]", "{}"]) {
    stored.set("interp.places", other);
    assert.equal(placeOn("captions m1"), null);
  }
  keepPlace("captions m1", 5);
  assert.equal(placeOn("captions m1"), 5);
});
