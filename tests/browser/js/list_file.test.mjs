/** A file of speakers: what it says is shown before anything is inscribed, and what is inscribed afterwards. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Part } from "./drawn_parts.mjs";

const { checked, done, listFile } = await import("../../../interp/web/static/js/console/list_file.js");
const words = { language: "fr", raw: (key) => key, has: () => false, say: (key) => key };
const shown = (nodes) => nodes.map((each) => each.textContent).join(" ");
const settled = () => new Promise((resolve) => { setTimeout(resolve, 0); });

function find(node, wanted) {
  if (wanted(node)) return node;
  return (node.children ?? []).map((each) => find(each, wanted)).find(Boolean);
}

test("what can be inscribed is counted, each other line told, and a button offers the first", () => {
  const nodes = checked(words, { ok: true, ready: 2, faults: ["Line 3: no."] }, () => {});
  assert.ok(shown(nodes).includes("Line 3: no.") && shown(nodes).includes("list.file_faults"));
  assert.ok(nodes.some((each) => find(each, ({ tagName }) => tagName === "BUTTON")));
  const none = checked(words, { ok: true, ready: 0, faults: ["Line 1: no."] }, () => {});
  assert.ok(!none.some((each) => find(each, ({ tagName }) => tagName === "BUTTON")), "nothing to inscribe");
  assert.equal(shown(checked(words, null, () => {})), "not_sent");
  assert.equal(shown(done(words, { ok: false, error: { message: "No." } })), "No.");
  assert.ok(!shown(done(words, { ok: true, inscribed: 2, already: 0, faults: [] })).includes("list.file_faults"));
});

test("a file is sent for review first, and to be inscribed by the button", async () => {
  const sent = [];
  globalThis.FormData = class {
    fields = {};
    append(name, value) {
      this.fields[name] = value;
    }
  };
  globalThis.fetch = async (address, { body }) => {
    sent.push([address, body.fields]);
    return { ok: true, json: async () => ({ ready: 1, inscribed: 1, already: 0, faults: [] }) };
  };
  const field = listFile({ words, view: { meeting: { id: "m1" } } }, "l1");
  const input = find(field, ({ tagName }) => tagName === "INPUT");
  input.files = ["list.csv"];
  await input.heard.change();
  const address = "/api/meetings/m1/lists/l1/entries?language=fr";
  assert.deepEqual(sent, [[address, { file: "list.csv", check: "1" }]]);
  find(field, ({ tagName }) => tagName === "BUTTON").heard.click();
  await settled();
  assert.deepEqual(sent.slice(1), [[address, { file: "list.csv" }]]);
  assert.ok(field instanceof Part);
});
