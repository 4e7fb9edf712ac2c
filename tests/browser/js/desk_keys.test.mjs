import assert from "node:assert/strict";
import { test } from "node:test";
import { DeskKeys } from "../../../interp/web/static/js/desk/desk_keys.js";
import { digitOf, heldWith, placedStroke, strokeOf, worksInField } from "../../../interp/web/static/js/keys/chosen_keys.js";

const kept = new Map();
globalThis.localStorage = { getItem: (name) => kept.get(name) ?? null, setItem: (name, text) => kept.set(name, text) };
const press = (key, more = {}) => ({ key, code: "", ...more });

function keys() {
  kept.clear();
  const made = new DeskKeys();
  made.add("next", () => {});
  made.add("approve", () => {});
  made.add("leave", () => {}, { fixed: true });
  made.addNumbered("use", (number) => made.used.push(number));
  made.addNumbered("piece", () => {});
  made.used = [];
  return made;
}

test("Shift is named where the sign does not tell it", () => {
  assert.equal(strokeOf(press("Enter", { ctrlKey: true, shiftKey: true })), "Ctrl+Shift+Enter");
  assert.equal(strokeOf(press("?", { shiftKey: true })), "?");
  assert.equal(strokeOf(press("J", { shiftKey: true })), "J");
  assert.equal(strokeOf(press("F3", { shiftKey: true })), "Shift+F3");
});

test("letters are typed in a field, strokes with Ctrl or Alt act there", () => {
  assert.deepEqual(["J", "+", "Enter", "Alt+ArrowDown", "Ctrl++", "F3", "Escape"].map(worksInField),
    [false, false, false, true, true, true, true]);
});

test("an action gets another key of the same kind and keeps those of the other", () => {
  const made = keys();
  assert.equal(made.choose("next", "N"), null);
  assert.deepEqual(made.keysOf("next"), ["Alt+ArrowDown", "N"]);
  assert.equal(made.named(press("n")), "next");
  assert.equal(made.named(press("j")), undefined);
});

test("a key that is taken, and one that must stay, are refused", () => {
  const made = keys();
  assert.deepEqual(made.choose("next", "A"), { holder: "approve" });
  assert.deepEqual(made.choose("next", "Escape"), { unfit: true });
  assert.deepEqual(made.keysOf("next"), ["J", "Alt+ArrowDown"]);
});

test("the usual keys come back", () => {
  const made = keys();
  made.choose("next", "N");
  made.reset();
  assert.equal(made.named(press("j")), "next");
});

test("a digit is told by its place, and what is held with it", () => {
  const azerty = { ctrlKey: true, code: "Digit1" };
  assert.deepEqual([digitOf(press("&", azerty)), digitOf(press("7")), digitOf(press("0", { code: "Digit0" })), digitOf(press("F1"))], [1, 7, 0, 0]);
  assert.deepEqual([heldWith(press("&", azerty)), heldWith(press("!", { altKey: true, shiftKey: true, code: "Digit1" })), heldWith(press("&", { code: "Digit1" }))],
    ["Ctrl+", "Alt+Shift+", ""]);
  assert.deepEqual([heldWith(press("!", { shiftKey: true, code: "Digit1" })), heldWith(press("x", { ctrlKey: true }))], [null, null]);
});

test("the nine digits of an action are held with something else together, and are told as one", () => {
  const made = keys();
  let changes = 0;
  made.changed = () => { changes += 1; };
  assert.equal(made.chooseHeld("use", "Ctrl+Alt+"), null);
  assert.deepEqual([made.named(press("3")), made.named(press("3", { ctrlKey: true, altKey: true }))], [undefined, "use"]);
  assert.equal(made.named(press("!", { ctrlKey: true, altKey: true, code: "Digit1" })), "use");
  assert.deepEqual([made.held("use"), made.all.find(({ name }) => name === "use").keys, changes], ["Ctrl+Alt+", ["Ctrl+Alt+1–9"], 1]);
  made.reset();
  assert.equal(made.held("use"), "");
});

test("digits that another action has, and a key that is no digit, are refused", () => {
  const made = keys();
  assert.deepEqual(made.chooseHeld("use", "Ctrl+"), { holder: "piece" });
  assert.deepEqual(made.chooseHeld("use", null), { unfit: true });
  assert.equal(made.choose("next", "Alt+4"), null);
  assert.deepEqual(made.chooseHeld("piece", "Alt+"), { holder: "next" });
  assert.deepEqual(made.choose("next", "5"), { holder: "use" });
  made.reset();
});

test("a key is known as taken by its place too", () => {
  const made = keys();
  const event = press("&", { ctrlKey: true, code: "Digit1" });
  assert.deepEqual(made.choose("next", strokeOf(event), placedStroke(event)), { holder: "piece" });
});

test("a key that was chosen is not lost to an action that has it as its usual one", () => {
  const made = keys();
  made.choose("next", "D");
  made.add("draft", () => {});
  assert.deepEqual([made.named(press("d")), made.keysOf("draft")], ["next", []]);
  made.reset();
  assert.deepEqual(made.keysOf("draft"), ["D"]);
});
