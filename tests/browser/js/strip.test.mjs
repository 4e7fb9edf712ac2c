/** The strip of a meeting: where its bars, the present and the ends stand, and the same in words. */
import assert from "node:assert/strict";
import { test } from "node:test";
import "./drawn_parts.mjs";

const { fitting, inWords, keepApart, laidOut } = await import("../../../interp/web/static/js/shared/strip.js");
const MINUTE = 60_000;
const title = (text) => ({ text, language: "en", standing: "original" });
const bar = (item, status, planned, more = {}) => ({
  item, status, title: title(item), planned_ms: planned && planned * MINUTE, started_at: null, ended_at: null, held_ms: 0, ...more,
});
const meeting = { status: "open", starts_at: 0, ends_at: 180 * MINUTE, interpretation_until: 170 * MINUTE };
const clock = (since) => ({ status: "running", started_at: since, paused_at: null, paused_ms: 0, limit_ms: null, warning_ms: 0 });
const stretches = ({ bars }) => bars.map(({ from, to }) => [from / MINUTE, to / MINUTE]);

test("before the meeting its blocks stand one after the other as planned", () => {
  const strip = [bar("a", "planned", 60), bar("b", "planned", null), bar("c", "planned", 45)];
  const found = laidOut({ strip, meeting: { ...meeting, status: "planned" }, clocks: { item: null } }, -30 * MINUTE);
  assert.deepEqual(stretches(found), [[0, 60], [60, 65], [65, 110]]);
  assert.equal(found.end, 110 * MINUTE);
});

test("what was held stands where it was held, and what is to come follows what is left of the open block", () => {
  const strip = [
    bar("a", "done", 60, { started_at: 5 * MINUTE, ended_at: 80 * MINUTE }),
    bar("b", "open", 45, { started_at: 80 * MINUTE, held_ms: 10 * MINUTE }), bar("c", "planned", 60),
  ];
  const at = (now) => laidOut({ strip, meeting, clocks: { item: clock(90 * MINUTE) } }, now * MINUTE);
  assert.deepEqual(stretches(at(100)), [[5, 80], [80, 125], [125, 185]]);
  assert.deepEqual(stretches(at(150)), [[5, 80], [80, 150], [150, 210]], "over its time: it goes on until now");
  assert.equal(at(100).until, 185 * MINUTE);
});

test("what was passed over for the open block stands nowhere", () => {
  const strip = [bar("a", "planned", 10), bar("b", "open", 45, { started_at: 80 * MINUTE }), bar("c", "planned", 60)];
  const found = laidOut({ strip, meeting, clocks: { item: clock(80 * MINUTE) } }, 100 * MINUTE);
  assert.deepEqual(found.bars.map((each) => each.bar.item), ["b", "c"]);
});

test("the words say what is in progress, when it ends and what is planned after the interpretation", () => {
  const words = { gap: " ", say: (key, values) => `${key}(${Object.values(values).join()})` };
  const page = { words, time: (ms) => `${String(Math.floor(ms / 3_600_000)).padStart(2, "0")}:${String((ms / MINUTE) % 60).padStart(2, "0")}:00`, shownAt: () => 150 * MINUTE };
  const strip = [bar("a", "open", 60, { started_at: 100 * MINUTE }), bar("b", "planned", 30), bar("c", "planned", 30)];
  const view = { strip, meeting, clocks: { item: clock(100 * MINUTE) } };
  const said = inWords(laidOut(view, 150 * MINUTE), view, page);
  assert.equal(said, "strip.now(02:30,a) strip.interpretation(02:50) strip.end(03:40) strip.late(c)");
});

const time = (minutes) => ({ low: minutes * MINUTE, middle: minutes * MINUTE, high: minutes * MINUTE, known: true });
const outlook = (more) => ({
  ids: ["s1", "s2"], all: 2, end: 160 * MINUTE, begins: 151 * MINUTE, reached: { least: 0, expected: 1, most: 1 }, line: "s2", over: time(165), ...more,
});

test("who fits stands from the first who waits to the line, which is where the last of them is past the end", () => {
  const on = (more, found = { start: 0, until: 180 * MINUTE }) =>
    Object.values(fitting(outlook(more), found)).map((each) => each && each / MINUTE);
  assert.deepEqual(on({}), [151, 160, 160]);
  assert.deepEqual(on({ line: null, over: time(158) }), [151, 158, null], "all are reached: no line");
  assert.deepEqual(on({ begins: 162 * MINUTE }), [160, 160, 160], "nobody fits");
  assert.deepEqual(on({}, { start: 0, until: 155 * MINUTE }), [151, 155, 155], "nothing is drawn outside of the strip");
});

test("the words say how many are reached, and before whom the line is", () => {
  const words = { gap: " ", has: () => true, raw: (key) => key, say: (key, values) => `${key}(${Object.values(values).join()})` };
  const page = { words, time: (ms) => `at ${ms / MINUTE}`, shownAt: () => 150 * MINUTE };
  const view = { strip: [], meeting, clocks: { item: null } };
  const speech = (id, name) => ({ speech: { id, person: null, party: { kind: "organization", name: title(name), official: null } } });
  const programme = { items: [{ speeches: [speech("s1", "One"), speech("s2", "Two")] }] };
  const said = (more) => inWords(laidOut(view, 0), view, page, { outlook: outlook(more), programme });
  assert.match(said({}), /strip.reach\(at 16,0–1,2\) strip.line\(EN Two\) strip.interpretation/);
  assert.doesNotMatch(said({ line: null }), /strip.line/);
});

test("the labels of now and of the end are never on one another", () => {
  const sides = (now, end) => {
    const label = { isThere: true, querySelector: () => ({ remove: () => { label.isThere = false; } }) };
    const marks = [{ ...label, className: "mark-now", dataset: {} }, { className: "mark-end", dataset: {} }];
    keepApart(marks, now, end, 15);
    return [marks[0].dataset.side ?? "after", marks[1].dataset.side ?? "before", label.isThere];
  };
  assert.deepEqual(sides(40, 51), ["before", "after", true]);
  assert.deepEqual(sides(40, 62), ["before", "before", true]);
  assert.deepEqual(sides(40, 80), ["after", "before", true]);
  assert.deepEqual(sides(60, 40), ["after", "before", true]);
  assert.deepEqual(sides(90, 40), ["before", "before", true], "of a late meeting it stays in the strip");
  assert.deepEqual(sides(90, 80), ["after", "before", false]);
  assert.deepEqual(sides(5, 12), ["after", "after", false]);
  assert.deepEqual(sides(88, 96), ["after", "before", false]);
});
