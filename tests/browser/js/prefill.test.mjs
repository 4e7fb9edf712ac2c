/** What the keys do with proposed words: use them, use the machine's draft, confirm a correction where it waits. */

import assert from "node:assert/strict";
import { test } from "node:test";
import "./fake_document.mjs";

const { Prefill } = await import("../../../interp/web/static/js/desk/prefill.js");

const DRAFT = { revision: 1, value: "Ébauche", standing: "draft", by: "machine", stale: false };
const PLACES = [{ segment: "s2", revision: 1, value: "Ébauche" }];

/** An open document with a proposal for its first sentence, and a correction that waits in the second. */
async function opened() {
  const [sent, said, used] = [[], [], []];
  const line = (id) => ({ id, revision: DRAFT, use: (text) => used.push(text) });
  const host = {
    sent, said, used, document: { id: "d1" }, working: "fr", lines: [line("s1"), line("s2"), line("s3")], current: null,
    words: { raw: (key) => key, parts: () => [] }, changed: () => {}, moved: () => {},
    pane: { add: () => ({ draw: () => {} }), say: (...parts) => said.push(parts[0]) },
    api: {
      get: async () => ({
        ok: true, after: null, waiting: [{ segment: "s1", places: PLACES }],
        proposals: [{ segment: "s1", match: { target: "Le Conseil" }, sentence: null }],
      }),
      post: async (path, message) => {
        sent.push([path, message]);
        return { ok: false, error: { message: "refused" } };
      },
    },
  };
  const prefill = new Prefill(host);
  prefill.changed();
  await new Promise((resolve) => { setTimeout(resolve); });
  return { host, prefill };
}

test("the words proposed are used again, and the machine's draft in their place, after which they are not proposed", async () => {
  const { host: { lines: [line], used, said }, prefill } = await opened();
  prefill.use(line);
  prefill.useDraft(line);
  assert.deepEqual([used, prefill.text(line)], [["Le Conseil", "Ébauche"], null]);
  prefill.use(line);
  prefill.useDraft(line);
  assert.deepEqual([used.length, said], [2, ["desk.key_nothing", "desk.key_nothing"]]);
});

test("a correction is confirmed once from any of its sentences, and nothing where none waits", async () => {
  const { host: { lines: [, second, third], sent, said }, prefill } = await opened();
  await Promise.all([prefill.confirm(second), prefill.confirm(second)]);
  assert.deepEqual(sent, [["/documents/d1/same/fr", { segment: "s1", places: { s2: 1 } }]]);
  await prefill.confirm(third);
  assert.deepEqual([sent.length, said], [1, ["refused", "desk.key_nothing"]]);
});
