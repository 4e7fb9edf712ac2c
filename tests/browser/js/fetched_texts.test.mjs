import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { FetchedTexts } from "../../../interp/web/static/js/booth/text/fetched_texts.js";

/** Gives each text that is asked for these lines; returns which speeches were asked for, and lets time pass. */
function service(lines) {
  const asked = [];
  let now = 0;
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  globalThis.performance = { now: () => now };
  globalThis.fetch = async (address) => {
    asked.push(address.match(/hand\/(\w+)/)[1]);
    return { ok: true, json: async () => ({ language: "fr", lines }) };
  };
  const passes = async (ms) => {
    now += ms;
    mock.timers.tick(ms);
    for (let turn = 0; turn < 9; turn += 1) await null;
  };
  return { asked, passes };
}

const wanted = { meeting: "m", language: "fr", speeches: ["s1", "s2"], mark: "" };

test("a text is asked for again after half a minute, without being wanted again", async () => {
  const { asked, passes } = service([{ text: "whole" }]);
  new FetchedTexts(() => {}).want(wanted);
  await passes(0);
  assert.deepEqual(asked, ["s1", "s2"]);
  await passes(29_999);
  assert.deepEqual(asked, ["s1", "s2"]);
  await passes(1);
  assert.deepEqual(asked, ["s1", "s2", "s1", "s2"]);
});

test("a text that lacks a sentence is asked for after five seconds", async () => {
  const { asked, passes } = service([{ text: null }]);
  const texts = new FetchedTexts(() => {});
  texts.want(wanted);
  await passes(0);
  texts.look();
  await passes(4_999);
  assert.deepEqual(asked, ["s1", "s2"]);
  await passes(1);
  assert.deepEqual(asked, ["s1", "s2", "s1", "s2"]);
});
