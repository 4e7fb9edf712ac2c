import assert from "node:assert/strict";
import { test } from "node:test";

import { rows } from "../../../benchmarks/term_rows.mjs";
import { TermIndex, slipsBetween } from "../../../interp/web/static/js/booth/terms/term_index.js";

const TERMS = [
  { en: ["best interests of the child"], fr: ["intérêt supérieur de l’enfant"], ar: ["مصالح الطفل الفُضلى"], zh: ["儿童的最大利益"], ru: ["наилучшие интересы ребенка"], es: ["interés superior del niño"] },
  { en: ["Special Rapporteur"], fr: ["Rapporteur spécial"], ar: ["المقرِّر الخاص"], zh: ["特别报告员"], ru: ["Специальный докладчик"], es: ["Relator Especial"] },
  { en: ["peacekeeping operation", "peace operation"], fr: ["opération de maintien de la paix"], zh: ["维持和平行动"], ar: ["عملية حفظ السلام"] },
  { en: ["Amnesty International"], ar: ["أَمْنِسْتِي"] },
];

function index(terms = TERMS) {
  const made = new TermIndex();
  for (const forms of terms) made.add({ kind: "required", forms, pronounced: "" });
  return made;
}

const first = (typed, own = "en") => index().find(typed, { own }).found[0]?.row.forms.en[0];

test("a term is found from any language, by the beginning of its words, in any order", () => {
  for (const typed of ["best int", "intérêt sup", "superior int", "наилучш", "child best", "interests"]) assert.equal(first(typed), TERMS[0].en[0], typed);
  assert.equal(index().find("paix").found[0].text, "opération de maintien de la paix");
});

test("accents, case, marks and forms of letters do not count", () => {
  assert.equal(first("INTERET SUPERIEUR"), TERMS[0].en[0]);
  assert.equal(first("المقرر الخاص"), TERMS[1].en[0], "without vowel signs");
  assert.equal(first("امنستي"), TERMS[3].en[0], "hamza and vowel signs");
  assert.equal(first("عمليه حفظ"), TERMS[2].en[0], "teh marbuta as heh");
  assert.equal(first("СПЕЦИАЛЬНЫЙ"), TERMS[1].en[0]);
});

test("an Arabic word is found with and without the article and what is written before it", () => {
  for (const typed of ["طفل", "الطفل", "والطفل", "للطفل"]) assert.equal(first(typed), TERMS[0].en[0], typed);
});

test("Chinese is found by any part", () => {
  for (const typed of ["最大利益", "大利", "儿", "报告"]) assert.ok(first(typed), typed);
  assert.equal(first("报告员"), TERMS[1].en[0]);
  assert.equal(first("和平"), TERMS[2].en[0]);
});

test("a slip of the hand is forgiven: a letter too few, too many, another, two swapped", () => {
  for (const typed of ["raporteur", "rapportteur", "rapporteut", "rapproteur", "specail"]) assert.equal(first(typed), TERMS[1].en[0], typed);
  assert.equal(first("докладчек"), TERMS[1].en[0]);
  assert.equal(first("zzzz"), undefined);
  assert.deepEqual([slipsBetween("child", "chlid", 2), slipsBetween("child", "wild", 2), slipsBetween("child", "adult", 2)], [1, 2, 3]);
});

test("a part of a word is found, after what begins so", () => {
  assert.equal(first("keeping"), TERMS[2].en[0]);
  const made = index([{ en: ["unpeaceful act"] }, { en: ["peaceful assembly"] }]);
  assert.deepEqual(made.find("peace", { own: "en" }).found.map(({ text }) => text), ["peaceful assembly", "unpeaceful act"]);
});

test("nothing is asked by nothing, or by one letter that is not Chinese", () => {
  assert.deepEqual([index().find(" ").found, index().find("b").found, index().find("…").found], [[], [], []]);
});

test("of 20,000 terms in six languages few are looked at, whatever is typed", () => {
  const many = rows(20_000);
  const made = new TermIndex();
  for (const row of many) made.add(row);
  made.add({ kind: "required", forms: TERMS[0], pronounced: "" });
  const forms = many.length * 6;
  for (const typed of ["ch", "child", "the best interests of the child", "chlid", "développement", "superieur", "безопасн", "الحماية", "儿童", "法", "zzzzzz", "developpmnet"]) {
    const { looked } = made.find(typed, { own: "en" });
    assert.ok(looked < forms * 0.05, `${typed}: ${looked} of ${forms}`);
  }
  assert.equal(made.find("best interests of the child", { own: "en" }).found[0].text, TERMS[0].en[0]);
  assert.equal(made.find("intérêt supérieur de l’enfant", { own: "en" }).found[0].row.forms.en[0], TERMS[0].en[0]);
});
