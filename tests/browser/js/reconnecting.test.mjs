import assert from "node:assert/strict";
import { test } from "node:test";
import { apart, isAttendee, reconnection, reloadAfter, reloadSoon } from "../../../interp/web/static/js/shared/reconnecting.js";

const STAFF = ["console", "booth", "chair", "chief", "desk", "technician", "room"];

test("attendees' pages load again within eight seconds, all others within one", () => {
  assert.deepEqual([0, 0.5, 1].map((random) => reloadAfter("captions", random)), [0, 4_000, 8_000]);
  for (const audience of STAFF) assert.deepEqual([0, 1].map((random) => reloadAfter(audience, random)), [0, 1_000]);
});

test("what all pages would do at once attendees' pages do apart, others on time", () => {
  assert.deepEqual([0, 0.5, 1].map((random) => apart("captions", 2_000, random)), [2_000, 3_000, 4_000]);
  for (const audience of STAFF) assert.equal(apart(audience, 2_000, 0.7), 2_000);
});

test("without a number given the time is random", () => {
  const times = Array.from({ length: 200 }, () => reloadAfter("captions"));
  assert.ok(Math.min(...times) >= 0 && Math.max(...times) <= 8_000 && new Set(times).size > 100);
});

test("attendees reconnect after anything from nothing to twice the delay", () => {
  assert.equal(isAttendee("captions"), true);
  assert.equal(reconnection("captions").randomizationFactor, 1);
  for (const audience of STAFF) assert.ok(reconnection(audience).reconnectionDelay < reconnection("captions").reconnectionDelay);
});

test("an output loads again only when its page is there, and says meanwhile that it is away", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const answers = [{ ok: false }, new TypeError("no network"), { ok: true }];
  const seen = { reloads: 0, away: 0, asked: [] };
  globalThis.location = { href: "/m/m1/room/en", reload: () => { seen.reloads += 1; } };
  globalThis.fetch = async (...args) => {
    seen.asked.push(args);
    const next = answers.shift();
    if (next instanceof Error) throw next;
    return next;
  };
  const { reloadSoon: fresh } = await import("../../../interp/web/static/js/shared/reconnecting.js?output");
  fresh("room", () => { seen.away += 1; });
  for (let look = 0; look < 3; look += 1) {
    context.mock.timers.tick(5_000);
    await new Promise(setImmediate);
  }
  assert.deepEqual([seen.reloads, seen.away, seen.asked.length], [1, 2, 3]);
  assert.equal(seen.asked[0][1].redirect, "manual");
});

test("a page asked often to load again does so once", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  let reloads = 0;
  globalThis.location = { reload: () => { reloads += 1; } };
  for (let asked = 0; asked < 5; asked += 1) reloadSoon("captions");
  assert.equal(reloads, 0);
  context.mock.timers.tick(8_000);
  assert.equal(reloads, 1);
});
