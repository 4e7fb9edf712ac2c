/** The pace of a text: words over the time of its speech, fast and too fast; its length asked for once until it changes. */

import assert from "node:assert/strict";
import { mock, test } from "node:test";

import "./fake_document.mjs";
import { TextLengths, paceOf } from "../../../interp/web/static/js/shared/text_pace.js";

const length = (count, more = {}) => ({ count, unit: "words", fast_per_minute: 120, red_per_minute: 150, source: "a study", ...more });

test("380 words in two minutes are 190 a minute, and too fast", () => {
  assert.deepEqual(paceOf(length(380), 120_000), { n: 190, level: "red" });
  assert.deepEqual(paceOf(length(250), 120_000), { n: 125, level: "fast" });
  assert.deepEqual(paceOf(length(230), 120_000), { n: 115, level: "" });
});

test("where nothing is set or known nothing is red or fast, and without a text or a limit there is no pace", () => {
  assert.equal(paceOf(length(380, { red_per_minute: null }), 120_000)?.level, "fast");
  assert.equal(paceOf(length(380, { red_per_minute: null, fast_per_minute: null }), 120_000)?.level, "");
  assert.deepEqual([paceOf(null, 120_000), paceOf(length(0), 120_000), paceOf(length(380), null)], [null, null, null]);
});

test("a text much shorter than its time has no pace", () => {
  assert.equal(paceOf(length(78), 120_000), null);
  assert.equal(paceOf(length(80), 120_000)?.n, 40);
  assert.equal(paceOf(length(20, { fast_per_minute: null }), 120_000)?.n, 10);
});

const settled = () => new Promise((resolve) => setImmediate(resolve));
let now = 0;
let asked = [];
globalThis.fetch = async (address) => {
  asked.push(address);
  return { ok: true, json: async () => ({ speeches: [{ speech: "s2", length: length(asked.length) }] }) };
};
performance.now = () => now;
const view = (next) => ({ meeting: { id: "m 1" }, speech: null, advance: { speech: { id: next, statement: null } } });

/** What each test begins with. */
function begin() {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  [now, asked] = [0, []];
}

test("lengths are asked for once, again for other speeches and after a change", async () => {
  begin();
  let drawn = 0;
  const made = new TextLengths(() => drawn++);
  made.changes();
  assert.equal(asked.length, 0, "no meeting is known yet");
  for (let each = 0; each < 3; each++) made.take(view("s2"));
  await settled();
  assert.deepEqual([asked, drawn], [["/api/meetings/m%201/text-lengths"], 1]);
  assert.equal(made.of("s2")?.count, 1);
  assert.equal(made.of("s3"), null);
  made.take(view("s3"));
  await settled();
  assert.equal(asked.length, 2);
  now = 10_000;
  made.changes();
  await settled();
  assert.deepEqual([asked.length, made.of("s2")?.count], [3, 3]);
  now = 11_000;
  made.changes();
  await settled();
  assert.equal(asked.length, 3, "a moment ago it was asked for");
  now = 15_001;
  mock.timers.tick(5_001);
  await settled();
  assert.equal(asked.length, 4, "and the last change is not forgotten");
});
