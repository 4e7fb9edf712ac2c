import assert from "node:assert/strict";
import { test } from "node:test";
import { Hand, handOf } from "../../../interp/web/static/js/shared/text_hand.js";

const hand = (device, actor = device, at = 0) => ({ actor, device, at });
const view = (held, { speech = "s1", mode = "hand" } = {}) => ({ speech: { id: speech }, following: { mode }, place: { hand: held } });

test("a text that nobody has moved, or that goes by itself, is in nobody's hand", () => {
  assert.equal(handOf(view(null)), null);
  assert.equal(handOf(view(hand("a"), { mode: "auto" })), null);
  assert.equal(handOf({ speech: null, following: null, place: null }), null);
  assert.equal(handOf(view(hand("a"), { mode: "held" })).device, "a");
});

test("a second person is asked once, however often the first steps meanwhile", () => {
  const mine = new Hand("b");
  assert.equal(mine.toAsk(view(null)), null);
  assert.equal(mine.toAsk(view(hand("a", "Anna", 1))).actor, "Anna");
  mine.takeOver(view(hand("a", "Anna", 1)));
  assert.equal(mine.toAsk(view(hand("a", "Anna", 2))), null);
  assert.equal(mine.toAsk(view(hand("c"))).device, "c");
  assert.equal(mine.toAsk(view(hand("a", "Anna", 3), { speech: "s2" })).device, "a");
});

test("who had the text is told who took it over, and is asked before taking it back", () => {
  const mine = new Hand("a");
  mine.take(view(hand("a")));
  assert.equal(mine.lostTo, null);
  mine.take(view(hand("b", "Boris")));
  assert.equal(mine.lostTo.actor, "Boris");
  mine.take(view(hand("b", "Boris", 2)));
  assert.equal(mine.lostTo.actor, "Boris");
  assert.equal(mine.toAsk(view(hand("b", "Boris", 2))).actor, "Boris");
  mine.take(view(hand("a")));
  assert.equal(mine.lostTo, null);
});

test("a permission ends when the text comes back into this hand", () => {
  const mine = new Hand("b");
  mine.takeOver(view(hand("a")));
  mine.take(view(hand("b")));
  assert.equal(mine.toAsk(view(hand("a"))).device, "a");
});

test("who never had it is told nothing, nor anybody in another speech", () => {
  const mine = new Hand("a");
  mine.take(view(hand("b")));
  assert.equal(mine.lostTo, null);
  mine.take(view(hand("a")));
  mine.take(view(hand("b"), { speech: "s2" }));
  assert.equal(mine.lostTo, null);
});
