import assert from "node:assert/strict";
import { test } from "node:test";
import { meetingForecast } from "../../../interp/web/static/js/shared/meeting_forecast.js";
import { isClosed, itemAfter, limitOf, limitOffers, outlook, withLimits, withMoreTime } from "../../../interp/web/static/js/shared/list_outlook.js";

const MINUTE = 60_000;
const NOW = Date.UTC(2016, 2, 7, 12);
// as after ten turns that took what is assumed, and as if nothing ever interrupted
const measured = { by_category: {}, called: 0, absent: 0, stops: 0, stops_ms: 0, visit: false };
const clock = (began, limit) => ({ status: "running", started_at: began, paused_at: null, paused_ms: 0, limit_ms: limit, warning_ms: 0 });

const waiting = (count, limit_ms, status = "planned") => Array.from({ length: count }, (_, n) =>
  ({ speech: { id: `s${n}`, role: "floor_speaker", limit_ms }, status, entry: null, held_ms: 0 }));

const row = (id, { kind = "floor_round", status = "planned", limit = null, block = null, speeches = [] } = {}) =>
  ({ item: { id, kind, starts_at: null }, status, limit_ms: limit, block, held_ms: 0, speeches });

/** A round of 45 minutes that has just begun, with so many who wait two minutes each. */
function given(count, { until = NOW + 60 * MINUTE, limit = 2 * MINUTE, armed = null, after = [], list = "l1" } = {}) {
  const programme = {
    items: [row("r1", { status: "open", limit: 45 * MINUTE, speeches: waiting(count, limit) }), ...after], blocks: [], rounds: [], without_place: [],
    lists: list ? [{ id: "l1", items: ["r1"] }] : [],
  };
  const view = {
    meeting: { status: "open", starts_at: NOW, interpretation_until: until }, measured, speech: null, interruption: null, armed,
    item: { id: "r1" }, clocks: { item: clock(NOW, 45 * MINUTE), speech: null }, speaking_time: { list },
  };
  return [view, programme];
}

test("the line is before the first who is not expected to have spoken when the time of the round is over", () => {
  const found = outlook(...given(30), NOW);
  assert.equal(found.end, NOW + 45 * MINUTE);
  assert.equal(found.all, 30);
  assert.equal(found.line, `s${found.reached.expected}`);
  assert.ok(found.reached.least <= found.reached.expected && found.reached.expected <= found.reached.most && found.reached.most < 30);
});

test("where all are reached there is no line", () => {
  const found = outlook(...given(3), NOW);
  assert.deepEqual([found.line, found.reached], [null, { least: 3, expected: 3, most: 3 }]);
});

test("the end of interpretation goes before the time of the round, less what is still to come", () => {
  const replies = row("r2", { kind: "replies", limit: 15 * MINUTE });
  assert.equal(outlook(...given(3, { until: NOW + 40 * MINUTE }), NOW).end, NOW + 40 * MINUTE);
  assert.equal(outlook(...given(3, { until: NOW + 40 * MINUTE, after: [replies] }), NOW).end, NOW + 25 * MINUTE);
});

test("thirty in 45 minutes are offered 75 seconds, and usual limits on both sides of it, each with whom it reaches", () => {
  const found = limitOffers(...given(30), NOW);
  assert.deepEqual(found.map(({ limit }) => limit), [90_000, 75_000, 60_000]);
  const counts = found.map((each) => each.outlook.reached.expected);
  assert.deepEqual(counts, [...counts].sort((one, other) => one - other));
  assert.deepEqual(counts.at(-1), 30);
});

test("the armed keeps the limit that was fixed", () => {
  const [view, programme] = given(30, { armed: { id: "s0", limit_ms: 2 * MINUTE } });
  assert.equal(outlook(view, programme, NOW).all, 30);
  const found = limitOffers(view, programme, NOW).map(({ limit }) => limit);
  assert.ok(found.includes(70_000)); // 44 minutes and 45 seconds less for 29
});

test("rounds that no list serves are looked at together, and others are not", () => {
  const [view, programme] = given(3, { list: null });
  assert.equal(outlook(view, programme, NOW).all, 3);
  assert.equal(outlook({ ...view, speaking_time: null }, programme, NOW), null);
});

test("a limit shortens nobody who has less, and more time reaches no fewer", () => {
  const [view, programme] = given(30, { until: NOW + 30 * MINUTE });
  assert.deepEqual(withLimits(view, programme, [{ category: "everyone", limit_ms: 3 * MINUTE }], NOW), outlook(view, programme, NOW));
  const [now, later] = [outlook(view, programme, NOW), withMoreTime(view, programme, NOW + 45 * MINUTE, NOW)];
  assert.ok(later.reached.expected > now.reached.expected);
});

test("in an interruption nobody knows", () => {
  const [view, programme] = given(3);
  assert.equal(outlook({ ...view, measured: null, interruption: { kind: "visit" } }, programme, NOW), null);
  assert.deepEqual(limitOffers({ ...view, measured: null, interruption: { kind: "visit" } }, programme, NOW), []);
});

test("limits by category are those of the most particular one", () => {
  const limits = [{ category: "member", limit_ms: 2 }, { category: "group", limit_ms: 3 }, { category: "everyone", limit_ms: 1 }, { category: "everyone", limit_ms: 4, turn: 2 }];
  const entry = (category, kind = "national", turn = 1) => ({ speech: {}, entry: { category, capacity: { kind }, turn, desk: null } });
  const found = [entry("member"), entry("ngo"), entry("observer", "group"), entry("ngo", "national", 2)].map((each) => limitOf(each, limits));
  assert.deepEqual(found, [2, 1, 3, 4]);
  assert.deepEqual(limitOf({ speech: { party: { kind: "delegation", membership: "member" } }, entry: null }, limits), 2);
  assert.equal(limitOf(entry("ngo"), limits.slice(0, 2)), null);
});

test("a visit that nobody has announced is not counted, and said beside", () => {
  const [view, programme] = given(30);
  const visited = { ...view, measured: { ...measured, visit: true } };
  const [known, may] = [outlook(view, programme, NOW), outlook(visited, programme, NOW, meetingForecast(visited, programme, NOW))];
  assert.deepEqual(may.reached, known.reached);
  assert.ok(may.visited < may.reached.least);
  assert.equal(known.visited, null);
  assert.equal(outlook(visited, programme, NOW).visited, null, "of limits that are offered it is not said");
});

test("staff propose without the Chair once inscription is closed, and where there is no list", () => {
  assert.deepEqual([isClosed({ list: "l1", closes_at: 5 }, 4), isClosed({ list: "l1", closes_at: 5 }, 5)], [false, true]);
  assert.deepEqual([isClosed({ list: "l1", closes_at: null }, 9), isClosed({ list: null, closes_at: null }, 0)], [false, true]);
});

test("the item after those who wait is the next that is not over, also in rounds without a list", () => {
  const after = [row("r2", { kind: "replies", status: "done" }), row("r3", { kind: "concluding_remarks" })];
  for (const list of ["l1", null]) assert.equal(itemAfter(...given(3, { after, list })).item.id, "r3");
  assert.equal(itemAfter(...given(3)), null);
});
