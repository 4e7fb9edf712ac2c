/** Numbers with decimals and units in the words of the page's language. */

import assert from "node:assert/strict";
import { test } from "node:test";
import "./fake_document.mjs";
import { decimal } from "../../../interp/web/static/js/shared/quantities.js";

const words = (table) => ({ raw: (key) => table[key] });

test("a number has one decimal, after the sign of its language", () => {
  assert.equal(decimal(words({ decimal_sign: "," }), 82.64), "82,6");
  assert.equal(decimal(words({ decimal_sign: "." }), 0), "0.0");
});
