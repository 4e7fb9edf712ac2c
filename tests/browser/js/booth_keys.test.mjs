import assert from "node:assert/strict";
import { test } from "node:test";

import { BoothKeys, hearing, keyWords } from "../../../interp/web/static/js/booth/layout/booth_keys.js";
import { speakerOf } from "../../../interp/web/static/js/shared/words.js";

const kept = new Map();
globalThis.localStorage = { getItem: (name) => kept.get(name) ?? null, setItem: (name, text) => kept.set(name, text) };

function made() {
  const keys = new BoothKeys();
  keys.addHearing(() => {});
  for (const name of ["retour", "wrong", "take", "layout"]) keys.add(name, () => {});
  return keys;
}

test("each act has one key, which is named before it is added too", () => {
  kept.clear();
  const keys = made();
  assert.deepEqual(["take", "accept", hearing("zh"), "sheet"].map((name) => keys.keyOf(name)), ["T", "Y", "2", "?"]);
  assert.equal(keys.named({ key: "t" }), "take");
});

test("another key is kept on the device, and one that another act has is refused and named", () => {
  kept.clear();
  assert.equal(made().choose("take", "J"), null);
  const later = made();
  assert.deepEqual([later.keyOf("take"), later.named({ key: "j" }), later.named({ key: "t" })], ["J", "take", undefined]);
  assert.deepEqual(later.choose("retour", "J"), { holder: "take" });
  assert.deepEqual(later.choose("retour", "3"), { holder: hearing("en") });
  later.reset();
  assert.equal(made().keyOf("take"), "T");
});

test("a key with Alt stands beside the single one, which can be turned off", () => {
  kept.clear();
  const keys = made();
  assert.equal(keys.choose("take", "Alt+T"), null);
  assert.deepEqual(keys.keysOf("take"), ["T", "Alt+T"]);
});

test("what a key does is said in words, a language by its name", () => {
  const words = speakerOf({ "booth.key.take": "take it", "booth.key.hear": "the floor: {language}", "language.ru": "Russian" }, "en");
  assert.deepEqual([keyWords("take", words), keyWords(hearing("ru"), words)], ["take it", "the floor: \u2068Russian\u2069"]);
});
