import assert from "node:assert/strict";
import { test } from "node:test";

import { HOLD_MS, longPress } from "../../../interp/web/static/js/booth/long_press.js";

/** A button and timers that run only when told to. */
function pressed() {
  const button = new EventTarget();
  const due = new Map();
  const timers = { setTimeout: (act, ms) => due.set(due.size + 1, { act, ms }).size, clearTimeout: (id) => due.delete(id) };
  const log = [];
  const { begin, end } = longPress(button, () => log.push("act"), (held) => log.push(held), timers);
  const fire = (name, more = {}) => button.dispatchEvent(Object.assign(new Event(name), more));
  const wait = () => [...due.values()].forEach(({ act, ms }) => ms === HOLD_MS && act());
  return { log, fire, wait, begin, end };
}

test("a press that is held acts once", () => {
  for (const start of [["pointerdown"], ["keydown", { key: "Enter" }], ["keydown", { key: " " }]]) {
    const { log, fire, wait } = pressed();
    fire(...start);
    wait();
    fire("pointerup");
    assert.deepEqual(log, [true, false, "act"]);
  }
});

test("a press that ends early does nothing", () => {
  for (const end of [["pointerup"], ["pointerleave"], ["pointercancel"], ["blur"], ["keyup", { key: "Enter" }]]) {
    const { log, fire, wait } = pressed();
    fire("pointerdown");
    fire(...end);
    wait();
    assert.deepEqual(log, [true, false]);
  }
});

test("a key that repeats begins nothing anew, and another key nothing at all", () => {
  const { log, fire, wait } = pressed();
  fire("keydown", { key: "Enter", repeat: true });
  fire("keydown", { key: "a" });
  wait();
  assert.deepEqual(log, []);
});

test("its own key holds it like a pointer", () => {
  const held = pressed();
  held.begin();
  held.begin();
  held.wait();
  held.end();
  assert.deepEqual(held.log, [true, false, "act"]);
});
