/** What of a returned XLIFF file or bilingual table was taken, as it is told to be taken back. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Fake } from "./fake_document.mjs";

const { ReturnedFile } = await import("../../../interp/web/static/js/desk/returned_file.js");
const { RevisedTable } = await import("../../../interp/web/static/js/desk/revised_table.js");

const made = [];
Object.assign(Fake.prototype, {
  reset: () => {},
  setAttribute(name, value) { this[name] = value; },
  addEventListener(name, work) { made.push([this, name, work]); },
  replaceChildren() {},
});
globalThis.FormData = class {};
const words = { raw: (key) => key, has: () => false, language: "en", parts: () => [] };

/** Does what `name` does on the latest element that has it. */
const does = (name) => made.findLast(([, each]) => each === name)[2]({ preventDefault: () => {} });

/** A part of the menu with a document, whose answers are given; `changed` are the changes told. */
function part(Kind, answers) {
  const changed = [];
  const [api, given] = [{}, [...answers]];
  api.upload = api.post = async () => given.shift();
  made.length = 0;
  const menu = new Kind(words, api, () => {}, (changes) => changed.push(...changes));
  menu.turn("d1", "fr");
  return { menu, changed };
}

const change = (segment, revision) => ({ segment, from_revision: revision, was: "", text: "T", source: "S", approve: true, revision, number: 1, before: "" });

test("of a returned file each sentence taken is told with its revisions, those refused are not", async () => {
  const changes = [change("s1", 2), change("s2", 0), change("s3", 4)];
  const taken = [{ segment: "s1", result: "approved", revision: 3 }, { segment: "s2", result: "saved", revision: 1 }, { segment: "s3", result: "refused", revision: 4 }];
  const { menu, changed } = part(ReturnedFile, [{ ok: true, changes, conflicts: [], comments: [], more_comments: 0, reasons: {} }, { ok: true, taken, comments: 0, reasons: {} }]);
  await made.find(([, name]) => name === "submit")[2]({ preventDefault: () => {} });
  for (const { box } of menu.chosen) box.checked = true;
  await made.find(([, name]) => name === "click")[2]();
  assert.deepEqual(changed, [{ segment: "s1", was: 2, now: 3 }, { segment: "s2", was: 0, now: 1 }]);
});

test("of a table each sentence taken is told, unless another document was opened meanwhile", async () => {
  for (const isOther of [false, true]) {
    const { menu, changed } = part(RevisedTable, [{ ok: true, changes: [change("s1", 2)] }, { ok: true, revision: { revision: 3 } }]);
    await does("submit");
    const took = does("click");
    if (isOther) menu.turn("d2", "fr");
    await took;
    assert.deepEqual(changed, isOther ? [] : [{ segment: "s1", was: 2, now: 3 }]);
  }
});
