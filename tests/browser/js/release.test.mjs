/** What the desk's form says becomes readable, to whom and when. */

import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.addEventListener ??= () => {};
const { Release } = await import("../../../interp/web/static/js/desk/release.js");

/** A form with fields of these values, and what it says. */
function filled(values) {
  const elements = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { name, value }]));
  const says = { textContent: "" };
  const form = Object.assign(new EventTarget(), { elements, querySelector: () => says });
  return { elements, says, release: new Release(form, { raw: (key) => key }) };
}

for (const [values, key] of [
  [{ release: "desk", visibility: "drafts", speech: "s1" }, "desk"],
  [{ release: "booths", visibility: "drafts", speech: "s1" }, "booths"],
  [{ release: "as_delivered", visibility: "desk", speech: "s1" }, "booths"],
  [{ release: "as_delivered", visibility: "reviewed", speech: "s1" }, "as_delivered"],
  [{ release: "as_delivered", visibility: "reviewed", speech: "" }, "no_speech"],
  [{ release: "now", visibility: "reviewed", speech: "s1" }, "reviewed"],
]) {
  test(`released ${Object.values(values).join(", ")} it says ${key}`, () => {
    const { says, release } = filled(values);
    release.say();
    assert.equal(says.textContent, `release_says.${key}`);
  });
}

test("a statement is proposed as delivered, another document now", () => {
  const { elements, release } = filled({ release: "now", visibility: "original", speech: "s1", kind: "statement" });
  release.say();
  assert.equal(elements.release.value, "as_delivered");
  elements.kind.value = "note";
  release.say();
  assert.equal(elements.release.value, "now");
});
