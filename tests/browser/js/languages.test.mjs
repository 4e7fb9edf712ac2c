import assert from "node:assert/strict";
import { test } from "node:test";
import { matching } from "../../../interp/web/static/js/console/other_language.js";

const all = [
  { code: "id", name: "Indonésien", english: "Indonesian" }, { code: "it", name: "Italien", english: "Italian" },
  { code: "pt", name: "Portugais", english: "Portuguese" }, { code: "sw", name: "Kiswahili", english: "Swahili" },
];
const codes = (typed) => matching(all, typed).map(({ code }) => code);

test("a few letters find a language by its name in the page's language or in English", () => {
  assert.deepEqual([codes("port"), codes("swa"), codes("INDONE")], [["pt"], ["sw"], ["id"]]);
});

test("beginnings come before the code and before parts", () => {
  assert.deepEqual(codes("it"), ["it"]);
  assert.deepEqual(codes("i"), ["id", "it", "pt", "sw"]);
  assert.deepEqual(codes("an"), ["id", "it"]);
});

test("without letters all are there, and with others none", () => {
  assert.deepEqual(codes(" "), all.map(({ code }) => code));
  assert.deepEqual(codes("xyz"), []);
});
