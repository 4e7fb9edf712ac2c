/** Two looks five minutes apart before anything is said, and before it is taken back; nothing flickers. */

import assert from "node:assert/strict";
import test from "node:test";

import { TwoLooks } from "../../../interp/web/static/js/shared/two_looks.js";

const MINUTE = 60_000;
const ALL = ["a", "b"];
const at = (looks, minutes, ...found) => [...looks.look(new Set(found), ALL, minutes * MINUTE)].sort();

test("it is said at the second look five minutes after the first, and not before", () => {
  const looks = new TwoLooks();
  assert.deepEqual(at(looks, 0, "a"), []);
  assert.deepEqual(at(looks, 4.99, "a"), []);
  assert.deepEqual(at(looks, 5, "a", "b"), ["a"]);
  assert.deepEqual(at(looks, 10, "a", "b"), ["a", "b"]);
});

test("a look between that does not find it begins again", () => {
  const looks = new TwoLooks();
  at(looks, 0, "a");
  at(looks, 3);
  assert.deepEqual(at(looks, 5, "a"), []);
  assert.deepEqual(at(looks, 9.9, "a"), []);
  assert.deepEqual(at(looks, 10, "a"), ["a"]);
});

test("it is taken back as slowly as it was said", () => {
  const looks = new TwoLooks();
  at(looks, 0, "a");
  assert.deepEqual(at(looks, 5, "a"), ["a"]);
  assert.deepEqual(at(looks, 6), ["a"]);
  assert.deepEqual(at(looks, 8, "a"), ["a"]);
  assert.deepEqual(at(looks, 9), ["a"]);
  assert.deepEqual(at(looks, 13.9), ["a"]);
  assert.deepEqual(at(looks, 14), []);
});

test("a finding that comes and goes at every look is never said, one that stays is said once", () => {
  const looks = new TwoLooks();
  const turns = [];
  let before = "";
  for (let minute = 0; minute < 180; minute += 0.5) {
    const said = at(looks, minute, ...(minute % 1 ? ["a"] : []), "b").join();
    if (said !== before) turns.push([minute, said]);
    before = said;
  }
  assert.deepEqual(turns, [[5, "b"]]);
});

test("whatever is found, two turns of one are five minutes apart at least", () => {
  let seed = 7;
  const chance = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  for (let walk = 0; walk < 200; walk += 1) {
    const looks = new TwoLooks();
    const turned = { a: -Infinity, b: -Infinity };
    let before = [];
    for (let minute = 0; minute < 120; minute += 4 * chance()) {
      const found = ALL.filter(() => chance() < 0.8);
      const said = at(looks, minute, ...found);
      for (const each of ALL.filter((one) => said.includes(one) !== before.includes(one))) {
        assert.ok(minute - turned[each] >= 5);
        turned[each] = minute;
      }
      before = said;
    }
  }
});

test("who is gone is forgotten at once, and begins again when they are back", () => {
  const looks = new TwoLooks();
  at(looks, 0, "a");
  at(looks, 5, "a");
  assert.deepEqual([...looks.look(new Set(["a"]), [], 6 * MINUTE)], []);
  assert.deepEqual(at(looks, 7, "a"), []);
  assert.deepEqual(at(looks, 12, "a"), ["a"]);
});

test("a page that slept looks twice all the same", () => {
  const looks = new TwoLooks();
  at(looks, 0, "a");
  assert.deepEqual(at(looks, 60, "a"), ["a"]);
});
