import assert from "node:assert/strict";
import { test } from "node:test";

import { placesIn } from "../../../interp/web/static/js/reader/caption_finder.js";
import { lookedFor, occurrences } from "../../../interp/web/static/js/reader/occurrences.js";
import { folded } from "../../../interp/web/static/js/shared/folded_text.js";

const part = (key, text, language = "en") => ({ key, text, folded: folded(text), language });
const found = (parts, typed) => occurrences(parts, lookedFor(typed)).map((ranges) => ranges.map(({ key, from, to }) => [key, parts.find((each) => each.key === key).text.slice(from, to)]));

test("every place of the words is found as it is written", () => {
  assert.deepEqual(found([part(1, "L’État et les États")], " ETAT "), [[[1, "État"]], [[1, "État"]]]);
  assert.deepEqual(found([part(1, "Le cœur")], "coe"), [[[1, "cœ"]]]);
  assert.deepEqual(found([part(1, "كَتَبَ الوفد", "ar")], "كتب"), [[[1, "كَتَبَ"]]]);
});

test("words run on from clause to clause, in Chinese without a space", () => {
  assert.deepEqual(found([part(1, "the rights"), part(2, "of the child")], "rights of"), [[[1, "rights"], [2, "of"]]]);
  assert.deepEqual(found([part(1, "儿童", "zh"), part(2, "权利", "zh")], "童权"), [[[1, "童"], [2, "权"]]]);
});

test("nothing typed finds nothing, and no place is found twice", () => {
  assert.deepEqual(found([part(1, "aaaa")], "aa").length, 2);
  assert.deepEqual(occurrences([part(1, "a")], lookedFor("  ")), []);
});

const cell = (text, language = "en") => ({ text: { text, language } });
const row = (number, continues, ...cells) => ({ number, continues, cells });

test("captions are searched sentence by sentence in both columns, in the order of reading", () => {
  const rows = [
    row(4, false, cell("The rights"), cell("儿童\n权利", "zh")), row(5, true, cell("of the child and"), { text: null }),
    row(6, false, cell("the right to rights"), null),
  ];
  assert.deepEqual(placesIn(rows, "rights").map(({ id }) => id), ["4 0 4", "6 0 13"]);
  assert.deepEqual(placesIn(rows, "right").map(({ id }) => id), ["4 0 4", "6 0 4", "6 0 13"]);
  assert.deepEqual(placesIn(rows, "rights of").map(({ ranges }) => ranges.map(({ key }) => key)), [[4, 5]]);
  assert.deepEqual(placesIn(rows, "and the"), []); // another sentence
  assert.deepEqual(placesIn(rows, "童权").map(({ column }) => column), [1]);
});
