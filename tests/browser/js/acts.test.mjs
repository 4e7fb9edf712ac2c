import assert from "node:assert/strict";
import { test } from "node:test";

import { ConfirmQueue } from "../../../interp/web/static/js/desk/confirm_queue.js";
import { Acts } from "../../../interp/web/static/js/desk/editing/acts.js";

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
  acts.told = ({ done }) => [String(done.length)];
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

test("a sentence that had no text is not emptied again, and another document has its own acts", async () => {
  const { open, acts } = desk();
  acts.changed([{ segment: "s1", was: 0, now: 1 }]);
  await acts.undo();
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
