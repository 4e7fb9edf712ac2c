import assert from "node:assert/strict";
import { test } from "node:test";
import { Asked, askable } from "../../../interp/web/static/js/chair/asked.js";
import { ChairTime } from "../../../interp/web/static/js/chair/speaking_time.js";

const NOW = 1_000;
const TITLE = { text: "Replies" };
const programme = {
  items: [{ item: { id: "r1", kind: "floor_round" }, status: "open" }, { item: { id: "r2", kind: "replies", title: TITLE }, status: "planned" }],
  lists: [{ id: "l1", items: ["r1"] }],
};
const view = (closes = null, item = "r1") => ({ item: { id: item }, speaking_time: { list: "l1", closes_at: closes } });
const moments = (...given) => askable(...given).map((each) => [each.moment, each.goes_on]);

test("an open list may be closed, and a list that does not reach all may be left for the next item", () => {
  assert.deepEqual(moments(view(), programme, { line: "s7" }, NOW), [["close_list", null], ["goes_on", TITLE]]);
  assert.deepEqual(moments(view(NOW), programme, { line: "s7" }, NOW), [["goes_on", TITLE]]);
  assert.deepEqual(moments(view(NOW), programme, { line: null }, NOW), []);
});

test("what the chair chose stays until it is done, or is not to be done", () => {
  let drawn = 0;
  const asked = new Asked(() => { drawn += 1; });
  const page = { view: view(), shownAt: () => NOW };
  const [closing, going] = askable(view(), programme, { line: "s7" }, NOW);
  assert.equal(asked.of(view(), NOW), null);
  asked.choose(closing, page);
  assert.deepEqual([asked.of(view(null, "r2"), NOW), drawn], [closing, 1]);
  assert.equal(asked.of(view(NOW), NOW), null);
  asked.choose(going, page);
  assert.deepEqual([asked.of(view(), NOW), asked.of(view(null, "r2"), NOW), asked.of(view(), NOW)], [going, null, null]);
  asked.choose(going, page);
  asked.choose(null, page);
  assert.deepEqual([asked.of(view(), NOW), drawn], [null, 4]);
});

test("a list that closes a moment after the view came is taken for closed at that moment, and the page is drawn once", () => {
  const drawn = [];
  let now = NOW - 3; // the page's clock is a little behind the service's, which has closed the list
  const time = new ChairTime(() => {}, ({ view: shown }) => drawn.push(time.asked.of(shown, now)?.moment ?? null));
  const page = { view: view(), shownAt: () => now };
  time.asked.choose(askable(page.view, programme, { line: "s7" }, now)[0], page);
  page.view = view(NOW);
  time.tick(page);
  now = NOW;
  time.tick(page);
  time.tick(page);
  assert.deepEqual(drawn, ["close_list", null]);
});

test("what is done between two questions of one drawing is still on the page, and drawn again at the next tick", () => {
  const drawn = [];
  const button = { hidden: true, firstElementChild: {} };
  globalThis.document = { querySelector: () => button };
  let now = NOW - 1;
  const asked = new Asked((page) => {
    drawn.push(asked.of(page.view, now)?.moment ?? null);
    now = NOW; // the list closes after the sentence was drawn, before the button beside it is
    asked.render(page);
  });
  const page = { view: view(NOW), shownAt: () => now };
  asked.choose({ moment: "close_list", goes_on: null }, page);
  assert.deepEqual([drawn, button.hidden], [["close_list"], false]);
  asked.tick(page);
  assert.deepEqual([drawn, button.hidden], [["close_list", null], true]);
});
