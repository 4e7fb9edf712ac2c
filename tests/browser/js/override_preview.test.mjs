/** What a source set by hand would change, in rows: the booth's line, who would listen to it, other booths, alarms. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Fake } from "./fake_document.mjs";
import { told } from "../../../interp/web/static/js/chief/override_preview.js";

Fake.prototype.append = function append(...nodes) {
  (this.nodes ??= []).push(...nodes);
};
Fake.prototype.replaceChildren = function replaceChildren(...nodes) {
  this.nodes = nodes;
};
const said = (node) => (node instanceof Fake ? node.textContent + (node.nodes ?? []).map(said).join("") : String(node ?? ""));

const words = { language: "en", raw: (key) => key, say: (key) => key, has: () => true };
const line = (booth, more = {}) => ({
  booth, mode: "relay", into: booth, source: "fr", by: "fr", reason: "by_hand", override: true, words: "", listeners: [], ...more,
});
const gap = { code: "gap", severity: 3, booth: "ru", source: null, desk: null, language: "zh", interpreter: null, name: null };

test("the booth's own line comes first, then who would listen, other booths, and new alarms", () => {
  const rows = told({ line: line("es"), others: [line("ru", { mode: "gap" })], alarms: [gap], language: "zh" }, true, words);
  assert.match(said(rows[0]), /chief.preview_of/);
  assert.match(said(rows[1]), /chief.preview_nobody/);
  assert.match(said(rows[3]), /alarm.gap/);
  const heard = told({ line: line("es", { listeners: ["ru"] }), others: [], alarms: [] }, true, words);
  assert.deepEqual([rows.length, said(heard[1])], [4, "chief.preview_heard"]);
});

test("nothing is said of listeners where no line is known, nor of a booth without one", () => {
  assert.equal(told({ line: line("es", { mode: "idle" }), others: [], alarms: [] }, false, words).length, 1);
  assert.equal(told({ line: null, others: [], alarms: [gap] }, true, words).length, 1);
});
