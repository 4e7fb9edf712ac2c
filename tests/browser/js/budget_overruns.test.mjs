import assert from "node:assert/strict";
import { test } from "node:test";
import { overruns } from "../../../interp/web/static/js/shared/budget_overruns.js";

const MINUTE = 60_000;
const at = (text) => { const [hours, minutes] = text.split(":").map(Number); return Date.UTC(2016, 2, 7, hours, minutes); };
const MEETING = { status: "planned", starts_at: at("09:00"), ends_at: at("12:00"), interpretation_until: at("12:00"), next_meeting: null };
const items = ["a", "b"].map((id) => ({ item: { id, title: id } }));
const plan = (planned, { untimed = false, over = [] } = {}) => ({ items, plan: { planned_ms: planned * MINUTE, some_untimed: untimed,
  overruns: over.map(([item, budget, by]) => ({ item, budget_ms: budget * MINUTE, by_ms: by * MINUTE })) } });

function whole(programme, meeting = MEETING, isExpected = false) {
  const found = overruns(programme, meeting, isExpected).whole;
  return found && [found.by / MINUTE, found.next?.id ?? null, found.nextBy / MINUTE];
}

test("what the service found exceeds its time, by the title of its first item", () => {
  const { parts } = overruns(plan(10, { over: [["b", 20, 4], ["gone", 5, 1]] }), MEETING);
  assert.deepEqual(parts, [{ title: "b", budget: 20 * MINUTE, by: 4 * MINUTE }]);
  assert.deepEqual(overruns({ items, plan: null }, MEETING), { parts: [], whole: null });
});

test("a programme that takes all its time leaves none for items without one", () => {
  assert.equal(whole(plan(180)), null);
  assert.deepEqual(whole(plan(180, { untimed: true })), [0, null, 0]);
});

test("a programme that is too long takes the interpreters' time, and from its hour on that of the next meeting in the room", () => {
  const next_meeting = { id: "m2", title: {}, starts_at: at("12:15") };
  assert.deepEqual(whole(plan(190), { ...MEETING, next_meeting }), [10, null, 0]);
  assert.deepEqual(whole(plan(200), { ...MEETING, next_meeting }), [20, "m2", 5]);
  assert.equal(whole(plan(200), { ...MEETING, interpretation_until: at("12:30") }), null);
});

test("in the meeting, and where the forecast says it, the forecast is the only one", () => {
  assert.equal(whole(plan(200), { ...MEETING, status: "open" }), null);
  assert.equal(whole(plan(200), MEETING, true), null);
});
