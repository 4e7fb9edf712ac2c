/** The console's list of three hundred: how many rows a view, a change or a key draws anew. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Element, Node } from "../../paint/js/dom.mjs";
import { read } from "../../paint/js/html.mjs";
import { arrange } from "../../../interp/web/static/js/shared/dom.js";

const PAGE = '<html><body><aside class="side" aria-label="Programme"><ol data-slot="later"></ol><ol data-slot="programme"></ol></aside></body></html>';
globalThis.Node = Node;
globalThis.document = read(PAGE);
globalThis.requestAnimationFrame = () => {};
const { matching } = await import("../../../interp/web/static/js/console/row_search.js");
const { Picker } = await import("../../../interp/web/static/js/console/programme_rows.js");

const MANY = 300;
const words = { language: "ar", raw: (key) => key, has: () => false, say: (key) => key };
const name = (text) => ({ text, language: "en", standing: "original" });
const entry = (id, status = "planned") => ({ status, limit_ms: null, started_at: null, ended_at: null, held_ms: 0, speech: {
  id, person: null, party: { name: name(`Party ${id}`) }, on_behalf_of: [], language: null, limit_ms: 120_000 } });
const inscribed = (id, band, { place = null, status = "planned" } = {}) => ({ ...entry(id, status), entry: {
  list: "l", category: "member", capacity: { kind: "national", parties: [], others: 0 }, turn: 1, level: null,
  desk: { standing: "inscribed", to_confirm: false, interpreter: null, video: false, against_delivery: false, level: null,
    reason: { band, within: "inscribed", at: 0, level: null, place, before: null, before_levels: [] } } } });
const item = (order, speeches) => ({ item: { id: "i", title: name("Discussion") }, status: "open", block: null, limit_ms: null,
  started_at: 0, ended_at: null, held_ms: 0, order, speeches });
const all = Array.from({ length: MANY }, (_, place) => entry(`s${place}`));
const ids = all.map(({ speech }) => speech.id);
const answer = (seq, order, rows) => ({ programme_seq: seq, order: order && ["i"], blocks: [], rounds: [], without_place: [], items: [item(order, rows)] });
const view = (seq, more = {}) => ({ programme_seq: seq, meeting: { id: "m", status: "open" }, language: "ar", item: { id: "i" },
  speech: null, armed: null, later: [], clocks: { item: null, speech: null, meeting: null },
  measured: { by_category: {}, called: 0, absent: 0, stops: 0, stops_ms: 0, visit: true }, ...more });

let drawn = 0;
document.createElement = (tag) => {
  drawn += tag === "li" ? 1 : 0;
  return new Element(tag);
};
const list = () => document.querySelector('[data-slot="programme"]');
const picks = () => list().children.map((each) => each.dataset.pick.split(":")[1]);

/** Draws a view, to which the service answers `told`; returns how many rows were drawn anew. */
async function shown(picker, wanted, told) {
  globalThis.fetch = async () => ({ ok: true, json: async () => told });
  drawn = 0;
  await picker.refresh(wanted, { view: wanted, words, shownAt: () => 0, time: () => "10:00:00" });
  return drawn;
}

async function full() {
  document.body.replaceChildren(...read(PAGE).body.childNodes);
  const picker = new Picker(() => {});
  assert.equal(await shown(picker, view(1), answer(1, null, all)), MANY + 1);
  return picker;
}

test("a view without a change of the list draws none, and an armed speech the two rows concerned", async () => {
  const picker = await full();
  assert.equal(await shown(picker, view(1)), 0);
  assert.equal(await shown(picker, view(1, { armed: { id: "s4" } })), 1);
  assert.equal(await shown(picker, view(1, { armed: { id: "s5" } })), 2);
});

test("one more, one gone and one changed draw that one and its item's, in the order of the answer", async () => {
  const picker = await full();
  const order = [...ids.slice(0, 9), "new", ...ids.slice(9)];
  assert.ok(await shown(picker, view(2), answer(2, order, [entry("new")])) <= 2);
  assert.deepEqual(picks(), ["i", ...order]);
  assert.ok(await shown(picker, view(3), answer(3, ids, [])) <= 1);
  assert.ok(await shown(picker, view(4), answer(4, ids, [entry("s7", "skipped")])) <= 2);
  assert.deepEqual(picks(), ["i", ...ids]);
});

test("those who come later are named at the head of the list, in the order of the view", async () => {
  const picker = await full();
  assert.equal(await shown(picker, view(1, { later: ["s9", "s2", "not known yet"] })), 2);
  const head = document.querySelector('[data-slot="later"]');
  assert.deepEqual(head.children.map((each) => each.dataset.pick), ["speech:s9", "speech:s2"]);
});

test("letters find beginnings first, with accents or without, and keep the order else", () => {
  const rows = ["Costa Rica", "Türkiye", "South Africa", "Rwanda", "Central African Republic"].map((each) => ({ name: each }));
  const found = (typed) => matching(rows, typed).map((each) => each.name);
  assert.deepEqual(found("r"), ["Rwanda", "Costa Rica", "Central African Republic", "Türkiye", "South Africa"].filter((each) => /r/iu.test(each)));
  assert.deepEqual([found("tur"), found("afr"), found(""), found("x")], [["Türkiye"], ["South Africa", "Central African Republic"],
    rows.map((each) => each.name), []]);
});

test("a key that selects draws no row and marks one", async () => {
  const picker = await full();
  drawn = 0;
  for (let press = 0; press < 20; press += 1) picker.step(1);
  assert.equal(drawn, 0);
  const marked = list().querySelectorAll('[aria-selected="true"]');
  assert.deepEqual([marked.length, marked[0].id], [1, list().getAttribute("aria-activedescendant")]);
});

for (const [from, to] of [[1, 250], [250, 1], [0, 1], [299, 0]]) {
  test(`a row moved from ${from} to ${to} is the only one that is taken out`, async () => {
    const picker = await full();
    const order = ids.filter((_, place) => place !== from);
    order.splice(to, 0, ids[from]);
    let removed = 0;
    const remove = Node.prototype.remove;
    Node.prototype.remove = function counted() {
      removed += this.parentNode === list() ? 1 : 0;
      return remove.call(this);
    };
    await shown(picker, view(2), answer(2, order, []));
    Node.prototype.remove = remove;
    assert.deepEqual(picks(), ["i", ...order]);
    assert.ok(removed <= 3, `${removed} rows were taken out`);
  });
}

const BANDS = ["dignitaries", "groups", "members"];
const grouped = BANDS.flatMap((band, place) => Array.from({ length: 100 }, (_, number) => inscribed(`s${place * 100 + number}`, band)));
const next = (id) => ({ advance: { speech: { id } } });

/** A list in three groups, of which the first has who comes next. */
async function inGroups(rows = grouped, first = "s0") {
  document.body.replaceChildren(...read(PAGE).body.childNodes);
  const picker = new Picker(() => {});
  const count = await shown(picker, view(1, next(first)), answer(1, null, rows));
  return { picker, count };
}
const kinds = () => list().children.map((each) => each.dataset.pick).filter((each) => !each.startsWith("speech:"));
const speeches = () => list().children.filter((each) => each.dataset.pick.startsWith("speech:")).length;

test("of a long list the group of who comes next is shown, the others are headings, and none of their rows is drawn", async () => {
  const { count } = await inGroups();
  assert.deepEqual([count, speeches()], [1 + 3 + 100, 100]);
  assert.deepEqual(kinds(), ["item:i", ...BANDS.map((each) => `group:i ${each}`)]);
  const headings = list().children.filter((each) => each.dataset.pick.startsWith("group:"));
  assert.deepEqual(headings.map((each) => each.getAttribute("aria-expanded")), ["true", "false", "false"]);
  assert.ok(headings.every((each) => each.querySelector(".count").textContent === "100"));
});

test("a key folds the group of the selected row and selects its heading, the next unfolds it, and draws no row again", async () => {
  const { picker } = await inGroups();
  picker.pick("speech:s3");
  drawn = 0;
  picker.toggle();
  assert.deepEqual([picker.chosen().kind, picker.chosen().row, speeches()], ["group", undefined, 0]);
  assert.equal(picker.heading(words), "heading.dignitaries");
  picker.step(1);
  assert.equal(picker.chosen().id, "i groups");
  picker.step(-1);
  picker.toggle();
  assert.equal(speeches(), 100);
  assert.ok(drawn <= 2, "the heading twice");
  picker.step(1);
  assert.equal(picker.chosen().id, "s0");
});

test("a search unfolds the group of the row that is found, and its neighbours are the next steps", async () => {
  const { picker } = await inGroups();
  picker.pick("speech:s250");
  assert.deepEqual([speeches(), picker.chosen().id, picker.planned().id], [200, "s250", "s250"]);
  picker.step(1);
  assert.equal(picker.chosen().id, "s251");
  picker.pick(null);
  assert.equal(speeches(), 200);
});

test("who is placed by hand stands in the group around, who has the floor is never folded away, and a short list has no headings", async () => {
  const place = { after: "s0", reason: "chair", words: "" };
  const rows = [entry("before", "done"), inscribed("head", "members", { place }), ...grouped.slice(0, 20), inscribed("hand", "ngo", { place }),
    inscribed("floor", "groups", { status: "on_floor" }), ...grouped.slice(100, 110)];
  await inGroups(rows, "s100");
  assert.deepEqual(list().children.map((each) => each.dataset.pick).slice(0, 5),
    ["item:i", "speech:before", "group:i dignitaries", "speech:floor", "group:i groups"]);
  assert.equal(list().querySelector(".count").textContent, "22");
  await inGroups(grouped.slice(95, 110), "s95");
  assert.deepEqual(kinds(), ["item:i"]);
});

test("what is selected stays in sight when it comes into a folded group", async () => {
  const { picker } = await inGroups();
  picker.pick("speech:s3");
  const order = [...ids.slice(0, 3), ...ids.slice(4, 200), "s3", ...ids.slice(200)];
  await shown(picker, view(2, next("s0")), answer(2, order, [inscribed("s3", "members")]));
  assert.ok(list().children.some((each) => each.dataset.pick === "speech:s3"));
});

test("the list follows the floor and else stays where somebody scrolled it", async () => {
  const { picker } = await inGroups();
  let scrolled = 0;
  Object.defineProperties(list(), { scrollHeight: { value: 900 }, clientHeight: { value: 300 } });
  Element.prototype.scrollIntoView = () => { scrolled += 1; };
  const rows = [{ ...grouped[0], status: "on_floor" }];
  const floor = { ...next("s1"), speech: { id: "s0" } };
  await shown(picker, view(2, floor), answer(2, ids, rows));
  assert.equal(scrolled, 2);
  await shown(picker, view(2, { ...floor, armed: { id: "s5" } }));
  assert.equal(scrolled, 2);
});

test("rows are arranged whatever the order was before", () => {
  const parent = new Element("ol");
  const nodes = Array.from({ length: 7 }, () => new Element("li"));
  for (const order of [[0, 1, 2], [2, 1, 0], [3, 2, 4, 0, 1], [6, 5], [], [5, 6, 0, 1, 2, 3, 4], [4, 3, 2, 1, 0, 6, 5]]) {
    const wanted = order.map((place) => nodes[place]);
    arrange(parent, wanted);
    assert.deepEqual([...parent.children], wanted);
  }
});
