import assert from "node:assert/strict";
import { test } from "node:test";
import { expectedEnd } from "../../../interp/web/static/js/shared/expected_end.js";

const at = (text) => { const [hours, minutes] = text.split(":").map(Number); return Date.UTC(2016, 2, 7, hours, minutes); };
const hour = (ms) => ms && new Date(ms).toISOString().slice(11, 16);
const MEETING = { ends_at: at("13:00"), interpretation_until: at("13:00"), next_meeting: null };
const ending = (low, middle, high, known = true) => ({ end: { low: at(low), middle: at(middle), high: at(high), known } });
const minutes = (ms) => ms / 60_000;

function said(forecast, meeting = MEETING) {
  const { from, to, over, interpretation, next } = expectedEnd(forecast, meeting, at("10:00"));
  return [hour(from), hour(to), minutes(over), minutes(interpretation), next?.id ?? null];
}

test("a meeting that ends before or after its planned end says by how much, to five minutes", () => {
  assert.deepEqual(said(ending("12:21", "12:33", "12:44")), ["12:20", "12:45", -25, 0, null]);
  assert.deepEqual(said(ending("13:01", "13:12", "13:24")), ["13:00", "13:25", 10, 10, null]);
  assert.deepEqual(said(ending("12:50", "13:01", "13:12")), ["12:50", "13:15", 0, 0, null]);
});

test("an extension that is granted leaves what is over the plan and takes nothing from the interpreters", () => {
  assert.deepEqual(said(ending("13:01", "13:12", "13:24"), { ...MEETING, interpretation_until: at("13:30") }).slice(2, 4), [10, 0]);
  assert.deepEqual(said(ending("12:01", "12:12", "12:24"), { ...MEETING, interpretation_until: at("12:00") }).slice(2, 4), [-50, 10]);
});

test("the next meeting in the room is named when its time is taken", () => {
  const next_meeting = { id: "m2", title: {}, starts_at: at("13:10") };
  assert.equal(said(ending("13:01", "13:12", "13:24"), { ...MEETING, next_meeting })[4], "m2");
  const by = (middle) => minutes(expectedEnd(ending("13:01", middle, "13:44"), { ...MEETING, next_meeting }, at("10:00")).nextBy);
  assert.deepEqual(["13:09", "13:12", "13:27"].map(by), [0, 5, 15], "its time is taken from its beginning on");
  assert.equal(said(ending("13:01", "13:09", "13:24"), { ...MEETING, next_meeting })[4], null);
});

test("an end that is not known has no latest time, and nothing expected says nothing", () => {
  assert.deepEqual(said(ending("12:21", "12:33", "12:44", false)).slice(0, 2), ["12:20", null]);
  assert.equal(expectedEnd(null, MEETING, at("10:00")), null);
});
