/** What undoing and replacing do to the words in a sentence's field, while others are being saved or not. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Fake } from "./fake_document.mjs";

const { ConfirmQueue } = await import("../../../interp/web/static/js/desk/confirm_queue.js");
const { Line } = await import("../../../interp/web/static/js/desk/document_line.js");

/** A line whose newest revision is the second, in an open document that saves when it is let. */
function opened() {
  const sent = [];
  const host = {
    sent, overwritten: [], acts: [], saving: {}, current: null, document: { id: "d1", language: "en" }, working: "fr", device: "me",
    words: { raw: (key) => key, has: () => false, language: "en" }, confirms: new ConfirmQueue(), prefill: { text: () => host.proposed ?? null },
    copies: { typed: () => {}, discard: () => {}, confirmed: () => {}, state: () => "kept" }, colleagues: { typed: () => {} },
    pane: { say: () => {}, update: () => {}, refresh: () => {} },
    margin: () => [], next: () => {}, moved: () => {}, back: () => true,
    acted: (line, was, now) => host.acts.push([was, now]), overwrote: (line, words, by) => host.overwritten.push([words, by]),
    enter: (line) => {
      if (host.current !== line) {
        host.current = line;
        line.enter();
      }
    },
    api: {
      post: (path, message) => {
        sent.push([path.split("/").at(-1), message.from_revision, message.text ?? message.revision]);
        if (path.endsWith("/restore")) return Promise.resolve({ ok: true, revision: revision(4, "Deux") });
        return new Promise((resolve) => { host.saving.resolve = resolve; });
      },
    },
  };
  const line = new Line({ id: "s1", kind: "text", text: "Two", number: null, revision: revision(2, "Deux") }, host);
  return { host, line };
}

const revision = (number, value, standing = "draft") => ({ revision: number, value, standing, findings: [], grade: "none", origin: "person", by: "A" });

/** Replaces what is in the field. */
const typed = (line, words) => line.put(words, words.length);

test("undoing while an approval is on its way waits for it, and takes it back", async () => {
  const { host, line } = opened();
  typed(line, "Deux bis");
  const saved = line.store({ approve: true });
  const undone = line.undo();
  await new Promise((resolve) => { setTimeout(resolve); });
  assert.deepEqual([line.text, host.sent.length], ["Deux bis", 1]);
  host.saving.resolve({ ok: true, revision: revision(3, "Deux bis", "reviewed") });
  await Promise.all([saved, undone]);
  assert.deepEqual(host.sent, [["s1", 2, "Deux bis"], ["restore", 3, 2]]);
  assert.deepEqual([line.text, line.revision.standing, line.isDone], ["Deux", "draft", false]);
  assert.deepEqual([host.acts, host.overwritten], [[[2, 3], [3, 4]], []]);
});

test("undoing does nothing more in a document that was closed meanwhile", async () => {
  const { host, line } = opened();
  typed(line, "Deux bis");
  const saved = line.store();
  const undone = line.undo();
  await new Promise((resolve) => { setTimeout(resolve); });
  line.node.isConnected = false;
  host.saving.resolve({ ok: true, revision: revision(3, "Deux bis") });
  await Promise.all([saved, undone]);
  assert.deepEqual([host.sent.length, host.overwritten], [1, []]);
});

test("typed words that another text replaces are told of, and put back without leaving the row", () => {
  const { host, line } = opened();
  line.use("Two"); // nothing was typed yet
  typed(line, "Deux et");
  line.use("Two");
  assert.deepEqual([host.overwritten, line.text, Fake.focused], [[["Deux et", "Two"]], "Two", line.field]);
  assert.equal(line.fill("Deux et", "Two"), true);
  assert.deepEqual([host.overwritten.length, line.text, line.isTyped, Fake.focused], [1, "Deux et", true, line.node]);
});

test("nothing replaces what is typed in a field that is closed", () => {
  const { host, line } = opened();
  typed(line, "Deux et");
  line.field.readOnly = true;
  line.use("Two");
  assert.deepEqual([host.overwritten, line.text], [[], "Deux et"]);
});

test("undoing discards typed words first, which are told of", async () => {
  const { host, line } = opened();
  typed(line, "Deux et");
  await line.undo();
  assert.deepEqual([host.overwritten, line.text, line.isTyped, host.sent], [[["Deux et", "Deux"]], "Deux", false, []]);
});

test("words are not put back over others typed since, nor where nothing can be written, nor in a sentence that is gone", () => {
  const { line } = opened();
  typed(line, "Deux et");
  line.use("Two");
  typed(line, "Two, corrected");
  assert.deepEqual([line.fill("Deux et", "Two"), line.text], [false, "Two, corrected"]);
  typed(line, "Two");
  line.field.readOnly = true;
  assert.deepEqual([line.fill("Deux et", "Two"), line.text], [false, "Two"]);
  line.field.readOnly = false;
  line.node.isConnected = false;
  assert.equal(line.fill("Deux et", "Two"), false);
});

test("words are put back where what replaced them was saved, or given up, since: nothing typed is lost", async () => {
  const { host, line } = opened();
  typed(line, "Deux et");
  line.use("Two");
  const saved = line.store();
  await new Promise((resolve) => { setTimeout(resolve); });
  host.saving.resolve({ ok: true, revision: revision(3, "Two") });
  await saved;
  assert.deepEqual([line.isTyped, line.fill("Deux et", "Two"), line.text], [false, true, "Deux et"]);
});

test("a line that comes into view stays there while rows around it are drawn, until another is the current one", (context) => {
  const { host, line } = opened();
  const frames = [], before = globalThis.requestAnimationFrame;
  context.after(() => { globalThis.requestAnimationFrame = before; });
  globalThis.requestAnimationFrame = (does) => frames.push(does);
  let moved = 0;
  line.node.scrollIntoView = () => { moved += 1; };
  host.enter(line);
  line.intoView();
  while (frames.length > 0) frames.shift()();
  assert.equal(moved, 7);
  line.intoView();
  host.current = null;
  while (frames.length > 0) frames.shift()();
  assert.equal(moved, 8);
});
