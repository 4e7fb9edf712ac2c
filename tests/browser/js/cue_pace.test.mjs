import assert from "node:assert/strict";
import { test } from "node:test";
import { CuePace, neededMs } from "../../../interp/web/static/js/room/cue_pace.js";

const row = (number, characters = 17, language = "en") => ({ number, cells: [{ text: { text: "x".repeat(characters), language } }] });
const numbers = (rows) => rows.map(({ number }) => number);

/** A pace, and what it shows of rows that have come so far, at seconds that are given. */
function paced() {
  const pace = new CuePace();
  const all = [];
  return { pace, all, at: (s, speech = "s1") => numbers(pace.rows(all, speech, 1_000 * s)).at(-1) ?? null };
}

test("a caption stays for a second and a half at least, and for its characters by 17, of Chinese by 9, a second", () => {
  assert.equal(neededMs({ text: "x", language: "fr" }), 1_500);
  assert.equal(neededMs({ text: "x".repeat(34) + "\n" + "x".repeat(34), language: "ru" }), 4_000);
  assert.equal(neededMs({ text: "\u4e2d".repeat(27), language: "zh" }), 3_000);
});

test("of a burst each is shown for as long as it needs", () => {
  const { all, at } = paced();
  assert.equal(at(0), null);
  all.push(row(1, 34));
  assert.equal(at(0), 1);
  all.push(row(2), row(3));
  assert.deepEqual([at(1), at(1.9), at(2), at(3.4), at(3.5), at(60)], [1, 1, 2, 2, 3, 3]);
});

test("of several that come first together the first is shown first", () => {
  const { all, at } = paced();
  at(0);
  all.push(row(1), row(2));
  assert.deepEqual([at(1), at(2.6)], [1, 2]);
});

test("a page that is opened in mid-speech shows the newest", () => {
  const { all, at } = paced();
  all.push(row(1), row(2), row(3));
  assert.equal(at(0), 3);
});

test("none comes more than six seconds late: what could not be read gives way, and is counted", () => {
  const { pace, all, at } = paced();
  all.push(row(1, 170));
  at(0);
  all.push(row(2, 170), row(3, 170));
  assert.deepEqual([at(0), at(5.9), at(6), at(12)], [1, 1, 3, 3]);
  assert.equal(pace.replaced, 2);
});

test("a switch, a withdrawal and a blank screen leave nothing waiting", () => {
  const { pace, all, at } = paced();
  all.push(row(1));
  at(0);
  all.push(row(2), row(3));
  assert.equal(at(0.1), 1);
  all.shift();
  assert.equal(at(0.2), 3);
  all.push(row(4), row(5));
  assert.equal(at(0.3), 3);
  pace.clear();
  assert.equal(at(0.4), 5);
  all.push(row(6));
  all.splice(0, all.length);
  assert.equal(at(0.5, "s2"), null);
  all.push(row(7));
  assert.equal(at(0.6, "s2"), 7);
});
