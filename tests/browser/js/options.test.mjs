import assert from "node:assert/strict";
import { test } from "node:test";
import { Part } from "./drawn_parts.mjs";

const { OptionDialog } = await import("../../../interp/web/static/js/console/options.js");

/** A dialog over three names, and what was chosen in it. */
function dialog(more = {}) {
  const parts = Object.fromEntries(["d", "d-form", "l"].map((name) => [name, new Part()]));
  document.querySelector = (where) => parts[/data-slot="([^"]+)"/u.exec(where)?.[1]] ?? null;
  const q = new Part({ tagName: "INPUT" });
  parts["d-form"].elements = { q };
  let isOpen = false;
  Object.assign(parts.d, { showModal: () => { isOpen = true; }, close: () => { isOpen = false; } });
  const chosen = [];
  const made = new OptionDialog("d", "l", {
    find: (typed) => ["Cuba", "Chad", "Chile"].filter((each) => each.startsWith(typed)), draw: (row) => [row], chosen: (row) => chosen.push(row), ...more });
  const press = (key, event = {}) => parts["d-form"].heard.keydown({ key, target: q, preventDefault: () => {}, ...event });
  const type = (typed) => {
    q.value = typed;
    q.heard.input();
  };
  return { made, chosen, press, type, parts, isOpen: () => isOpen };
}

test("letters find, arrows select and stop at both ends, Enter chooses and closes", () => {
  const at = dialog();
  at.made.open();
  at.type("Ch");
  for (const key of ["ArrowUp", "ArrowDown", "ArrowDown"]) at.press(key);
  assert.equal(at.made.options.selected, "Chile");
  at.press("Enter", { isComposing: true });
  at.press("Enter", { target: { tagName: "BUTTON" } });
  assert.deepEqual([at.chosen, at.isOpen()], [[], true]);
  at.press("Enter");
  assert.deepEqual([at.chosen, at.isOpen()], [["Chile"], false]);
});

test("nothing is chosen where nothing was found, by Cancel, or by a key that is taken before", () => {
  const at = dialog({ key: ({ key }) => key === "2" });
  at.made.open();
  at.type("Norway");
  at.press("Enter");
  at.press("2");
  at.parts["d-form"].heard.submit({ submitter: { value: "cancel" } });
  assert.deepEqual(at.chosen, []);
  at.type("Cuba");
  at.parts["d-form"].heard.submit({ submitter: { value: "choose" } });
  assert.deepEqual(at.chosen, ["Cuba"]);
});
