import assert from "node:assert/strict";
import { test } from "node:test";
import { overruns } from "../../../interp/web/static/js/shared/budget_overruns.js";

const MINUTE = 60_000;
const at = (text) => { const [hours, minutes] = text.split(":").map(Number); return Date.UTC(2016, 2, 7, hours, minutes); };
const MEETING = { status: "planned", starts_at: at("09:00"), ends_at: at("12:00"), interpretation_until: at("12:00"), next_meeting: null };

const item = (id, { size = 0, each = 2, limit = null, block = null, status = "planned", held = 0 } = {}) => ({
  item: { id, title: id }, status, block, limit_ms: limit && limit * MINUTE, held_ms: held * MINUTE,
  speeches: Array.from({ length: size }, (_, n) => ({ status: "planned", speech: { id: `${id}${n}`, limit_ms: each * MINUTE } })),
});
const plan = (items, blocks = {}, rounds = []) =>
  ({ items, rounds, blocks: Object.entries(blocks).map(([id, minutes]) => ({ id, budget_ms: minutes * MINUTE })) });

function found(programme, meeting = MEETING) {
  const { parts, whole } = overruns(programme, meeting);
  return [parts.map(({ title, budget, by }) => [title, budget / MINUTE, by / MINUTE]), whole && [whole.by / MINUTE, whole.next?.id ?? null]];
}

test("speeches that exceed their item, and items that exceed their block, say by how much", () => {
  assert.deepEqual(found(plan([item("a", { size: 12, limit: 20 }), item("b", { size: 5, limit: 20 })])), [[["a", 20, 4]], null]);
  const panel = [item("talks", { size: 4, each: 10, block: "b1" }), item("film", { limit: 10, block: "b1" })];
  assert.deepEqual(found(plan(panel, { b1: 45 })), [[["talks", 45, 5]], null]);
  assert.deepEqual(found(plan(panel, { b1: 50 })), [[], null]);
});

test("one list over two rounds is held to both their times", () => {
  const panel = [item("one", { size: 45, block: "b1" }), item("replies", { limit: 15 }), item("two", { block: "b2" })];
  assert.deepEqual(found(plan(panel, { b1: 45, b2: 45 }, [["one", "two"]])), [[], null]);
  assert.deepEqual(found(plan(panel, { b1: 40, b2: 45 }, [["one", "two"]])), [[["one", 85, 5]], null]);
});

test("a programme that takes all its time leaves none for items without one", () => {
  const blocks = { talks: 60, r1: 45, a1: 15, r2: 45, a2: 15 };
  const panel = Object.keys(blocks).map((id) => item(id, { block: id }));
  assert.deepEqual(found(plan(panel, blocks)), [[], null]);
  assert.deepEqual(found(plan([item("opening"), ...panel], blocks)), [[], [0, null]]);
});

test("a programme that is too long takes the interpreters' time, and that of the next meeting in the room", () => {
  const next_meeting = { id: "m2", title: {}, starts_at: at("12:15") };
  assert.deepEqual(found(plan([item("a", { limit: 190 })]), { ...MEETING, next_meeting }), [[], [10, null]]);
  assert.deepEqual(found(plan([item("a", { limit: 200 })]), { ...MEETING, next_meeting }), [[], [20, "m2"]]);
  assert.deepEqual(found(plan([item("a", { limit: 200 })]), { ...MEETING, interpretation_until: at("12:30") }), [[], null]);
});

test("in the meeting what is over took its time, and the whole is what the forecast says", () => {
  const panel = [item("was", { status: "done", held: 30, size: 5, block: "b1" }), item("is", { status: "open", size: 10, block: "b1" })];
  assert.deepEqual(found(plan(panel, { b1: 45 }), { ...MEETING, status: "open" }), [[["was", 45, 5]], null]);
  const over = panel.map((row) => ({ ...row, status: "done" }));
  assert.deepEqual(found(plan(over, { b1: 20 }), { ...MEETING, status: "open" }), [[], null]);
});

test("no overrun is negative, and more time for everything never makes one larger", () => {
  for (let size = 0; size < 40; size += 3) {
    const made = (minutes) => overruns(plan([item("a", { size, limit: minutes }), item("b", { size: 2, block: "b1" })], { b1: minutes }), MEETING).parts;
    for (let minutes = 1; minutes < 60; minutes += 7) {
      const [less, more] = [made(minutes), made(minutes + 5)].map((parts) => parts.reduce((total, { by }) => total + by, 0));
      assert.ok(more >= 0 && more <= less);
    }
  }
});
