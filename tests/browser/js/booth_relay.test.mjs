import assert from "node:assert/strict";
import { test } from "node:test";

import { alarmsOf, pathOf, rowsOf } from "../../../interp/web/static/js/booth/relay.js";

const at = (desk, mode, source, by = null) => ({ interpreter: `fr-${desk}`, name: "", desk, mode, source, by, reason: "understands" });
const line = (more = {}) => ({
  booth: "fr", mode: "direct", into: "fr", source: "floor", by: null, reason: "understands", certain: false, desk: "1",
  interpreter: "fr-1", listeners: ["ar"], desks: [at("1", "direct", "floor"), at("2", "relay", "en", "zh")], override: false, words: null, ...more,
});
const relay = (more = {}, standing = "confirmed") => ({ language: "ru", standing, line: line(more), alarms: [] });
const desks = { desks: [{ id: "1", interpreter: "fr-1" }, { id: "2", interpreter: "fr-2" }, { id: "3", interpreter: null }], active: null };
const short = ({ line: { mode, source }, label, expected }) => [label?.label ?? label?.name ?? null, mode, source, expected];

test("without a desk the booth's line stands, with the desk that it is for where another would work otherwise", () => {
  const { first, others } = rowsOf(relay(), desks, null);
  assert.deepEqual(short(first), ["desk", "direct", "floor", true]);
  assert.deepEqual(others.map(short), [["desk", "relay", "en", false]]);
});

test("at a desk the own line stands first, the colleague's where it differs", () => {
  const { first, others } = rowsOf(relay(), desks, "2");
  assert.deepEqual([short(first), first.line.by, first.line.listeners], [["you", "relay", "en", true], "zh", []]);
  assert.deepEqual(others.map(short), [["colleague", "direct", "floor", false]]);
  const same = rowsOf(relay({ desks: [at("1", "direct", "floor"), at("2", "direct", "floor")] }), desks, "2");
  assert.deepEqual([short(same.first), same.first.line.listeners, same.others], [["you", "direct", "floor", false], ["ar"], []]);
});

test("at a desk where it is not known who sits there the booth's line stands", () => {
  assert.equal(rowsOf(relay(), desks, "3").first.label.label, "desk");
});

test("who is marked as absent does not read a colleague's line as their own", () => {
  const { first } = rowsOf(relay({ certain: true, desks: [at("1", "direct", "floor")] }), desks, "2");
  assert.deepEqual([first.label, first.isOthers], [{ label: "desk", desk: "1" }, true]);
  assert.equal(rowsOf(relay({ certain: true }), desks, null).first.label, null);
});

test("off air is expected while it is not certain which booth works for this one", () => {
  const off = { mode: "listening", source: "fr", by: "zh", desks: [at("1", "listening", "fr", "zh")] };
  assert.equal(rowsOf(relay(off), desks, "1").first.expected, true);
  assert.equal(rowsOf(relay({ ...off, certain: true }), desks, "1").first.expected, false);
});

test("with two colleagues each is named or told by the desk", () => {
  const three = [at("1", "direct", "floor"), { ...at("2", "relay", "en"), name: "Ana" }, at("3", "gap", null)];
  assert.deepEqual(rowsOf(relay({ desks: three }), desks, "1").others.map(short), [["Ana", "relay", "en", false], ["desk", "gap", null, false]]);
});

test("what rests on an expected language is expected; what is not known is not", () => {
  assert.equal(rowsOf(relay({}, "expected"), desks, "1").first.expected, true);
  assert.equal(rowsOf(relay({ mode: "unknown", desks: [] }, "unknown"), desks, null).first.expected, false);
});

test("the way goes from the floor over the pivot to the booth and those that listen to it", () => {
  assert.deepEqual(pathOf(relay(), line()), ["RU → ", "FR", " → AR"]);
  assert.deepEqual(pathOf(relay(), line({ mode: "relay", source: "en", listeners: [] })), ["RU → EN → ", "FR", ""]);
  assert.deepEqual(pathOf(relay(), line({ booth: "zh", mode: "retour", into: "en" })), ["RU → ", "EN", " → AR"]);
  assert.equal(pathOf(relay(), line({ mode: "rest" })), null);
  const wrong = (code) => ({ ...relay(), alarms: [{ code, booth: "fr", source: "en" }] });
  assert.equal(pathOf(wrong("double_relay"), line({ mode: "relay", source: "en", listeners: [] }))[0], "RU → … → EN → ");
  assert.equal(pathOf(wrong("gap"), line({ mode: "relay", source: "en", listeners: [] }))[0], "EN → ");
});

test("that the language is unknown is said beside the name, not among the alarms", () => {
  assert.deepEqual(alarmsOf({ alarms: [{ code: "language_unknown" }, { code: "gap" }] }), [{ code: "gap" }]);
  assert.deepEqual(alarmsOf(null), []);
});
