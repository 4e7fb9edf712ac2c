/** Each case of each piece: what the script draws is what the server drew. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { draw } from "../../../interp/web/static/js/shared/pieces.js";
import { el } from "../../../interp/web/static/js/shared/dom.js";
import { speakerOf } from "../../../interp/web/static/js/shared/words.js";
import { Document, Node } from "./dom.mjs";
import { outline } from "./outline.mjs";

const { words, cases } = JSON.parse(readFileSync(process.env.PAINT, "utf8"));
Object.assign(globalThis, { document: new Document(), Node });

for (const name of new Set(cases.map((each) => each.name))) {
  test(name, () => {
    for (const { piece, language, values, shown } of cases.filter((each) => each.name === name)) {
      const home = el("div", {}, draw(piece, values, speakerOf(words[language], language)));
      assert.equal(outline(home).replace(/^<div>|<\/div>$/gu, ""), shown, `${name} in ${language} of ${JSON.stringify(values)}`);
    }
  });
}
