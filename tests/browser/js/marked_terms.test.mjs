import assert from "node:assert/strict";
import { test } from "node:test";

import { MarkedTerms } from "../../../interp/web/static/js/booth/terms/marked_terms.js";

const ROWS = [
  { kind: "required", forms: { en: ["best interests of the child"], fr: ["intérêt supérieur de l’enfant"], ar: ["مصالح الطفل الفضلى"], zh: ["儿童的最大利益"], ru: ["наилучшие интересы ребенка"] } },
  { kind: "required", forms: { en: ["child"], zh: ["儿童"], ru: ["ребенок"], ar: ["طفل"], es: ["niño"] } },
  { kind: "kept", forms: { en: ["UNICEF"], fr: ["UNICEF"] } },
  { kind: "person", forms: { en: ["Kate"] } },
];
const terms = new MarkedTerms(ROWS);
const marked = (sentence, language) => terms.marked(sentence, language).map(({ text, term }) => (term ? `[${text}]` : text)).join("");

test("required and kept terms are marked in the sentence as it is written, the longest at a place", () => {
  assert.equal(marked("The Best Interests of the Child, says UNICEF.", "en"), "The [Best Interests of the Child], says [UNICEF].");
  assert.equal(marked("L’intérêt supérieur de l'enfant prime.", "fr"), "L’[intérêt supérieur de l'enfant] prime.");
  assert.equal(marked("儿童的最大利益和儿童", "zh"), "[儿童的最大利益]和[儿童]");
});

test("plurals, Russian cases and what Arabic writes with a word do not hide a term", () => {
  assert.equal(marked("Children and childs; los niños.", "en"), "Children and [childs]; los niños.");
  assert.equal(marked("Los niños.", "es"), "Los [niños].");
  assert.equal(marked("в наилучших интересах", "ru"), "в наилучших интересах");
  assert.equal(marked("наилучшие интересы ребенка", "ru"), "[наилучшие интересы ребенка]");
  assert.equal(marked("وللطفل ومصالح الطفل الفُضلى", "ar"), "[وللطفل] [ومصالح الطفل الفُضلى]");
});

test("the pieces are the sentence, whatever is in it; names are no terms", () => {
  for (const sentence of ["", "Kate said: “child”!", "…", "child"]) {
    assert.equal(terms.marked(sentence, "en").map(({ text }) => text).join(""), sentence);
  }
  assert.equal(marked("Kate said: “child”!", "en"), "Kate said: “[child]”!");
  assert.equal(marked("enfant", "pt"), "enfant");
});
