/** The console says of each list where it went and where it came from; one button carries it over or takes it back. */
import assert from "node:assert/strict";
import { test } from "node:test";
import "./drawn_parts.mjs";

const { CarryDialog, offered } = await import("../../../interp/web/static/js/console/carry_dialog.js");
const title = (text) => ({ text, language: "en", standing: "original" });
const words = { language: "en", raw: (key) => `${key} {item} {meeting} {n}`, has: () => false };
const rows = [{ item: { id: "i3", title: title("Discussion") }, status: "open", speeches: [] }];

function dialog(lists) {
  const drawn = [];
  const target = { hidden: false, replaceChildren: (...nodes) => drawn.push(nodes) };
  document.querySelector = (selector) => (selector === '[data-slot="carried"]' ? target : null);
  const made = new CarryDialog({ words, view: { meeting: { id: "m1" } } }, { lists: () => lists, items: () => rows }, () => {});
  return { made, drawn };
}

const carried = { meeting: "m2", title: title("Afternoon"), list: "l2", item: "i3", entries: 4, standing: "carried_over" };
const list = { id: "l1", items: ["i3"], carried: null, received: null };

test("a line for each list that went or came, none for one that is back, drawn again only when something changed", () => {
  const lists = [{ ...list, carried }, { ...list, received: { meeting: "m0", title: title("Morning") } },
    { ...list, carried: { ...carried, standing: "returned" } }];
  const { made, drawn } = dialog(lists);
  made.draw();
  made.draw();
  assert.equal(drawn.length, 1);
  const said = drawn[0].map((node) => node.textContent);
  assert.equal(said.length, 2);
  assert.match(said[0], /carry\.carried_over.*Discussion.*Afternoon.*4/u);
  assert.match(said[1], /carry\.received.*Discussion.*Morning/u);
});

test("the button says what it does", () => {
  const label = (given) => dialog([given]).made.part(given, []).textContent;
  assert.match(label(list), /carry\.open/u);
  assert.match(label({ ...list, carried }), /carry\.back/u);
  assert.match(label({ ...list, carried: { ...carried, standing: "refused" } }), /carry\.open/u);
});

test("items are offered that are not over; one with a list with entries is joined, but for one that came from here", () => {
  const row = (id, status = "planned", entry = null) => ({ item: { id, kind: "floor_round" }, status, speeches: [{ entry }] });
  const items = [row("done", "done"), row("joined", "planned", { list: "l1" }), row("empty"), row("back", "planned", { list: "l3" }), row("free")];
  const lists = [["l1", "joined"], ["l2", "empty"], ["l3", "back"]].map(([id, item]) => ({ id, items: [item], received: null }));
  lists[2].received = { meeting: "m1" };
  assert.deepEqual(offered({ items, lists }, "m1").map(({ item, joins }) => [item.id, joins]),
    [["joined", true], ["empty", false], ["back", false], ["free", false]]);
  assert.deepEqual(offered(null, "m1"), []);
});
