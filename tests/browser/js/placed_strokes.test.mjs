import assert from "node:assert/strict";
import { test } from "node:test";

import { placedStroke } from "../../../interp/web/static/js/keys/chosen_keys.js";

const held = (code, over) => placedStroke({ code, ctrlKey: false, altKey: false, shiftKey: false, ...over });

test("keys with Ctrl or Alt are found by their place, whatever the layout writes there", () => {
  assert.equal(held("Comma", { altKey: true, key: "б" }), "Alt+,");
  assert.equal(held("Period", { altKey: true, shiftKey: true, key: "ز" }), "Alt+Shift+.");
  assert.equal(held("Digit1", { ctrlKey: true, key: "&" }), "Ctrl+1");
  assert.equal(held("KeyS", { ctrlKey: true, altKey: true }), "Ctrl+Alt+S");
});

test("a key alone, and one without a sign of its own, has none", () => {
  assert.equal(held("Comma", { key: "," }), "");
  assert.equal(held("Enter", { ctrlKey: true }), "");
});
