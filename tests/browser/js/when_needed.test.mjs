import assert from "node:assert/strict";
import { test } from "node:test";
import "./fake_document.mjs";

const { whenNeeded } = await import("../../../interp/web/static/js/desk/when_needed.js");
const NOW = Date.UTC(2016, 2, 7, 8, 0); // 09:00 in Geneva
const MINUTE_MS = 60_000;

/** The key of what is said of a text that is needed in so many minutes, and the time that stands in it. */
function said(minutes) {
  const asked = [];
  const page = {
    words: { language: "en", raw: (key) => { asked.push(key); return ""; } },
    view: { meeting: { timezone: "Europe/Zurich" } },
    now: () => NOW,
    time: (ms) => { asked.push(new Date(ms).toISOString().slice(11, 16)); return ""; },
  };
  const node = whenNeeded({ needed_in_ms: minutes === null ? null : minutes * MINUTE_MS }, page);
  return node === null ? null : asked.sort().reverse();
}

test("within the hour the desk counts minutes, then it names the time, and another day", () => {
  assert.equal(said(null), null);
  assert.deepEqual(said(0), ["desk.now"]);
  assert.deepEqual(said(59), ["desk.in_minutes"]);
  assert.deepEqual(said(490), ["desk.at_time", "16:10"]);
  assert.deepEqual(said(15 * 60), ["desk.on_day", "23:00"]); // midnight in Geneva
});
