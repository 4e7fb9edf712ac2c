import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parts, plain, pluralIndex, speakerOf } from "../../../interp/web/static/js/shared/words.js";

const table = readFileSync(new URL("../../../interp/languages.py", import.meta.url), "utf8");
const headers = [...table.matchAll(/"(ar|zh|en|fr|ru|es)",[^;]*?"nplurals=\d; plural=([^;]+);"/gsu)];

test("every language has its plural header in the table", () => assert.equal(headers.length, 6));

for (const [, language, expression] of headers) {
  test(`plurals in ${language} follow the header`, () => {
    const rule = new Function("n", `return Number(${expression});`);
    for (let n = 0; n <= 10_000; n += 1) assert.equal(pluralIndex(language, n), rule(n), `${language} ${n}`);
  });
}

test("placeholders are told from text", () => {
  assert.deepEqual(parts("a {name} b"), [["text", "a "], ["value", "name"], ["text", " b"]]);
});

test("values stand between isolates", () => {
  assert.equal(plain("to {name}", { name: "Ernie" }), "to \u2068Ernie\u2069");
});

test("a value that looks like a placeholder is not filled again", () => {
  assert.equal(plain("{a}", { a: "{b}", b: "x" }), "\u2068{b}\u2069");
});

test("a counting word is chosen by its number", () => {
  const words = speakerOf({ readers: ["{n} reader", "{n} readers"] }, "en");
  assert.equal(words.say("readers", { n: 1 }), "\u20681\u2069 reader");
  assert.equal(words.say("readers", { n: 2 }), "\u20682\u2069 readers");
});

test("an unknown key is shown, so that it is noticed", () => {
  assert.equal(speakerOf({}, "en").raw("no.such"), "no.such");
});
