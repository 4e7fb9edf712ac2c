/** Who was not called in the first round of a list is shown in the round that is open or next. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { asCalled } from "../../../interp/web/static/js/shared/called_rows.js";

/** Items as "r1 done: a+ b c" with + for who was heard; the rest waits. */
const programme = (said) => said.split("; ").map((each) => {
  const [head, rows] = each.split(":");
  const [id, status] = head.split(" ");
  return { item: { id }, status, speeches: rows.split(" ").filter(Boolean).map((one) => ({ id: one, status: one.endsWith("+") ? "done" : "planned" })) };
});
const shown = (said, rounds = [["r1", "r2"]]) =>
  asCalled(programme(said), rounds).map(({ item, speeches }) => `${item.id}: ${speeches.map(({ id }) => id).join(" ")}`).join("; ");

test("who waits stands in the open round, or in the next between two, after those who were called there", () => {
  assert.equal(shown("r1 open: a+ b; x planned: p; r2 planned: c"), "r1: a+ b; x: p; r2: c");
  assert.equal(shown("r1 done: a+ b; x open: p; r2 planned: c"), "r1: a+; x: p; r2: b c");
  assert.equal(shown("r1 done: a+ b d; x done: p; r2 open: e+ c"), "r1: a+; x: p; r2: e+ b d c");
  assert.equal(shown("r1 done: a+ b; x done: p; r2 open: e+"), "r1: a+; x: p; r2: e+ b");
});

test("nobody is moved by no list of several items, when all rounds are over, nor back before what is open", () => {
  const over = "r1 done: a+ b; x open: p; r2 done: c+";
  assert.equal(shown(over), "r1: a+ b; x: p; r2: c+");
  assert.equal(shown("r1 done: a+ b; r2 open: c", []), "r1: a+ b; r2: c");
  assert.equal(shown("r1 planned: a; x open: p; r2 planned: c"), "r1: ; x: p; r2: a c");
});
