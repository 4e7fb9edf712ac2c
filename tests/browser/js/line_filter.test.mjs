import assert from "node:assert/strict";
import { test } from "node:test";

import { ALL, isAny, isShown } from "../../../interp/web/static/js/desk/editing/line_filter.js";

const line = (over = {}) => ({ original: "The Council heard States.", text: "Le Conseil a entendu les États.", isDone: false, revision: { by: "Ana", findings: [] }, ...over });
const shown = (each, criteria, notes = []) => isShown(each, { ...ALL, ...criteria }, { you: "Ana", notes });

test("words are found in either language without case, accents, vowel marks or kinds of space", () => {
  assert.ok(shown(line(), { words: "etats" }) && shown(line(), { words: "COUNCIL" }));
  assert.ok(shown(line({ text: "كَتَبَ الوفد" }), { words: "كتب" }));
  assert.ok(shown(line({ text: "47\u00a0États" }), { words: "47 é" }));
  assert.ok(shown(line({ text: "理事会听取了发言" }), { words: "听取" }));
  assert.ok(!shown(line(), { words: "Assemblée" }));
});

test("states, findings, notes and one's own are conditions that all hold", () => {
  assert.ok(shown(line({ isDone: true }), { state: "approved" }) && !shown(line(), { state: "approved" }));
  assert.ok(shown(line({ text: "" }), { state: "empty" }) && shown(line(), { state: "draft" }));
  const faulty = line({ revision: { by: "Bob", findings: [{ severity: "warning" }] } });
  assert.ok(shown(faulty, { marked: "findings" }) && !shown(faulty, { marked: "errors" }));
  assert.ok(!shown(faulty, { marked: "findings", mine: true }));
  assert.ok(shown(line(), { marked: "flags" }, [{ kind: "flag" }]) && !shown(line(), { marked: "comments" }, [{ kind: "flag" }]));
  assert.ok(!shown(line({ revision: null }), { mine: true }));
});

test("no condition shows everything", () => {
  assert.ok(isAny(ALL) && isAny({ ...ALL, words: " " }) && !isAny({ ...ALL, mine: true }));
});
