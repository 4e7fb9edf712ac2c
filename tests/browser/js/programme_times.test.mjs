import assert from "node:assert/strict";
import { test } from "node:test";
import { rounded, saidOf, timeOf, timeOfBlock, usedMs } from "../../../interp/web/static/js/shared/programme_times.js";

const DAY = Date.UTC(2016, 2, 7);
const parts = (text) => text.split(":").map(Number);
const at = (text) => { const [hours, minutes, seconds = 0] = parts(text); return DAY + ((hours * 60 + minutes) * 60 + seconds) * 1000; };
const ms = (text) => { if (!text) return null; const [minutes, seconds] = parts(text); return (minutes * 60 + seconds) * 1000; };
const clock = (began, limit = null) => ({ status: "running", started_at: at(began), paused_at: null, paused_ms: 0, limit_ms: ms(limit), warning_ms: 0 });

function item({ id, stated = null, status = "planned", block = null, limit = null, held = null, speeches = [] }) {
  const rows = speeches.map(([speech, stands, longest, took]) => ({
    speech: { id: speech, limit_ms: ms(longest) }, status: stands, started_at: null, ended_at: null, held_ms: ms(took) ?? 0,
  }));
  return { item: { id, starts_at: stated && at(stated) }, status, block, limit_ms: ms(limit), held_ms: ms(held) ?? 0, speeches: rows };
}

const hour = (time) => (time === null ? null : new Date(time).toISOString().slice(11, 19));

test("a block is used by its items that were open and by the open one", () => {
  const items = [item({ id: "was", status: "done", block: "b1", held: "10:00" }), item({ id: "round", status: "open", block: "b1" }), item({ id: "next" })];
  const view = { item: { id: "round" }, clocks: { item: clock("09:10") } };
  assert.equal(usedMs({ id: "b1", budget_ms: ms("45:00") }, items, view, at("09:20")), ms("20:00"));
});

test("the open item has one time: that of its clock, also where its limit was changed or it was opened twice", () => {
  const view = { item: { id: "round" }, clocks: { item: clock("09:10", "20:00") } };
  const now = at("09:31");
  const changed = item({ id: "round", status: "open", limit: "45:00", held: "05:00" });
  assert.deepEqual(timeOf(changed, view, now), { limit: ms("20:00"), held: ms("21:00") });
  assert.deepEqual(timeOf(item({ id: "later", limit: "45:00" }), view, now), { limit: ms("45:00"), held: 0 });
  const block = { id: "b1", budget_ms: ms("45:00") };
  const alone = item({ id: "round", status: "open", block: "b1", held: "05:00" });
  assert.deepEqual(timeOfBlock(block, [alone], view, now), { limit: ms("20:00"), held: ms("21:00") });
  const [one, other] = [alone, item({ id: "was", status: "done", block: "b1", held: "10:00" })];
  assert.deepEqual(timeOfBlock(block, [other, one], view, now), { limit: ms("45:00"), held: ms("36:00") });
});

test("a range is said to five minutes, and never earlier than now", () => {
  const said = (from, to, now) => Object.values(rounded({ from: at(from), to: to && at(to) }, at(now))).map(hour);
  assert.deepEqual(said("10:43:20", "10:51:10", "09:00"), ["10:40:00", "10:55:00"]);
  assert.deepEqual(said("10:43:20", "10:44:00", "10:43:20"), ["10:43:00", "10:45:00"]);
  assert.deepEqual(said("10:40", null, "09:00"), ["10:40:00", null]);
  assert.deepEqual(said("10:40", "10:40", "09:00"), ["10:40:00", "10:40:00"]);
});

test("of an item with a stated hour one time is said: that hour, and where it can only begin later both, as what they are", () => {
  const view = { meeting: { status: "open" }, clocks: {} };
  const said = (stated, from, to, status = "planned") => saidOf({ status, item: { starts_at: stated && at(stated) }, started_at: at("09:05"), ended_at: null },
    from && { from: at(from), to: to && at(to) }, view, at("09:00")).map((each) => (typeof each === "number" ? hour(each) : each));
  assert.deepEqual(said("09:30", "09:30", "09:50"), ["item_planned", "09:30:00", null]);
  assert.deepEqual(said("09:30", "09:32", "09:50"), ["item_planned", "09:30:00", null]);
  assert.deepEqual(said("09:30", "09:36", "09:50"), ["when.between", "09:35:00", "09:50:00", "09:30:00"]);
  assert.deepEqual(said("09:30", "09:36", null), ["when.after", "09:35:00", null, "09:30:00"]);
  assert.deepEqual(said("09:30", null), ["item_planned", "09:30:00", null]);
  assert.deepEqual(said(null, "09:36", "09:50"), ["when.between", "09:35:00", "09:50:00"]);
  assert.deepEqual(said("09:30", null, null, "open"), ["when.since", "09:05:00", null]);
});
