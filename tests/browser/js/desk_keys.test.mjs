import assert from "node:assert/strict";
import { test } from "node:test";
import { DeskKeys, strokeOf, worksInField } from "../../../interp/web/static/js/desk/desk_keys.js";

const press = (key, more = {}) => ({ key, code: "", ...more });

function keys() {
  const made = new DeskKeys();
  made.add("next", ["J", "Alt+ArrowDown"], () => {});
  made.add("approve", ["A", "Ctrl+Shift+Enter"], () => {});
  made.add("leave", ["Escape"], () => {}, { fixed: true });
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
