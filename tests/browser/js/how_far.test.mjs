/** A bar says how far work is, as the server counts it, and only of what takes longer than two seconds. */

import assert from "node:assert/strict";
import { test } from "node:test";

class Node {
  constructor(tag) {
    Object.assign(this, { tag, nodes: [], attributes: {} });
  }
  append(...nodes) {
    for (const each of nodes) {
      this.nodes.push(each);
      if (each instanceof Node) each.parent = this;
    }
  }
  replaceChildren(...nodes) {
    this.nodes = [];
    this.append(...nodes);
  }
  setAttribute(name, value) {
    this.attributes[name] = value;
  }
  removeAttribute(name) {
    delete this[name];
  }
  remove() {
    this.parent.nodes = this.parent.nodes.filter((each) => each !== this);
  }
  get children() {
    return this.nodes.filter((each) => each instanceof Node);
  }
  get text() {
    return this.nodes.map((each) => each.text ?? each).join("");
  }
}
globalThis.Node = Node;
globalThis.document = { createElement: (tag) => new Node(tag), createDocumentFragment: () => new Node("") };
const { HowFar } = await import("../../../interp/web/static/js/shared/how_far.js");
const { workName } = await import("../../../interp/web/static/js/shared/work_name.js");

const words = { raw: (key) => ({ "work.waiting": "in turn", "work.going": "at work", "work.count": "{done} of {total}" })[key] };

/** Follows a work whose states are given in turn; returns what was shown after each, and where bars stand. */
async function followed(states, answered, turns) {
  const place = new Node("div");
  const shown = [];
  const ask = async () => states.shift() ?? null;
  const wait = async () => {
    const [row] = place.children;
    if (row) {
      const [label, bar, said] = row.children;
      shown.push([label.text, bar.max ?? null, bar.value ?? null, said.text]);
    } else shown.push(null);
    await turns?.(shown.length);
  };
  await new HowFar(place, words, ask, wait).follow("w", "The file is read.", answered);
  return { place, shown };
}

test("a bar waits, is at work, and counts what is done until the answer comes", async () => {
  let done;
  const answered = new Promise((go) => { done = go; });
  const states = [
    { state: "waiting", done: 0, total: 0 }, { state: "working", done: 0, total: 0 }, { state: "working", done: 30, total: 90 },
    null, { state: "working", done: 60, total: 90 },
  ];
  const { place, shown } = await followed(states, answered, async (turn) => turn === 6 && done());
  assert.deepEqual(shown, [
    null,
    ["The file is read.", null, null, "in turn"], ["The file is read.", null, null, "at work"], ["The file is read.", 90, 30, "30 of 90"],
    ["The file is read.", 90, 30, "30 of 90"], ["The file is read.", 90, 60, "60 of 90"],
  ]);
  assert.deepEqual(place.children, []);
});

test("what is answered in time has no bar, nor has a download that ended before", async () => {
  assert.deepEqual((await followed([], Promise.resolve())).shown, [null]);
  assert.deepEqual((await followed([{ state: "ended", done: 0, total: 0 }], null)).shown, [null]);
});

test("the bar of a download leaves when the server has answered", async () => {
  const { place, shown } = await followed([{ state: "working", done: 1, total: 2 }, { state: "ended", done: 2, total: 2 }], null);
  assert.equal(shown.length, 2);
  assert.deepEqual(place.children, []);
});

test("each work has a name of its own that the server takes", () => {
  const names = new Set(Array.from({ length: 50 }, workName));
  assert.equal(names.size, 50);
  for (const name of names) assert.match(name, /^[0-9a-f]{32}$/u);
});
