/** For whom the desk's page was made is sent with each request; that somebody else has signed in is told. */

import assert from "node:assert/strict";
import { test } from "node:test";

const { Api } = await import("../../../interp/web/static/js/desk/api.js");

const OTHER = { ok: false, error: { code: "not_allowed", message: "Somebody else", args: { reason: "other_account" } } };

/** A desk's requests, answered by what is given in turn; null is a service that cannot be reached. */
function desk(...answers) {
  const [sent, told] = [[], []];
  globalThis.fetch = async (path, { method = "GET", headers = {} }) => {
    sent.push([method, headers["Interp-Account"], headers["Content-Type"]]);
    const body = answers.shift();
    if (body === null) throw new Error("down");
    return { ok: body.ok, json: async () => body };
  };
  const api = new Api("m1", { raw: (key) => key }, "ana");
  api.other = (message) => told.push(message);
  return { api, sent, told };
}

test("every request says for whom the page was made", async () => {
  const ok = { ok: true };
  const { api, sent } = desk(ok, ok, ok, ok, ok);
  for (const ask of [() => api.get("/queue"), () => api.post("/a", {}), () => api.put("/a", {}, { keepalive: true }), () => api.erase("/a"), () => api.upload("/a", {})]) await ask();
  const json = "application/json";
  assert.deepEqual(sent, [["GET", "ana", undefined], ["POST", "ana", json], ["PUT", "ana", json], ["DELETE", "ana", undefined], ["POST", "ana", undefined]]);
});

test("an answer that does not come is given up, but for work that a bar follows", async () => {
  const { api } = desk();
  globalThis.fetch = (path, { signal }) => new Promise((done, failed) => {
    if (!signal) done({ ok: true, json: async () => ({}) });
    else signal.addEventListener("abort", () => failed(signal.reason));
  });
  const { timeout } = AbortSignal;
  AbortSignal.timeout = (ms) => {
    const ends = new AbortController();
    if (ms === 30_000) setTimeout(() => ends.abort());
    return ends.signal;
  };
  assert.equal((await api.get("/queue")).error.code, "unsent");
  assert.equal((await api.get("/text/fr", "desk.opening")).ok, true);
  AbortSignal.timeout = timeout;
});

test("that somebody else has signed in is told until a change of one's own is taken again", async () => {
  const { api, told } = desk(OTHER, { ok: true }, null, { ok: false, error: { code: "stale", message: "", args: {} } }, { ok: true });
  assert.equal((await api.put("/copies", {})).ok, false);
  await api.get("/queue"); // everybody at the desk may read that
  await api.put("/copies", {});
  await api.post("/text", {});
  assert.deepEqual(told, ["Somebody else"]);
  await api.put("/copies", {});
  assert.deepEqual(told, ["Somebody else", null]);
});
