import assert from "node:assert/strict";
import { test } from "node:test";

import { listed, together } from "../../../interp/web/static/js/technician/troubles_together.js";

const booth = (language, over = {}) => ({ code: "booth_missing", severity: 1, screen: null, language, audience: "booth", n: null, part: null, ...over });

test("what is wrong in six languages is one line, in the place of the first", () => {
  const disk = { ...booth(null), code: "disk", severity: 2, n: 5 };
  const made = together([disk, ...["ar", "zh", "en", "fr", "ru", "es"].map((code) => booth(code))]);
  assert.deepEqual(made.map(({ code, languages }) => [code, languages]), [["disk", []], ["booth_missing", ["ar", "zh", "en", "fr", "ru", "es"]]]);
});

test("another severity, another count and another screen are other lines", () => {
  assert.equal(together([booth("ar"), booth("zh", { severity: 3 }), booth("en", { n: 2 })]).length, 3);
  assert.equal(together([booth("ar", { screen: "s1" }), booth("ar", { screen: "s2" })]).length, 2);
});

test("a list is written in the page's language", () => {
  assert.equal(listed({ language: "en" }, ["Arabic", "Chinese", "French"]), "Arabic, Chinese and French");
  assert.equal(listed({ language: "zh" }, ["甲", "乙", "丙"]), "甲、乙和丙");
  assert.equal(listed({ language: "ru" }, ["а"]), "а");
});
