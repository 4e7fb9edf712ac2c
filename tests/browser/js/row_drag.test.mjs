/** A row of the console's list that is dragged: where it would stand, what is said of it, and how it is dropped or left. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Element, Node } from "../../paint/js/dom.mjs";
import { read } from "../../paint/js/html.mjs";

const PAGE = '<html><body><ol data-slot="programme"></ol></body></html>';
const [ROW_PX, WIDTH_PX] = [20, 100];
globalThis.Node = Node;
globalThis.document = read(PAGE);
const { RowDrag, dropPlace } = await import("../../../interp/web/static/js/console/row_drag.js");

const speech = (id, status = "planned") => ({ status, speech: { id }, entry: { desk: {} } });
const item = { item: { id: "i" }, speeches: [speech("done", "done"), speech("a"), speech("b"), speech("c"), speech("d"), speech("e")] };
const shownAs = (...rows) => rows.map((each) => ({ ids: [each].flat() }));

test("an entry is dropped above or below a row, and never before who was called, nor out of its item", () => {
  const shown = shownAs("other item", "i", "done", "a", "b", "c", "d", "e", "next item", "x");
  const place = (row, isLower) => dropPlace(item.speeches, shown, "c", { at: shown.findIndex(({ ids }) => ids[0] === row), isLower });
  assert.deepEqual([["d", true], ["d", false], ["e", true], ["a", false], ["a", true], ["b", false]].map((each) => place(...each)),
    ["d", undefined, "e", "done", "a", "a"]);
  assert.deepEqual([place("b", true), place("c", false), place("c", true)], [undefined, undefined, undefined]);
  for (const row of ["other item", "i", "done"]) assert.deepEqual([place(row, false), place(row, true)], ["done", "done"], row);
  for (const row of ["next item", "x"]) assert.deepEqual([place(row, false), place(row, true)], ["e", "e"], row);
});

test("the heading of a folded group stands for all of it, that of an unfolded one for the place before its first", () => {
  const folded = shownAs("i", "done", [], "a", ["b", "c", "d"], [], "e");
  const place = (at, isLower, id = "a") => dropPlace(item.speeches, folded, id, { at, isLower });
  assert.deepEqual([place(4, true), place(4, false), place(5, true), place(6, true)], ["d", undefined, "d", "e"]);
  assert.deepEqual([place(2, true, "e"), place(2, false, "e"), place(4, false, "e")], ["done", "done", "a"]);
});

test("who alone waits stands where it is, and the first of a list may be none", () => {
  const alone = [speech("done", "done"), speech("a")];
  assert.equal(dropPlace(alone, shownAs("i", "done", "a"), "a", { at: 1, isLower: false }), undefined);
  assert.equal(dropPlace([speech("a"), speech("b")], shownAs("i", "a", "b"), "b", { at: 1, isLower: false }), null);
});

const frames = [];
const heard = { list: {}, document: {} };
const said = { asked: [], selected: [] };
/** @type {any} */
let here;

/** A list with its rows from 0 px down, each as high as the others. */
/** What each test begins with. */
function begin() {
  document.body.replaceChildren(...read(PAGE).body.childNodes);
  const list = document.querySelector("ol");
  const rows = ["item:i", ...item.speeches.map((each) => `speech:${each.speech.id}`)].map((pick) => {
    const row = new Element("li");
    row.setAttribute("data-pick", pick);
    return row;
  });
  list.append(...rows);
  const box = (node, top, height) => { node.getBoundingClientRect = () => ({ left: 0, right: WIDTH_PX, top, bottom: top + height }); };
  box(list, 0, rows.length * ROW_PX);
  rows.forEach((row, place) => box(row, place * ROW_PX, ROW_PX));
  Object.assign(heard, { list: {}, document: {} });
  Object.assign(said, { asked: [], selected: [] });
  frames.length = 0;
  list.addEventListener = (name, does) => { heard.list[name] = does; };
  list.setPointerCapture = () => {};
  document.addEventListener = (name, does, { signal }) => {
    heard.document[name] = (event) => signal.aborted || does(event);
  };
  document.elementFromPoint = (_, y) => rows[Math.floor(y / ROW_PX)];
  document.scrollingElement = { scrollTop: 0 };
  Object.assign(globalThis, { innerHeight: 600, getComputedStyle: () => ({ overflowY: "auto" }), requestAnimationFrame: (does) => frames.push(does) });
  const items = [item];
  const picked = {
    items: () => items, select: (pick) => said.selected.push(pick),
    shownRows: () => rows.map((node) => ({ node, ids: [node.dataset.pick.split(":")[1]] })),
  };
  const places = {
    named: (entry, _, after) => `${entry.speech.id} after ${after}`, stays: (entry) => `${entry.speech.id} stays`,
    ask: (entry, _, after) => said.asked.push([entry.speech.id, after]),
  };
  here = { list, rows, items };
  new RowDrag(list, picked, places);
}

const row = (id) => here.rows.find((each) => each.dataset.pick.endsWith(`:${id}`));
const down = (id, more = {}) => heard.list.pointerdown({ target: row(id), button: 0, isPrimary: true, pointerId: 1, pointerType: "mouse",
  clientX: 50, clientY: row(id).getBoundingClientRect().top + 10, ...more });
const fire = (name, more = {}) => heard.document[name]?.({ pointerId: 1, ...more });
const move = (id, { lower = true, x = 50 } = {}) => {
  fire("pointermove", { clientX: x, clientY: row(id).getBoundingClientRect().top + (lower ? 15 : 5) });
  frames.splice(0).forEach((does) => does());
};
const words = () => document.querySelector(".dragged")?.textContent ?? null;
const lines = () => here.rows.filter((each) => each.hasAttribute("data-drop")).map((each) => [each.dataset.pick, each.dataset.drop]);
/** Whether the click that a browser sends after the pointer went up still reaches the list. */
function clicks() {
  let stopped = false;
  heard.list.click({ stopImmediatePropagation: () => { stopped = true; } });
  return !stopped;
}

test("the place is named and marked while a row is dragged, and dropped there why is asked", () => {
  begin();
  down("b");
  move("d");
  assert.deepEqual([said.selected, words(), lines()], [[], "b after d", [["speech:d", "after"]]]);
  move("a", { lower: false });
  assert.deepEqual([words(), lines()], ["b after done", [["speech:done", "after"]]]);
  fire("pointerup");
  assert.deepEqual(said.selected, ["speech:b"]);
  assert.deepEqual([said.asked, words(), lines(), document.body.classList.contains("dragging")], [[["b", "done"]], null, [], false]);
  assert.deepEqual([clicks(), clicks()], [false, true]);
});

test("a press is none, nor is a drop where it was or beside the list, and Escape leaves it", () => {
  begin();
  down("b");
  fire("pointermove", { clientX: 51, clientY: 72 });
  fire("pointerup");
  assert.deepEqual([words(), said.selected, clicks()], [null, [], true]);
  down("b");
  move("d");
  move("b");
  assert.deepEqual([words(), lines()], ["b stays", []]);
  fire("pointerup");
  down("b");
  move("d");
  move("d", { x: WIDTH_PX + 1 });
  assert.deepEqual([words(), lines()], ["b stays", []]);
  fire("pointerup");
  down("b");
  move("d");
  const kept = { preventDefault: () => {}, stopPropagation: () => {} };
  fire("keydown", { key: " ", ...kept });
  assert.equal(words(), "b after d");
  fire("keydown", { key: "Escape", ...kept });
  assert.deepEqual([words(), lines()], [null, []]);
  fire("pointerup");
  down("b");
  move("d");
  fire("pointercancel");
  fire("pointerup");
  assert.deepEqual([said.asked, words()], [[], null]);
});

test("only an entry that waits is dragged, by the main button; by touch one that is selected", () => {
  begin();
  for (const [id, more] of [["done"], ["i"], ["b", { button: 2 }], ["b", { isPrimary: false }], ["b", { pointerType: "touch" }]]) {
    down(id, more);
    move("e");
    assert.equal(words(), null);
  }
  row("b").setAttribute("aria-selected", "true");
  down("b", { pointerType: "touch" });
  fire("pointermove", { pointerId: 2, clientX: 50, clientY: 130 });
  assert.equal(words(), null);
  move("e");
  assert.equal(words(), "b after e");
});

test("who is called meanwhile is dragged no more, and the list's change moves the place", () => {
  begin();
  down("b");
  move("d");
  here.items[0] = { ...item, speeches: item.speeches.filter((each) => each.speech.id !== "d") };
  frames.splice(0).forEach((does) => does());
  assert.equal(words(), "b after c");
  here.items[0] = { ...item, speeches: item.speeches.map((each) => (each.speech.id === "b" ? speech("b", "on_floor") : each)) };
  frames.splice(0).forEach((does) => does());
  fire("pointerup");
  assert.deepEqual([words(), said.asked], [null, []]);
});

test("near the edges of what is seen the list scrolls", () => {
  begin();
  Object.defineProperties(here.list, { scrollHeight: { value: 900 }, clientHeight: { value: 140 } });
  here.list.scrollTop = 100;
  down("b");
  move("c");
  assert.equal(here.list.scrollTop, 100);
  move("i", { lower: false });
  assert.equal(here.list.scrollTop, 92);
  move("e");
  assert.equal(here.list.scrollTop, 100);
});
