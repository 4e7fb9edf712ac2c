/** The public is told who may not be reached where the meeting wants it, and of nobody while nobody knows. */

import assert from "node:assert/strict";
import test from "node:test";

import { NotReached } from "../../../interp/web/static/js/reader/not_reached.js";

const MINUTE = 60_000;
const SPOKEN = { by_category: {}, called: 0, absent: 0, stops: 0, stops_ms: 0, visit: true };
const row = (id) => ({ status: "planned", entry: null, held_ms: 0, speech: { id, role: "floor_speaker", limit_ms: 3 * MINUTE } });
const ITEM = { item: { id: "i1", kind: "floor_round", starts_at: null }, block: null, status: "open", limit_ms: null, held_ms: 0 };
const programme = { says_unreached: true, blocks: [], rounds: [], without_place: [], items: [{ ...ITEM, speeches: ["a", "b", "c", "d"].map(row) }] };
const view = (until, more = {}, meeting = {}) => ({
  meeting: { status: "open", starts_at: 0, ends_at: until, interpretation_until: until * MINUTE, status_until: null, ...meeting },
  item: { id: "i1" }, speech: null, armed: null, measured: SPOKEN, clocks: { speech: null, item: null, meeting: null }, ...more,
});
const walk = (...looks) => {
  const found = new NotReached();
  return looks.map(([minute, shown, isTold = true]) => {
    found.look({ ...programme, says_unreached: isTold }, shown, minute * MINUTE);
    return [...found.said].sort().join("");
  });
};

test("who is expected after the end is told of at the second look, the others are not", () => {
  assert.deepEqual(walk([0, view(11)], [1, view(11)], [6, view(11)]), ["", "", "d"]);
});

test("nobody is told of where staff do not want it, and nobody any more once they no longer do", () => {
  const shown = view(5);
  assert.deepEqual(walk([0, shown, false], [6, shown, false], [7, shown], [13, shown], [14, shown, false]), ["", "", "", "abcd", ""]);
});

test("while nobody knows when the floor goes on what was said stays, and after the meeting it goes", () => {
  const halted = view(5, { measured: null });
  const closed = view(5, {}, { status: "closed" });
  assert.deepEqual(walk([0, view(5)], [6, view(5)], [7, halted], [20, halted], [21, closed]), ["", "bcd", "bcd", "bcd", ""]);
});

test("it looks every fifteen seconds at most, and says whether anything is new", () => {
  const found = new NotReached();
  assert.deepEqual([0, 0.1, 5, 5.1].map((minute) => found.look(programme, view(1), minute * MINUTE)), [false, false, true, false]);
});
