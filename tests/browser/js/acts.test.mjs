import assert from "node:assert/strict";
import { test } from "node:test";

import "./fake_document.mjs";

const { ConfirmQueue } = await import("../../../interp/web/static/js/desk/confirm_queue.js");
const { Acts } = await import("../../../interp/web/static/js/desk/editing/acts.js");

/** An open document whose sentence s1 is at a revision; taking back makes one more, or is refused when it is not the newest. */
function desk() {
  const said = [];
  const now = { s1: 3 };
  const open = {
    document: { id: "d1" }, working: "fr", lines: [{ id: "s1", place: 1 }], current: {}, words: { raw: (key) => key },
    confirms: new ConfirmQueue(), pane: { say: (...parts) => said.push(...parts) }, moved: () => {},
    api: {
      post: async (path, { chosen: [{ segment, from_revision: from, back }] }) => {
        open.asked = [path, from, back];
        if (from !== now[segment]) return { ok: false, error: { message: "stale" } };
        now[segment] += 1;
        return { ok: true, done: [{ segment, was: from, revision: { revision: now[segment] } }], refused: [] };
      },
    },
  };
  const acts = new Acts(open);
  acts.told = ({ done, refused }) => [String(done.length), ...refused.map(({ message }) => message)];
  return { open, acts, said };
}

test("acts on one sentence are taken back in turn, each from the revision that the last restoring made", async () => {
  const { open, acts } = desk();
  acts.changed([{ segment: "s1", was: 1, now: 2 }]);
  acts.changed([{ segment: "s1", was: 2, now: 3 }]);
  await acts.undo();
  assert.deepEqual(open.asked, ["/documents/d1/editing/fr/take_back", 3, 2]);
  await acts.undo();
  assert.deepEqual(open.asked.slice(1), [4, 1]);
});

test("a first text stays and is told of, in place of an earlier act, and another document has its own acts", async () => {
  const { open, acts, said } = desk();
  acts.did(() => ["earlier"]);
  acts.changed([{ segment: "s1", was: 0, now: 1 }]);
  await acts.undo();
  assert.deepEqual([said[0], said.includes("earlier")], ["desk.first_text", false]);
  await acts.undo();
  assert.equal(said.at(-1), "earlier");
  acts.changed([{ segment: "s1", was: 2, now: 3 }]);
  acts.clear();
  await acts.undo();
  assert.equal(open.asked, undefined);
});

test("an act that is still being saved is waited for, and taken back", async () => {
  const { open, acts, said } = desk();
  const held = {};
  open.confirms.add(() => new Promise((resolve) => { held.resolve = resolve; })).then(() => acts.changed([{ segment: "s1", was: 2, now: 3 }]));
  const undone = acts.undo();
  await Promise.resolve();
  assert.deepEqual(said, []);
  held.resolve();
  await undone;
  assert.deepEqual([open.asked.slice(1), said], [[3, 2], ["1"]]);
});

test("an act that could not be taken back can be again, before those done after it", async () => {
  const { open, acts, said } = desk();
  const { post } = open.api;
  acts.changed([{ segment: "s1", was: 2, now: 3 }]);
  open.api.post = async () => {
    acts.did(() => ["later"]); // done while the answer was on its way
    return { ok: false, error: { message: "not sent" } };
  };
  await acts.undo();
  open.api.post = post;
  for (let time = 0; time < 3; time += 1) await acts.undo();
  assert.deepEqual(said, ["not sent", "later", "1", "desk.nothing_undone"]);
});

test("two that are taken back at once follow each other", async () => {
  const { open, acts } = desk();
  acts.changed([{ segment: "s1", was: 1, now: 2 }]);
  acts.changed([{ segment: "s1", was: 2, now: 3 }]);
  await Promise.all([acts.undo(), acts.undo()]);
  assert.deepEqual(open.asked.slice(1), [4, 1]);
});

test("what is to be taken back is not looked for in a document opened meanwhile", async () => {
  const { open, acts, said } = desk();
  acts.changed([{ segment: "s1", was: 2, now: 3 }]);
  const undone = acts.undo();
  acts.clear();
  acts.did(() => ["another document"]);
  await undone;
  assert.deepEqual([open.asked, said], [undefined, []]);
});

/** So many sentences at revision 1, and a service that answers so many requests and no more. */
function many(count, answered) {
  const { open, acts, said } = desk();
  const asked = [];
  open.api.post = async (path, { chosen }) => {
    asked.push(chosen.length);
    if (asked.length > answered) return { ok: false, error: { code: "unsent", message: "not sent" } };
    return { ok: true, done: chosen.map(({ segment }) => ({ segment, was: 1, revision: { revision: 2 } })), refused: [] };
  };
  const chosen = Array.from({ length: count }, (_, place) => ({ segment: `s${place}`, from_revision: 1 }));
  return { open, acts, said, asked, chosen };
}

test("more than 500 sentences are sent in several requests, of which one outcome is returned", async () => {
  const { acts, asked, chosen } = many(1_001, 9);
  const { done, refused, unsent } = await acts.batch("approve", { chosen });
  assert.deepEqual([asked, done.length, refused, unsent], [[500, 500, 1], 1_001, [], []]);
});

test("where a request fails the rest is not sent, and is told of with the reason", async () => {
  const { acts, asked, chosen } = many(1_600, 1);
  const { done, refused, unsent } = await acts.batch("approve", { chosen });
  assert.deepEqual([asked, done.length, unsent.length], [[500, 500], 500, 1_100]);
  assert.deepEqual([refused.length, refused[0]], [1_100, { segment: "s500", message: "not sent" }]);
  assert.equal((await many(3, 0).acts.batch("approve", { chosen })).ok, false);
});

test("of an act that was taken back in part, the rest is taken back the next time", async () => {
  const { open, acts, asked, chosen, said } = many(600, 1);
  acts.changed(chosen.map(({ segment }) => ({ segment, was: 1, now: 2 })));
  await acts.undo();
  assert.deepEqual([asked, said[0]], [[500, 100], "500"]);
  open.api.post = async (path, message) => {
    asked.push(message.chosen.map(({ segment }) => segment).at(0));
    return { ok: true, done: [], refused: [] };
  };
  await acts.undo();
  await acts.undo();
  assert.deepEqual([asked.slice(2), said.at(-1)], [["s500"], "desk.nothing_undone"]);
});

test("nothing of a batch goes to a document opened meanwhile", async () => {
  const { open, acts, asked, chosen } = many(501, 9);
  const { post } = open.api;
  open.api.post = (...args) => {
    acts.clear();
    return post(...args);
  };
  assert.deepEqual([await acts.batch("approve", { chosen }), asked], [null, [500]]);
});

test("an act that is refused for good is not tried again", async () => {
  const { open, acts, said } = desk();
  open.api.post = async () => ({ ok: false, error: { code: "refused", message: "gone" } });
  acts.did(async () => [(await acts.post("terms/take_back", {})).error.message]);
  await acts.undo();
  await acts.undo();
  assert.deepEqual(said, ["gone", "desk.nothing_undone"]);
});
