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

/** Each case: the key that a layout sends, what it is on, and the binding that must act, if any. */
const LAYOUTS = [
  ["AZERTY A is A", { key: "a", code: "KeyQ" }, "A"],
  ["QWERTZ Z is Z", { key: "z", code: "KeyY" }, "Z"],
  ["AZERTY 2 without Shift", { key: "é", code: "Digit2" }, "2"],
  ["AZERTY 2 with Shift", { key: "2", code: "Digit2", shiftKey: true }, "2"],
  ["a sign above an American digit is not the digit", { key: "@", code: "Digit2", shiftKey: true }, ""],
  ["QWERTZ / is above 7", { key: "/", code: "Digit7", shiftKey: true }, "/"],
  ["QWERTZ - is not /", { key: "_", code: "Slash", shiftKey: true }, ""],
  ["AZERTY ! is not /", { key: "!", code: "Slash" }, ""],
  ["Dvorak . is not E", { key: ".", code: "KeyE" }, ""],
  ["a Latin letter with an accent is not its neighbour's letter", { key: "ü", code: "KeyW" }, ""],
  ["Greek", { key: "α", code: "KeyA" }, "A"],
  ["Arabic, one key for two letters", { key: "لا", code: "KeyB" }, "B"],
  ["Arabic digit", { key: "٤", code: "Digit4" }, "4"],
  ["Arabic question mark", { key: "؟", code: "Slash", shiftKey: true }, "?"],
  ["Russian / by its place", { key: ".", code: "Slash" }, "/"],
  ["a wide question mark of a Chinese input method", { key: "？", code: "Slash", shiftKey: true }, "?"],
  ["number pad", { key: "4", code: "Numpad4" }, "4"],
  ["number pad without NumLock is an arrow", { key: "ArrowLeft", code: "Numpad4" }, ""],
];
for (const [name, { key, ...more }, wanted] of LAYOUTS) {
  test(`keys as their caps say: ${name}`, () => {
    const acted = [];
    const bound = [..."ABEQWZ247/?"].map((each) => [each, () => acted.push(each)]);
    keyboard(Object.fromEntries(bound)).type(press(key, more));
    assert.deepEqual(acted, wanted ? [wanted] : []);
  });
}

test("after a Greek letter the sign on the key of Q is Q, after a Latin one it is not", () => {
  const point = counter();
  const { type } = keyboard({ Q: point });
  type(press(";", { code: "KeyQ" }));
  type(press("α", { code: "KeyA" }));
  type(press(";", { code: "KeyQ" }));
  type(press("x", { code: "KeyX" }));
  type(press(";", { code: "KeyQ" }));
  assert.equal(point.times, 1);
});

test("nothing acts while an input method composes, nor by the key that ends it", () => {
  const next = counter();
  const { type } = keyboard({ N: next, Space: next, Enter: next });
  type(press("n", { isComposing: true }));
  type(press("Process", { code: "KeyN" }));
  type(press("Enter", { keyCode: 229 }));
  assert.equal(next.times, 0);
});

test("an open menu keeps its keys", () => {
  const item = { tagName: "BUTTON", closest: (what) => (what.includes('role="menu"') ? {} : null) };
  assert.equal(isTaken(press("n", { target: item })), true);
  assert.equal(isTaken(press(" ", { target: item })), true);
});

test("a field of a dialog or menu that was closed this moment takes no key", () => {
  for (const closed of ["dialog:not([open])", "details:not([open]) > :not(summary)"]) {
    const field = { tagName: "INPUT", closest: (wanted) => (wanted.split(", ").includes(closed) ? {} : null) };
    assert.equal(isTaken(press("F6", { target: field })), false);
  }
});
