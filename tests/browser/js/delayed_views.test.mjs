import assert from "node:assert/strict";
import { test } from "node:test";
import { dueRows, DelayedViews } from "../../../interp/web/static/js/shared/delayed_views.js";

const message = (seq, more = {}) => ({ epoch: "e", seq, view: { speech: `s${seq}`, outputs_blank: false, ...more } });
const late = (delayMs, audience = "room") => new DelayedViews(delayMs, audience);
const shown = (views, now) => views.due(now)?.seq ?? null;

test("without a delay a view is shown when it comes", () => {
  const views = late(0);
  views.take(message(1), 100);
  assert.equal(shown(views, 100), 1);
});

test("a late output shows each view after its delay, and the newest that is due", () => {
  const views = late(5_000);
  views.take(message(1), 0);
  views.take(message(2), 2_000);
  views.take(message(3), 2_100);
  assert.deepEqual([4_999, 5_000, 7_050, 7_100].map((now) => shown(views, now)), [null, 1, 2, 3]);
});

for (const [name, more] of [["the room", { blank: true }], ["every output", { outputs_blank: true }]]) {
  test(`a late output is empty as soon as ${name} is blanked, and until what came before is past`, () => {
    const views = late(5_000);
    views.take(message(1), 0);
    shown(views, 5_000);
    views.take(message(2), 9_000); // a mistake, seen by staff before this output shows it
    views.take(message(3, more), 10_000);
    assert.equal(views.isBlank, true);
    views.take(message(4), 11_000);
    const blank = [11_000, 14_500, 15_999, 16_000].map((now) => shown(views, now) && views.isBlank);
    assert.deepEqual(blank, [true, true, true, false]);
  });
}

test("a page of an attendee is empty with every output, and not with the room's screen", () => {
  for (const [more, blank] of [[{ blank: true }, false], [{ outputs_blank: true }, true]]) {
    const views = late(0, "captions");
    views.take(message(1, more), 0);
    assert.equal(views.isBlank, blank);
  }
});

test("a page for work is never empty", () => {
  const views = late(0, "console");
  views.take(message(1, { blank: true, outputs_blank: true }), 0);
  assert.equal(views.isBlank, false);
});

test("after a loss in which something was missed a late output is empty until it knows what to show", () => {
  const views = late(5_000);
  views.take(message(1), 0);
  shown(views, 5_000);
  views.take(message(2), 6_000);
  views.lose();
  assert.equal(views.take(message(7), 30_000), true);
  assert.deepEqual([30_000, 34_999, 35_000].map((now) => shown(views, now)), [null, null, 7]);
});

test("after a loss in which nothing was missed it goes on", () => {
  const views = late(5_000);
  views.take(message(1), 0);
  views.take(message(2), 6_000);
  views.lose();
  assert.equal(views.take(message(2), 9_000), false);
  assert.equal(shown(views, 11_000), 2);
  views.lose();
  views.hear(2);
  assert.equal(views.take(message(3), 60_000), false);
});

test("a caption is late by its release; one corrected or withdrawn is so at once", () => {
  const rows = [{ number: 1, cue: { at: 1_000, text: "corrected" } }, { number: 2, cue: { at: 4_000 } }];
  assert.deepEqual(dueRows(rows, 3_000).map(({ number, cue }) => [number, cue.text]), [[1, "corrected"]]);
  assert.deepEqual(dueRows(rows, 4_000).map(({ number }) => number), [1, 2]);
});
