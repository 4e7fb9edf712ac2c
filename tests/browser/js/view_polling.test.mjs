/** Polling: asked at once and every three seconds, commands only while it is answered, nothing heard after its end. */

import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { POLL_MS, ViewPolling, post } from "../../../interp/web/static/js/shared/view_polling.js";

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Returns a polling on answers made by `answer`, the addresses it asked, and the views it heard. */
function polling(answer, who = { meeting: "m 1", audience: "booth", language: "fr", desk: "a" }) {
  const asked = [];
  globalThis.fetch = async (address) => {
    asked.push(address);
    return answer(asked.length);
  };
  const heard = [];
  return { made: new ViewPolling(who, (message) => heard.push(message.seq)), asked, heard };
}

const view = (seq) => ({ ok: true, json: async () => ({ seq }) });

test("a view is asked for at once, then every three seconds, until the end", async () => {
  mock.timers.enable({ apis: ["setInterval"] });
  const { made, asked, heard } = polling(view);
  made.begin();
  made.begin();
  await settled();
  mock.timers.tick(POLL_MS);
  await settled();
  assert.deepEqual([asked, heard], [Array(2).fill("/api/meetings/m%201/view?audience=booth&language=fr&desk=a"), [1, 2]]);
  made.end();
  mock.timers.tick(10 * POLL_MS);
  await settled();
  assert.deepEqual([asked.length, made.works], [2, false]);
  mock.timers.reset();
});

test("it works once a view has come, not while the service refuses or is away", async () => {
  mock.timers.enable({ apis: ["setInterval"] });
  const answers = [() => ({ ok: false }), () => Promise.reject(new TypeError("away")), () => view(7)];
  const { made, heard } = polling((number) => answers[number - 1]());
  made.begin();
  await settled();
  const first = made.works;
  mock.timers.tick(POLL_MS);
  await settled();
  const second = made.works;
  mock.timers.tick(POLL_MS);
  await settled();
  assert.deepEqual([first, second, made.works, heard], [false, false, true, [7]]);
  made.end();
  mock.timers.reset();
});

test("a view that comes after the page has joined is not heard", async () => {
  mock.timers.enable({ apis: ["setInterval"] });
  const { made, heard } = polling(view);
  made.begin();
  made.end();
  await settled();
  assert.deepEqual([heard, made.works], [[], false]);
  mock.timers.reset();
});

test("a command is sent whole, with the time after which it is refused, settled with its answer, and sent again without one", async () => {
  const sent = [];
  globalThis.fetch = async (address, request) => {
    sent.push([address, JSON.parse(request.body)]);
    if (sent.length === 2) throw new TypeError("away");
    return { json: async () => ({ ok: true }) };
  };
  const settledWith = [];
  const command = { meeting: "m1", id: "c1", name: "floor.pause", args: {}, expires_at: 5_000 };
  await post(command, (answer) => settledWith.push(answer));
  await post(command, (answer) => settledWith.push(answer));
  assert.deepEqual(settledWith, [{ ok: true }]);
  assert.deepEqual(sent[0], ["/api/meetings/m1/commands", { id: "c1", name: "floor.pause", args: {}, expires_at: 5_000 }]);
  assert.deepEqual(sent[1], sent[0]);
});
