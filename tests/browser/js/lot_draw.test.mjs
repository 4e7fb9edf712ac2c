/** Lots are drawn by a button of the list's dialog for who waits for one, and the seed is told. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Part } from "./drawn_parts.mjs";

const { lotDraw, toDraw } = await import("../../../interp/web/static/js/console/lot_draw.js");
const row = (id, more = {}, status = "planned") => ({
  speech: { id }, status, entry: { list: "l1", desk: { reason: { within: "lot", lot: null, ...more } } },
});
const items = [{ speeches: [
  row("s1"), row("s2"), row("s3", { lot: 4 }), row("s4", { within: "inscribed" }), row("s5", {}, "absent"),
  { ...row("s6"), entry: { ...row("s6").entry, list: "l2" } }, { speech: { id: "s7" }, status: "planned", entry: null },
] }];
const words = { language: "en", raw: (key) => ({ "list.drawn": "{n} drawn with {seed}", "list.draw": "Draw {n}" })[key], has: () => false };

test("who waits in a band by lot and has none is drawn", () => {
  assert.deepEqual(toDraw(items, "l1").map(({ speech }) => speech.id), ["s1", "s2"]);
});

test("the button draws and tells the seed; a refusal is told by what asks, and no button stands where nobody waits for a lot", async () => {
  document.querySelector = () => ({ close: () => {} });
  const [sent, said] = [[], []];
  let isRefused = false;
  const does = {
    ask: async (...command) => {
      sent.push(command);
      return isRefused ? { ok: false } : { ok: true, id: "c9" };
    },
    say: (...what) => said.push(what),
  };
  const part = lotDraw({ words }, { id: "l1" }, items, does);
  const [button] = part.children;
  assert.ok(button instanceof Part && button.textContent === "Draw 2");
  const press = () => (button.heard.click ?? button.onclick)();
  await press();
  assert.deepEqual(sent, [["list.draw", { list: "l1" }]]);
  assert.equal(said[0][1].textContent, "2 drawn with c9");
  isRefused = true;
  await press();
  assert.equal(said.length, 1);
  assert.equal(lotDraw({ words }, { id: "l2" }, [{ speeches: [] }], does), null);
  document.querySelector = () => null;
});
