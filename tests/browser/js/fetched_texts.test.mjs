/** A text in hand is asked for once, again when a document has changed, and while it is drafted every five seconds at most. */

import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { FetchedTexts } from "../../../interp/web/static/js/booth/text/fetched_texts.js";

const WANTED = { meeting: "m 1", language: "fr", speeches: ["s1"], mark: "" };
const settled = () => new Promise((resolve) => setImmediate(resolve));
let now = 0;
let asked = [];
let version = 1;
globalThis.fetch = async (address) => {
  asked.push(address);
  return { ok: true, json: async () => ({ language: "fr", version, lines: [] }) };
};
performance.now = () => now;

/** What each test begins with. */
function begin() {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  [now, asked, version] = [0, [], 1];
}

/** Lets so much time pass, in steps of a second. */
async function passes(ms) {
  for (let at = 0; at < ms; at += 1_000) {
    now += 1_000;
    mock.timers.tick(1_000);
    await settled();
  }
}

test("a text is asked for once while nothing changes, and again after half a minute", async () => {
  begin();
  const texts = new FetchedTexts(() => {});
  texts.want(WANTED);
  await settled();
  texts.want(WANTED);
  await passes(29_000);
  assert.deepEqual(asked, ["/api/meetings/m%201/hand/s1?language=fr"]);
  await passes(2_000);
  assert.equal(asked.length, 2);
});

test("a change to a document is fetched at once, and told once", async () => {
  begin();
  let told = 0;
  const texts = new FetchedTexts(() => told++);
  texts.want(WANTED);
  await settled();
  await passes(10_000);
  version = 2;
  texts.changes();
  await settled();
  assert.deepEqual([asked.length, texts.of("s1")?.version, told], [2, 2, 2]);
  await passes(10_000);
  texts.changes();
  await settled();
  assert.deepEqual([asked.length, told], [3, 2]);
});

test("while it changes every second it is asked for every five seconds, the last change not forgotten", async () => {
  begin();
  const texts = new FetchedTexts(() => {});
  texts.want(WANTED);
  await settled();
  for (let second = 1; second <= 20; second++) {
    await passes(1_000);
    version = second;
    now += 1;
    texts.changes();
    await settled();
  }
  assert.ok(asked.length >= 4 && asked.length <= 5, String(asked.length));
  await passes(6_000);
  assert.equal(texts.of("s1")?.version, 20);
});

test("a change that comes while an answer is on its way is asked for again", async () => {
  begin();
  const texts = new FetchedTexts(() => {});
  texts.want(WANTED);
  now = 1;
  texts.changes();
  version = 2;
  await settled();
  await passes(6_000);
  assert.equal(asked.length, 2);
});
