/** The same symbols lead to the same places as on the server, by the data the server sends. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { splitter } from "../../../interp/web/static/js/shared/symbol_links.js";

const { held, cases } = JSON.parse(readFileSync(new URL("symbols.json", import.meta.url), "utf8"));
const data = { ...JSON.parse(process.env.LINKS), held };
const split = splitter(data);

for (const { text, parts } of cases) {
  test(text, () => {
    const found = split(text).map((part) => [part.text, part.outside ? part.href.slice(data.public.length) : part.href ?? null]);
    assert.deepEqual(found, parts);
  });
}

test("what leads out leads to the reader's language", () => {
  assert.deepEqual(split("A/70/1"), [{ text: "A/70/1", href: "https://undocs.org/ar/A/70/1", outside: true }]);
});

test("a pattern that is not understood links nothing", () => {
  assert.deepEqual(splitter({ ...data, pattern: "(?<" })("A/70/1"), [{ text: "A/70/1" }]);
  assert.deepEqual(splitter(null)("A/70/1"), [{ text: "A/70/1" }]);
});
