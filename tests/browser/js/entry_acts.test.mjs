/** Each key on an entry is one command, and one more key undoes it exactly. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Part } from "./drawn_parts.mjs";

const { EntryActs, actsOn, entryAct, isEntry } = await import("../../../interp/web/static/js/console/entry_acts.js");
const name = { text: "Norway", language: "en", standing: "original" };
const row = (more = {}, id = "s1") => ({
  speech: { id, person: null, party: { kind: "delegation", code: "NOR", name } }, status: "planned",
  entry: { desk: { standing: "inscribed", level: null, level_confirmed: false, reason: { place: null }, ...more } },
});
const before = (id) => ({ s1: "s0", s2: "s1", s3: "s2" })[id] ?? null;
const byHand = { reason: { place: { after: "x", reason: "request", words: "flight" } } };
const placed = (speech, after) => ["entry.place", { speech, after, reason: "request", words: "flight" }];

test("what a key does to an entry, and what undoes it", () => {
  const amend = (fields) => ["entry.amend", { speech: "s1", ...fields }];
  const restore = ["entry.restore", { speech: "s1" }];
  const minister = { level: "minister", level_confirmed: true };
  const expected = [
    ["confirm", {}, [amend({ confirmed: true })], [amend({ confirmed: false })]],
    ["confirm", { standing: "confirmed" }, [amend({ confirmed: false })], [amend({ confirmed: true })]],
    ["confirm", { level: "minister" }, [amend({ confirmed: true, level_confirmed: true })], [amend({ confirmed: false, level_confirmed: false })]],
    ["withdraw", {}, [["entry.withdraw", { speech: "s1" }]], [restore]],
    ["withdraw", { standing: "confirmed" }, [["entry.withdraw", { speech: "s1" }]], [restore, amend({ confirmed: true })]],
    ["vain", {}, [["entry.call_in_vain", { speech: "s1" }]], [restore]],
    ["vain", byHand, [["entry.call_in_vain", { speech: "s1" }]], [restore, placed("s1", "s0")]],
    ["replace", minister, [amend({ level: "chair_of_delegation", level_confirmed: true })], [amend(minister)]],
  ];
  for (const [act, more, commands, undo] of expected) assert.deepEqual(entryAct(act, row(more), before), { commands, undo }, act);
});

test("who was called in vain or withdrew is put back, whatever was done since, and that is undone too", () => {
  const out = (status) => ({ ...row(), status });
  const restored = (status) => entryAct("restore", out(status), before);
  assert.deepEqual(restored("absent"), { commands: [["entry.restore", { speech: "s1" }]], undo: [["entry.call_in_vain", { speech: "s1" }]] });
  assert.deepEqual(restored("skipped").undo, [["entry.withdraw", { speech: "s1" }]]);
});

test("no key is offered that does nothing to the selected row", () => {
  const waits = ["confirm", "swap", "place", "withdraw", "vain"];
  assert.deepEqual(actsOn(row()), waits);
  assert.deepEqual(actsOn(row({ level: "minister" })), [...waits, "replace"]);
  assert.deepEqual(actsOn(row({ level: "chair_of_delegation" })), waits);
  for (const status of ["absent", "skipped"]) assert.deepEqual(actsOn({ ...row(), status }), ["restore"]);
  assert.deepEqual(actsOn({ ...row({ carried_over: true }), status: "absent" }), []);
  for (const none of [null, { ...row(), status: "done" }, { ...row(), entry: null }]) assert.deepEqual(actsOn(none), []);
});

test("the keys shown are those of the selected row, and of the undo alone where none is selected", async () => {
  const keys = ["confirm", "restore", "swap", "replace", "place", "withdraw", "undo"].map((each) => new Part({ dataset: { do: `entry-${each}` } }));
  const bar = new Part();
  bar.querySelectorAll = () => keys;
  document.querySelector = () => bar;
  const shown = () => (bar.hidden ? [] : keys.filter((each) => !each.hidden).map((each) => each.dataset.do.slice("entry-".length)));
  let chosen = row();
  const words = { language: "en", raw: (key) => key, has: () => false };
  const acts = new EntryActs({ words }, { chosen: () => ({ speech: chosen }), before }, async () => ({ ok: true }), () => {});
  acts.draw();
  assert.deepEqual(shown(), ["confirm", "swap", "place", "withdraw"]);
  assert.equal(acts.does("replace"), false);
  assert.equal(acts.does("confirm", "restore"), true);
  await new Promise((resolve) => { setTimeout(resolve, 0); });
  chosen = { ...row(), status: "absent" };
  acts.draw();
  assert.deepEqual(shown(), ["restore", "undo"]);
  chosen = null;
  acts.draw();
  assert.deepEqual(shown(), ["undo"]);
  await acts.undo();
  assert.deepEqual(shown(), []);
  document.querySelector = () => null;
});

test("a place by hand is undone to where the entry stood, by the rules or by hand", () => {
  const place = { after: null, reason: "chair", words: "by agreement" };
  const restore = (speech) => ["entry.restore", { speech }];
  const made = entryAct("place", row(), before, place);
  assert.deepEqual(made, { commands: [["entry.place", { speech: "s1", ...place }]], undo: [restore("s1")] });
  assert.deepEqual(entryAct("place", row(byHand), before, place).undo, [placed("s1", "s0")]);
  const swapped = (one, other) => entryAct("swap", row(one, "s1"), before, row(other, "s2")).undo;
  assert.deepEqual(swapped({}, {}), [restore("s1"), restore("s2")]);
  assert.deepEqual(swapped(byHand, {}), [restore("s2"), placed("s1", "s0")]);
  assert.deepEqual(swapped(byHand, byHand), [placed("s1", "s0"), placed("s2", "s1")]);
  assert.deepEqual(entryAct("swap", row(byHand, "s2"), before, row(byHand, "s1")).undo, [placed("s1", "s0"), placed("s2", "s1")]);
});

test("only an entry that waits is acted on", () => {
  assert.deepEqual([row(), { ...row(), status: "done" }, { ...row(), entry: null }, null].map(isEntry), [true, false, false, false]);
});

test("two presses on two entries let them change places, and the undo puts both back; a refused act is not undone", async () => {
  const [sent, said] = [[], []];
  let chosen = row();
  let isRefused = false;
  const ask = async (command, args) => {
    sent.push([command, args]);
    return { ok: !isRefused };
  };
  document.querySelector = () => null;
  const words = { language: "en", raw: (key) => (key === "entry.done.swap" ? "{name}" : key), has: () => false };
  const acts = new EntryActs({ words }, { chosen: () => ({ speech: chosen }), before }, ask, (_, ...what) => said.push(what));
  acts.swap();
  chosen = row({}, "s2");
  acts.swap();
  const swapped = ["entry.swap", { speech: "s1", other: "s2" }];
  await new Promise((resolve) => { setTimeout(resolve, 0); });
  assert.deepEqual(sent, [swapped]);
  assert.equal(said.at(-1)[0].textContent, "Norway · Norway", "both are named");
  await acts.undo();
  await acts.undo();
  assert.deepEqual(sent, [swapped, ["entry.restore", { speech: "s1" }], ["entry.restore", { speech: "s2" }]]);
  acts.does("confirm");
  await acts.undo(); // pressed before the answer to the act has come
  assert.deepEqual(sent.splice(3).map(([, args]) => args.confirmed), [true, false]);
  isRefused = true;
  assert.equal(acts.does("withdraw"), true);
  await new Promise((resolve) => { setTimeout(resolve, 0); });
  await acts.undo();
  assert.equal(sent.length, 4);
  chosen = null;
  assert.equal(acts.does("confirm"), false);
});
