import assert from "node:assert/strict";
import { test } from "node:test";
import { apart, languageTyped } from "../../../interp/web/static/js/console/typed_language.js";

test("what was typed is in the language of its letters, in that of the page where those are Latin", () => {
  const typed = [["One Shelter", "ar"], ["One Shelter", "fr"], ["ملجأ", "en"], ["联合国 (UN)", "zh"], ["Приют", "zh"], ["7", "ru"]];
  assert.deepEqual(typed.map((each) => languageTyped(...each)), ["en", "fr", "ar", "zh", "ru", "en"]);
});

test("a name in Latin letters and a topic in Arabic ones are corrected apart", () => {
  const typed = apart({ called: "Jane Doe", title: null, topic: "السلامة" }, "ar");
  assert.deepEqual(typed, [["en", { called: "Jane Doe" }], ["ar", { topic: "السلامة" }]]);
  assert.deepEqual(apart({ called: "张三", title: "主席", topic: null }, "en"), [["zh", { called: "张三", title: "主席" }]]);
});
