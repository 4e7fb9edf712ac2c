import assert from "node:assert/strict";
import { test } from "node:test";

import { sign, signed } from "../../../interp/web/static/js/desk/editing/typing_signs.js";

const quoted = (language) => sign("quote_open", language) + "x" + sign("quote_close", language);
const within = (language) => sign("inner_open", language) + "x" + sign("inner_close", language);

test("each language has its own quotation marks", () => {
  assert.deepEqual(["fr", "ru", "es", "zh", "ar", "en"].map(quoted), ["«\u00a0x\u00a0»", "«x»", "“x”", "“x”", "«x»", "“x”"]);
  assert.deepEqual(["fr", "ru", "es", "zh", "ar", "en"].map(within), ["“x”", "„x“", "‘x’", "‘x’", "“x”", "‘x’"]);
});

test("a sign takes the place of what is selected, and the caret stands after it", () => {
  assert.deepEqual(signed("47 États", 2, 3, "no_break", "fr"), { text: "47\u00a0États", caret: 3 });
  assert.deepEqual(signed("1999", 4, 4, "en_dash", "en"), { text: "1999–", caret: 5 });
});

test("an opening quotation mark puts the pair around what is selected", () => {
  assert.deepEqual(signed("le droit au chat", 3, 8, "quote_open", "fr"), { text: "le «\u00a0droit\u00a0» au chat", caret: 12 });
  assert.deepEqual(signed("حق", 0, 2, "quote_open", "ar"), { text: "«حق»", caret: 4 });
  assert.deepEqual(signed("权利", 0, 2, "inner_open", "zh"), { text: "‘权利’", caret: 4 });
  assert.deepEqual(signed("право", 5, 5, "quote_close", "ru"), { text: "право»", caret: 6 });
});
