import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { expectedTimes, rounded, shares, usedMs } from "../../../interp/web/static/js/shared/expected_times.js";

const CASES = JSON.parse(readFileSync(new URL("expected_times.json", import.meta.url), "utf8"));
const DAY = Date.UTC(2016, 2, 7);
const parts = (text) => text.split(":").map(Number);
const at = (text) => { const [hours, minutes, seconds = 0] = parts(text); return DAY + ((hours * 60 + minutes) * 60 + seconds) * 1000; };
const ms = (text) => { if (!text) return null; const [minutes, seconds] = parts(text); return (minutes * 60 + seconds) * 1000; };
const clock = (began, limit = null) => ({ status: "running", started_at: at(began), paused_at: null, paused_ms: 0, limit_ms: ms(limit), warning_ms: 0 });

function item({ id, status = "planned", block = null, limit = null, held = null, speeches = [] }) {
  const rows = speeches.map(([speech, stands, longest, took]) => ({
    speech: { id: speech, limit_ms: ms(longest) }, status: stands, started_at: null, ended_at: null, held_ms: ms(took) ?? 0,
  }));
  return { item: { id }, status, block, limit_ms: ms(limit), held_ms: ms(held) ?? 0, speeches: rows };
}

function given(each) {
  const programme = {
    items: each.items.map(item),
    blocks: (each.blocks ?? []).map(([id, budget]) => ({ id, budget_ms: ms(budget) })),
  };
  const view = {
    meeting: { status: each.meeting ?? "open", starts_at: at("09:00") },
    item: each.open ? { id: each.open } : null, speech: each.speaking ? { id: each.speaking[0] } : null,
    armed: each.armed ? { id: each.armed } : null,
    clocks: { item: each.item_began ? clock(each.item_began) : null, speech: each.speaking ? clock(...each.speaking.slice(1)) : null },
  };
  return [programme, view, at(each.now)];
}

const hour = (time) => (time === null ? null : new Date(time).toISOString().slice(11, 19));

for (const each of CASES) {
  test(each.says, () => {
    const found = [...expectedTimes(...given(each))].map(([key, { from, to }]) => [key, [hour(from), hour(to)]]);
    assert.deepEqual(Object.fromEntries(found), each.expected);
  });
}

test("two speeches are too few to know how long they take", () => {
  const two = item({ id: "a", speeches: [["s", "done", "04:00", "00:10"], ["t", "done", "04:00", "00:10"]] });
  assert.deepEqual(shares([two]), { low: 0.5, high: 1 });
});

test("a recording that took its time and one without a limit count as they were", () => {
  const rows = item({ id: "a", speeches: [["s", "done", "01:00", "01:00"], ["t", "done", "01:00", "01:00"], ["u", "done", "01:00", "01:00"], ["v", "done", null, "09:00"]] });
  assert.deepEqual(shares([rows]), { low: 1, high: 1 });
});

test("a block is used by its items that were open and by the open one", () => {
  const [programme, view, now] = given(CASES.find((each) => each.says.startsWith("of a block")));
  assert.equal(usedMs(programme.blocks[0], programme.items, view, now), ms("20:00"));
});

test("a range is said to five minutes, and never earlier than now", () => {
  const said = (from, to, now) => Object.values(rounded({ from: at(from), to: to && at(to) }, at(now))).map(hour);
  assert.deepEqual(said("10:43:20", "10:51:10", "09:00"), ["10:40:00", "10:55:00"]);
  assert.deepEqual(said("10:43:20", "10:44:00", "10:43:20"), ["10:43:00", "10:45:00"]);
  assert.deepEqual(said("10:40", null, "09:00"), ["10:40:00", null]);
  assert.deepEqual(said("10:40", "10:40", "09:00"), ["10:40:00", "10:40:00"]);
});
