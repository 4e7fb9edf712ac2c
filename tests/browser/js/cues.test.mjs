import assert from "node:assert/strict";
import { test } from "node:test";
import { Cues } from "../../../interp/web/static/js/shared/cues.js";
import { carried } from "../../../interp/web/static/js/shared/speech_script.js";

const cue = (number, changed = number, more = {}) => ({ number, changed, unit: `u${number}`, document: null, speech: "s1", text: { text: `t${number}` }, ...more });
const message = (cues, changed = Math.max(...cues.map((each) => each.changed))) => ({
  seq: Math.max(...cues.map((each) => each.number)), changed, cues,
});
const numbers = (cues) => cues.rows().map(({ number }) => number);

test("cues are shown in the order of their numbers, whatever order they came in", () => {
  const cues = new Cues(["fr"]);
  cues.take("fr", message([cue(2), cue(3)]));
  cues.take("fr", message([cue(1)], 3));
  assert.deepEqual(numbers(cues), [1, 2, 3]);
});

test("a cue that comes again replaces the one before, and an older one does not", () => {
  const cues = new Cues(["fr"]);
  cues.take("fr", message([cue(1, 5, { text: { text: "new" } })]));
  cues.take("fr", message([cue(1, 4, { text: { text: "old" } })], 5));
  assert.equal(cues.rows()[0].cells[0].text.text, "new");
});

test("a withdrawn cue is not shown", () => {
  const cues = new Cues(["fr"]);
  cues.take("fr", message([cue(1), cue(2)]));
  cues.take("fr", message([cue(1, 9, { text: null, withdrawn: true })], 9), { live: true });
  assert.deepEqual(numbers(cues), [2]);
});

test("a hole is asked for from the number before it", () => {
  const cues = new Cues(["fr"]);
  cues.take("fr", message([cue(1), cue(2)]));
  cues.take("fr", message([cue(6)]), { live: true });
  assert.equal(cues.missing().after, 2);
  cues.take("fr", message([cue(3), cue(4), cue(5)], 6));
  cues.settled(6);
  assert.equal(cues.missing(), null);
});

test("changes missed between two joins are asked for, though no number is missing", () => {
  const cues = new Cues(["fr"]);
  cues.take("fr", message([cue(1), cue(2)], 2));
  cues.take("fr", message([cue(2)], 9));
  assert.deepEqual(cues.missing(), { after: 2, changed_after: 2 });
});

test("a message that comes before missed changes are fetched does not hide them", () => {
  const cues = new Cues(["fr"]);
  cues.take("fr", message([cue(1)], 1));
  cues.take("fr", message([cue(2)], 8));
  cues.take("fr", message([cue(3, 9)], 9), { live: true });
  assert.equal(cues.missing().changed_after, 1);
});

test("a beat tells of cues that never came", () => {
  const cues = new Cues(["ar"]);
  cues.take("ar", message([cue(1)]));
  cues.hear(4, 4);
  assert.deepEqual(cues.missing(), { after: 1, changed_after: 1 });
});

test("two languages stand in one row by number", () => {
  const cues = new Cues(["ar", "zh"]);
  cues.take("ar", message([cue(1), cue(2)]));
  cues.take("zh", message([cue(1, 1, { text: { text: "另一种" } }), cue(2, 2, { text: null })]));
  assert.deepEqual(cues.rows().map(({ cells }) => cells.map((cell) => Boolean(cell.text))), [[true, true], [true, false]]);
});

test("what one language lacks of what the other holds is missing", () => {
  const cues = new Cues(["ar", "zh"]);
  cues.take("zh", message([cue(3), cue(4), cue(5)]));
  cues.take("ar", message([cue(5)]));
  assert.equal(cues.missing().after, 2);
});

test("a row says where another speaker begins", () => {
  const cues = new Cues(["fr"]);
  cues.take("fr", message([cue(1), cue(2), cue(3, 3, { speech: "s2" })]));
  assert.deepEqual(cues.rows().map(({ turn }) => turn), ["s1", null, "s2"]);
});

test("what a language said in an earlier step of the sentence is still on the screens", () => {
  const t = (text) => ({ text });
  const units = carried([
    { position: 1, unit: "d1.a.0", text: t("一"), original: t("One") },
    { position: 2, unit: "d1.a.1", text: t(""), original: t("two") },
    { position: 3, unit: "d1.a.2", text: null, original: t("") },
    { position: 4, unit: "d1.b.0", text: t(""), original: t("Three") },
  ]);
  assert.deepEqual(units.map(({ text, original, silent }) => [text?.text, original.text, silent]), [
    ["一", "One", false], ["一", "two", false], [undefined, "two", true], ["", "Three", false],
  ]);
});

test("the oldest are dropped beyond a number, and a change of one of them does not bring it back", () => {
  const cues = new Cues(["fr"]);
  cues.take("fr", message([1, 2, 3, 4, 5].map((each) => cue(each))));
  cues.trim(3);
  assert.deepEqual(numbers(cues), [3, 4, 5]);
  cues.take("fr", message([cue(1, 9)], 9), { live: true });
  assert.deepEqual([numbers(cues), cues.lowest, cues.missing()], [[3, 4, 5], 3, null]);
});

test("what was dropped is held again when it is asked for", () => {
  const cues = new Cues(["fr"]);
  cues.take("fr", message([1, 2, 3, 4, 5].map((each) => cue(each))));
  cues.trim(3);
  cues.take("fr", { seq: 5, changed: 5, cues: [cue(1), cue(2)] }, { earlier: true });
  assert.deepEqual(numbers(cues), [1, 2, 3, 4, 5]);
});

test("the steps of one sentence continue it", () => {
  const cues = new Cues(["fr"]);
  const step = (number, unit) => cue(number, number, { document: "d1", unit });
  cues.take("fr", message([step(1, "d1.a.0"), step(2, "d1.a.1"), step(3, "d1.b.0")]));
  assert.deepEqual(cues.rows().map(({ continues }) => continues), [false, true, false]);
});

test("a part of the rows begins as it would among all of them", () => {
  const cues = new Cues(["fr"]);
  const step = (number, unit, more) => cue(number, number, { document: "d1", unit, ...more });
  cues.take("fr", message([step(1, "d1.a.0"), step(2, "d1.a.1"), step(3, "d1.b.0"), step(4, "d1.c.0", { speech: "s2" })]));
  const all = cues.rows();
  for (const from of [1, 2, 3, 4]) assert.deepEqual(cues.rows({ from }), all.slice(from - 1));
  assert.deepEqual(cues.rows({ from: 2, upTo: 3 }), all.slice(1, 3));
});

test("the last rows are counted without those that have no text", () => {
  const cues = new Cues(["fr"]);
  cues.take("fr", message([1, 2, 3, 4, 5, 6].map((each) => cue(each, each, each === 4 || each === 6 ? { text: null } : {}))));
  assert.deepEqual([cues.startOf(2), cues.startOf(2, 4), cues.startOf(9), cues.newest], [3, 2, 1, 5]);
  assert.deepEqual([cues.countAfter(2), cues.countAfter(5)], [2, 0]);
  assert.equal(new Cues(["fr"]).startOf(3), null);
});

test("what was taken is told once, by its lowest number", () => {
  const cues = new Cues(["fr"]);
  cues.take("fr", message([cue(3), cue(4)]));
  assert.deepEqual([cues.touched(), cues.touched()], [3, Infinity]);
  cues.take("fr", message([cue(3, 2)], 9));
  assert.equal(cues.touched(), Infinity); // older than what is held
});

test("a hole below what was whole is found when earlier ones come", () => {
  const cues = new Cues(["fr"]);
  cues.take("fr", message([cue(5), cue(6)]));
  assert.equal(cues.missing(), null);
  cues.take("fr", { seq: 6, changed: 6, cues: [cue(1), cue(2)] }, { earlier: true });
  assert.equal(cues.missing().after, 2);
});
