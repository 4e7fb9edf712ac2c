import assert from "node:assert/strict";
import { test } from "node:test";

import { folded, foldedWithPlaces } from "../../../interp/web/static/js/shared/folded_text.js";

const SAME = {
  en: [["RIGHTS  of", "rights of"], ["child’s “right”", "child's \"right\""], ["Ａ／ＨＲＣ／３１", "a/hrc/31"], ["co\u00adoperate", "cooperate"]],
  fr: [["États", "ETATS"], ["cœur", "coeur"], ["l’enfant", "l'enfant"], ["47\u00a0États", "47 etats"]],
  es: [["Niños", "ninos"], ["pingüino", "PINGUINO"]],
  ru: [["Отчёт", "отчет"], ["СОВЕТ", "совет"], ["за́мок", "замок"]],
  ar: [["كَتَبَ", "كتب"], ["إلى أُمم", "الي امم"], ["الأمــم", "الامم"], ["مسؤول", "مسوول"], ["حماية", "حمايه"], ["ﻻ", "لا"], ["٢٠١٦", "2016"], ["\u200fنعم\u200e", "نعم"]],
  zh: [["３１／１４", "31/14"], ["（人权）", "(人权)"], ["“儿童”", "\"儿童\""]],
};

test("case, accents, marks, letter forms, digits and widths do not count in any language", () => {
  const other = Object.entries(SAME).flatMap(([code, rows]) => rows.filter(([one, two]) => folded(one) !== folded(two)).map((row) => [code, ...row]));
  assert.deepEqual(other, []);
});

test("letters that are others stay others, and a folded text is folded already", () => {
  assert.notEqual(folded("мой"), folded("мои"));
  assert.notEqual(folded("人权"), folded("人才"));
  for (const [one] of Object.values(SAME).flat()) assert.equal(folded(folded(one)), folded(one));
});

test("each sign of a folded text says where it was", () => {
  const places = [];
  assert.equal(foldedWithPlaces("Cœur  é", places), "coeur e");
  assert.deepEqual(places, [0, 1, 1, 2, 3, 4, 6, 7]);
});
