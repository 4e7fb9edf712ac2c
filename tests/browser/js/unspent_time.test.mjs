import assert from "node:assert/strict";
import { test } from "node:test";
import { blockOffers, rollOver } from "../../../interp/web/static/js/shared/unspent_time.js";

const MINUTE = 60_000;
const row = (id, block, status, kind = "replies") => ({ item: { id, kind, title: { text: id } }, block, status });
const ITEMS = [
  row("i1", "b1", "done"), row("i2", "b2", "open"), row("i3", "b3", "planned"), row("i4", "b4", "planned", "floor_round"),
  row("i5", "b5", "planned", "floor_round"), row("i6", "b6", "planned"),
];
const BLOCKS = ["b1", "b2", "b3", "b4", "b5", "b6"].map((id) => ({ id, kind: "x", budget_ms: id === "b4" ? null : 45 * MINUTE }));
const view = { item: { id: "i2" } };

const offers = (...unspent) => blockOffers({ items: ITEMS, blocks: BLOCKS, unspent }, view).map(({ act, block, to, ms }) => [act, block, to, ms / MINUTE]);
const left = (ms, given_to = null, given_ms = null) => ({ block: "b1", ms, given_ms, given_to });

test("what a block left is offered to the next block that has a time, and to the next of those with a round", () => {
  assert.deepEqual(offers(left(8 * MINUTE)), [["give", "b1", "b2", 8], ["give", "b1", "b5", 8]]);
  assert.deepEqual(offers(), []);
});

test("less than a minute is not offered", () => {
  assert.deepEqual(offers(left(MINUTE - 1000)), []);
});

test("what was given is offered back while the block that has it is not over", () => {
  assert.deepEqual(offers(left(0, "b2", 8 * MINUTE)), [["give_back", "b1", "b2", 8]]);
  assert.deepEqual(offers(left(0, "b1", 8 * MINUTE)), []);
});

test("an offer is a command by the ids of its blocks", () => {
  assert.deepEqual(rollOver({ act: "give", block: "b1", to: "b2" }), { block: "b1", to: "b2" });
  assert.deepEqual(rollOver({ act: "give_back", block: "b1", to: "b2" }), { block: "b1", to: null });
});
