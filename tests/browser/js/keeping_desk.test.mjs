/** Another page of a device keeps its desk for the booth's page that was closed, and brings back none that was lost. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createContext, runInContext } from "node:vm";

import { KeptDesk } from "../../../interp/web/static/js/booth/kept_desk.js";

const SCRIPT = readFileSync(new URL("../../../interp/web/static/js/shared/keeping_desk.js", import.meta.url), "utf8");
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Returns a page that runs the script, on a device whose storage is `store`: what it asked for, and ways to let time go on. */
function page(store, { answers = () => ({ ok: true }) } = {}) {
  const asked = [];
  const made = { asked, at: 0, timers: [], heard: {} };
  const storage = { getItem: (key) => store.get(key) ?? null, setItem: (key, value) => store.set(key, value) };
  runInContext(SCRIPT, createContext({
    localStorage: storage, URLSearchParams, encodeURIComponent, JSON, Date: { now: () => made.at },
    setInterval: (act) => made.timers.push(act), addEventListener: (name, act) => { made.heard[name] = act; },
    fetch: async (address) => {
      asked.push(address);
      return answers();
    },
  }));
  made.passes = async (to) => {
    made.at = to;
    made.timers.forEach((act) => act());
    await settled();
  };
  return made;
}

const seat = (at) => JSON.stringify({ meeting: "m 1", booth: "zh", desk: "2", at });
const sitting = (at) => new Map([["interp.sitting", seat(at)]]);
const ADDRESS = "/api/meetings/m%201/view?audience=booth&language=zh&desk=2";

test("a page asks for the booth's view at the desk once the booth's own page is no longer heard, again and again", async () => {
  const store = sitting(0);
  const other = page(store);
  await other.passes(2_000);
  assert.deepEqual(other.asked, []);
  await other.passes(5_000);
  await other.passes(8_000);
  await other.passes(17_000);
  assert.deepEqual(other.asked, [ADDRESS, ADDRESS, ADDRESS]);
  store.set("interp.sitting", seat(18_000));
  await other.passes(19_000);
  assert.equal(other.asked.length, 3);
});

test("a desk that was lost, left or refused is not kept", async () => {
  const late = page(sitting(0));
  await late.passes(10_000);
  const left = page(new Map([["interp.sitting", ""]]));
  await left.passes(5_000);
  const refused = page(sitting(0), { answers: () => ({ ok: false }) });
  await refused.passes(5_000);
  await refused.passes(11_000);
  assert.deepEqual([late.asked, left.asked, refused.asked], [[], [], [ADDRESS]]);
});

test("a page that was open before begins when somebody sits down on this device", async () => {
  const store = new Map();
  const other = page(store);
  assert.equal(other.timers.length, 0);
  store.set("interp.sitting", seat(0));
  other.heard.storage();
  other.heard.storage();
  await other.passes(5_000);
  assert.deepEqual([other.timers.length, other.asked], [1, [ADDRESS]]);
});

test("the booth's page says where it stands, and that it has left", () => {
  const store = new Map();
  globalThis.localStorage = { getItem: (key) => store.get(key) ?? null, setItem: (key, value) => store.set(key, value) };
  const kept = new KeptDesk("m 1", "zh");
  kept.choose("2");
  kept.here(7);
  assert.deepEqual(JSON.parse(store.get("interp.sitting")), { meeting: "m 1", booth: "zh", desk: "2", at: 7 });
  kept.left();
  assert.equal(store.get("interp.sitting"), "");
  delete globalThis.localStorage;
});
