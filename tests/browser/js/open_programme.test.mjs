/** The programme on an attendee's page, when views come while it is being fetched. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Fake } from "./fake_document.mjs";

document.querySelector = () => new Fake();
const { OpenProgramme } = await import("../../../interp/web/static/js/reader/open_programme.js");
const { FetchedProgramme } = await import("../../../interp/web/static/js/shared/programme.js");
const { Speeches } = await import("../../../interp/web/static/js/reader/speech_names.js");

const view = (seq, speech) => ({
  programme_seq: seq, edits_seq: seq, language: "en", meeting: { id: "m" }, item: { id: "i" }, speech, interruption: null,
  clocks: { speech: null, item: null, meeting: null },
  measured: { by_category: {}, called: 0, absent: 0, stops: 0, stops_ms: 0, visit: true },
});
const speech = { id: "a", person: null, party: { name: { value: "Cuba" } }, on_behalf_of: [], topic: null, language: null };
const answer = (seq, status) => ({
  programme_seq: seq, edits_seq: seq, order: null, blocks: [], rounds: [], without_place: [],
  items: [{ item: { id: "i", title: { value: "Statement" } }, status: "open", speeches: [{ speech, status }] }],
});

/** An open programme whose fetches wait for `answers`, on a page with the view. */
function opened(first) {
  const asked = [];
  globalThis.fetch = (address) => new Promise((resolve) => {
    asked.push({ address, answer: (body) => resolve({ ok: true, json: () => Promise.resolve(body) }) });
  });
  const page = { view: first, words: { raw: (key) => key, has: () => false, language: "en" }, shownAt: () => 0 };
  return { asked, page, programme: new OpenProgramme({ open: true }) };
}

/** Lets timers of no length and promises run until something is so, or for fifty turns. */
async function settle(isSo = () => false) {
  for (let turn = 0; turn < 50 && !isSo(); turn += 1) await new Promise((resolve) => { setTimeout(resolve, 1); });
}

test("a view that is newer than the answer makes the programme be fetched again, though none follows", async (context) => {
  context.mock.method(Math, "random", () => 0);
  const { asked, page, programme } = opened(view(1, { id: "a" }));
  programme.follow(page);
  await settle(() => asked.length === 1);
  page.view = view(2, null);
  programme.follow(page);
  assert.equal(asked.length, 1);
  asked[0].answer(answer(1, "on_floor"));
  await settle(() => asked.length === 2);
  assert.equal(asked.length, 2);
  asked[1].answer(answer(2, "absent"));
  await settle();
  assert.equal(asked.length, 2);
});

test("what names were fetched for is not fetched again by the open programme, and names ask for what changed", async () => {
  const { asked, page } = opened(view(3, speech));
  const fetched = new FetchedProgramme();
  const speeches = new Speeches(fetched, page.view, {});
  const loaded = speeches.load();
  asked[0].answer(answer(3, "on_floor"));
  await loaded;
  new OpenProgramme({ open: true }, fetched).follow(page);
  const again = speeches.load();
  asked[1].answer({ ...answer(4, "done"), order: ["i"], items: [] });
  await again;
  assert.deepEqual(speeches.get("a"), { speech, item: { value: "Statement" } });
  assert.deepEqual(asked.map(({ address }) => new URL(address, "http://localhost").search), ["?language=en", "?language=en&since=3"]);
});
