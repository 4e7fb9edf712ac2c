import assert from "node:assert/strict";
import { test } from "node:test";
import { isTaken, listen, stroke } from "../../../interp/web/static/js/shared/keyboard.js";

const body = { tagName: "BODY", closest: () => null };

function press(key, more = {}) {
  let prevented = false;
  return { key, code: "", target: body, preventDefault: () => { prevented = true; }, get prevented() { return prevented; }, ...more };
}

function keyboard(bindings) {
  let handler = null;
  const keys = listen(bindings, { target: { addEventListener: (_, each) => { handler = each; } } });
  return { keys, type: (event) => handler(event) };
}

function counter() {
  const count = () => { count.times += 1; };
  count.times = 0;
  return count;
}

test("a stroke has a name", () => {
  assert.equal(stroke(press(" ")), "Space");
  assert.equal(stroke(press("n")), "N");
  assert.equal(stroke(press("ArrowUp", { ctrlKey: true, altKey: true })), "Ctrl+Alt+ArrowUp");
});

test("a bound key acts and is taken from the browser", () => {
  const next = counter();
  const event = press(" ");
  keyboard({ Space: next }).type(event);
  assert.equal(next.times, 1);
  assert.equal(event.prevented, true);
});

test("a key held down acts once", () => {
  const next = counter();
  keyboard({ N: next }).type(press("n", { repeat: true }));
  assert.equal(next.times, 0);
});

test("letters are typed, not obeyed, in a field", () => {
  assert.equal(isTaken(press("n", { target: { tagName: "INPUT" } })), true);
});

test("Space on a button presses that button", () => {
  const button = { tagName: "BUTTON", closest: (what) => (what.includes("button") ? {} : null) };
  assert.equal(isTaken(press(" ", { target: button })), true);
  assert.equal(isTaken(press("n", { target: button })), false);
});

test("single keys can be switched off, strokes with Alt stay", () => {
  const [single, held] = [counter(), counter()];
  const { keys, type } = keyboard({ N: single, "Alt+ArrowUp": held });
  keys.turn(false);
  type(press("n"));
  type(press("ArrowUp", { altKey: true }));
  assert.deepEqual([single.times, held.times], [0, 1]);
});

test("letters work by their place on an Arabic or Russian keyboard", () => {
  const arm = counter();
  keyboard({ A: arm }).type(press("ф", { code: "KeyA" }));
  assert.equal(arm.times, 1);
});

test("a Latin letter means itself, wherever the key is", () => {
  const wrong = counter();
  keyboard({ W: wrong }).type(press("z", { code: "KeyW" }));
  assert.equal(wrong.times, 0);
});

test("digits work on a keyboard whose top row has other signs", () => {
  const french = counter();
  keyboard({ 4: french }).type(press("'", { code: "Digit4" }));
  assert.equal(french.times, 1);
});
