import assert from "node:assert/strict";
import { test } from "node:test";
import { blockOffers, rollOver } from "../../../interp/web/static/js/shared/unspent_time.js";

const MINUTE = 60_000;
const row = (id, block, status, kind = "replies") => ({ item: { id, kind, title: { text: id } }, limit_ms: null, held_ms: 0, block, status });
const ITEMS = [
  row("i1", "b1", "done"), row("i2", "b2", "open"), row("i3", "b3", "planned"), row("i4", "b4", "planned", "floor_round"),
  row("i5", "b5", "planned", "floor_round"), row("i6", "b6", "planned"),
];
const BLOCKS = ["b1", "b2", "b3", "b4", "b5", "b6"].map((id) => ({ id, kind: "x", budget_ms: id === "b4" ? null : 45 * MINUTE }));
const NOW = Date.UTC(2016, 2, 7, 12);
const until = (minutes) => ({ item: { id: "i2" }, clocks: { item: null }, meeting: { interpretation_until: NOW + minutes * MINUTE } });

const offers = (view, ...unspent) => blockOffers({ items: ITEMS, blocks: BLOCKS, unspent }, view, NOW).map(({ act, block, to, ms }) => [act, block, to, ms / MINUTE]);
const left = (ms, given_to = null, given_ms = null) => ({ block: "b1", ms, given_ms, given_to });

test("what a block left is offered to the next block that has a time, and to the next of those with a round", () => {
  assert.deepEqual(offers(until(240), left(8 * MINUTE)), [["give", "b1", "b2", 8], ["give", "b1", "b5", 8]]);
  assert.deepEqual(offers(until(240)), []);
});

test("less than a minute is not offered", () => {
  assert.deepEqual(offers(until(240), left(MINUTE - 1000)), []);
});

test("what was given is offered back while the block that has it is not over", () => {
  assert.deepEqual(offers(until(240), left(0, "b2", 8 * MINUTE)), [["give_back", "b1", "b2", 8]]);
  assert.deepEqual(offers(until(240), left(0, "b1", 8 * MINUTE)), []);
});

test("an offer is a command by the ids of its blocks", () => {
  assert.deepEqual(rollOver({ act: "give", block: "b1", to: "b2", all: 9 }), { block: "b1", to: "b2", ms: 9 });
  assert.deepEqual(rollOver({ act: "give_back", block: "b1", to: "b2", all: 9 }), { block: "b1", to: null });
});

test("no more is offered than the meeting has to spare", () => {
  assert.deepEqual(offers(until(4 * 45), left(8 * MINUTE)), []);
  assert.deepEqual(offers(until(4 * 45 + 3.5), left(8 * MINUTE)), [["give", "b1", "b2", 3], ["give", "b1", "b5", 3]]);
});
