import assert from "node:assert/strict";
import { test } from "node:test";
import { CaptionWindow } from "../../../interp/web/static/js/reader/caption_window.js";

const HEIGHT = 300; // of the window
const LINE = 100;
globalThis.matchMedia = () => ({ matches: false });

/** A window on one sentence, bottom-aligned as the page's; `clauses` are so many lines each. */
function sentence() {
  const clauses = [];
  const lines = () => clauses.reduce((sum, { size }) => sum + size, 0);
  const said = { offsetTop: 0 };
  const cue = {
    isConnected: true, getBoundingClientRect: () => ({ top: 0, bottom: 0 }), querySelector: () => said,
    querySelectorAll: () => clauses,
  };
  const list = {
    get lastElementChild() { return cue; }, get offsetHeight() { return lines() * LINE; }, offsetTop: 0, children: [cue],
    get parentElement() { return { offsetTop: 0, offsetHeight: lines() * LINE }; },
  };
  const box = { clientHeight: HEIGHT, scrollTop: 0, addEventListener: () => undefined };
  const window = new CaptionWindow(box, list, {});
  const say = (...sizes) => window.change(() => {
    for (const size of sizes) clauses.push({ size, offsetTop: lines() * LINE, dataset: { number: clauses.length + 1 } });
  });
  const first = () => (lines() * LINE - HEIGHT + box.scrollTop) / LINE; // the line at the top of the window
  return { say, first, redraw: () => window.change(() => undefined) };
}

test("a sentence that fits is whole, at the end of the window", () => {
  const { say, first } = sentence();
  say(1);
  say(2);
  assert.equal(first(), 0);
});

test("a sentence higher than the window that came at once begins in the window, also when it is drawn again", () => {
  const { say, first, redraw } = sentence();
  say(2, 2, 2);
  assert.equal(first(), 0);
  redraw();
  assert.equal(first(), 0);
});

test("when more of it comes, the window begins with that, or has it at the end where it fits", () => {
  const { say, first } = sentence();
  say(2, 2, 2);
  say(4, 1);
  assert.equal(first(), 6);
  say(1);
  assert.equal(first(), 9);
});
