/** A dialog of the booth takes the place of what else is open beside the floor, and is closed by Escape wherever one is. */

import assert from "node:assert/strict";
import { test } from "node:test";

const narrow = { matches: false };
const [listeners, menus, open] = [{}, [], []];
Object.assign(globalThis, {
  matchMedia: () => narrow,
  document: {
    addEventListener: (name, act) => { listeners[name] = act; },
    querySelectorAll: (wanted) => (wanted.startsWith("dialog") ? open : menus),
  },
});
const { openBesideFloor } = await import("../../../interp/web/static/js/booth/layout/beside_floor.js");

function fakeDialog() {
  const dialog = { did: [] };
  for (const name of ["show", "showModal", "close"]) dialog[name] = () => dialog.did.push(name);
  return dialog;
}

test("what is open there is closed, and the rest of the page stays in reach", () => {
  const [before, dialog, menu] = [fakeDialog(), fakeDialog(), { open: true }];
  menus.push(menu);
  open.push(before);
  openBesideFloor(dialog);
  assert.deepEqual([before.did, dialog.did, menu.open], [["close"], ["show"], false]);
});

test("Escape closes it, another key does not", () => {
  const dialog = fakeDialog();
  openBesideFloor(dialog);
  open.splice(0, open.length, dialog);
  listeners.keydown({ key: "a" });
  assert.deepEqual(dialog.did, ["show"]);
  listeners.keydown({ key: "Escape" });
  assert.deepEqual(dialog.did, ["show", "close"]);
});

test("in one column it stands over the page", () => {
  narrow.matches = true;
  const dialog = fakeDialog();
  openBesideFloor(dialog);
  assert.deepEqual(dialog.did, ["showModal"]);
});
