import assert from "node:assert/strict";
import { test } from "node:test";

class Fake {
  constructor(tag = "") {
    Object.assign(this, { tag, nodes: [], attributes: {}, dataset: {} });
  }

  setAttribute(name, value) {
    this.attributes[name] = value;
  }

  append(...nodes) {
    this.nodes.push(...nodes);
  }

  get textContent() {
    return this.nodes.map((each) => (each instanceof Fake ? each.textContent : String(each))).join("");
  }
}

Object.assign(globalThis, {
  Node: Fake, document: { createElement: (tag) => new Fake(tag), createDocumentFragment: () => new Fake() },
});
const { readersNodes } = await import("../../../interp/web/static/js/shared/text_hand.js");
const { behindNodes } = await import("../../../interp/web/static/js/shared/readers_behind.js");
const { speakerOf } = await import("../../../interp/web/static/js/shared/words.js");

const words = speakerOf({
  "readers.behind": ["{n} is behind", "{n} are behind"], "readers.room": "Room screens: {n}",
  "readers.overlay": "Overlays: {n}", "readers.phones": "Phones: {n}",
}, "en");
const said = (nodes) => nodes.map((each) => each.textContent ?? each).join("");

test("nothing is said while nobody is behind", () => {
  for (const n of [0, undefined]) assert.deepEqual(behindNodes(n, words), []);
});

test("how many are behind is said in words, in the form of the number", () => {
  assert.equal(said(behindNodes(1, words)), " ▲ 1 is behind");
  assert.equal(said(behindNodes(7, words)), " ▲ 7 are behind");
});

test("it stands beside the output it is true of", () => {
  const told = {
    outputs: { room: 2, overlay: 1 }, outputs_behind: { room: 0, overlay: 1 },
    attendees: { ar: 3, fr: 5 }, attendees_behind: { fr: 2 },
  };
  const all = "Room screens: 2 · Overlays: 1 ▲ 1 is behind · Phones: 8 · AR 3 · FR 5 ▲ 2 are behind";
  assert.equal(said(readersNodes(told, words)), all);
});
