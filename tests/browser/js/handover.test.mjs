import assert from "node:assert/strict";
import { test } from "node:test";

import { commandOf, onAir, stepsOf } from "../../../interp/web/static/js/booth/handover.js";

const AT = 1_000_000;
const row = (id, taken = true) => ({ id, taken });
const desks = (more = {}) => ({ desks: [row("1"), row("2"), row("3", false)], active: "1", handover: null, declined: null, ...more });
const asked = (by, to, answers, standing = "asked") => desks({ handover: { by, to, answers, standing, lapses_at: AT + 60_000 } });
const names = (found, mine, now = AT) => stepsOf(found, mine, now).actions.map(({ name, to }) => (to ? `${name} ${to}` : name));
const said = (found, mine, now = AT) => stepsOf(found, mine, now).said?.[0] ?? null;

test("who is not at the desk by the log can only sit down", () => {
  assert.deepEqual(names(desks(), "3"), ["sit"]);
  assert.deepEqual(names(desks({ desks: [], active: null }), "1"), ["sit"]);
});

test("a free microphone is taken, a taken one is asked for, one's own is handed over to who is there", () => {
  assert.deepEqual(names(desks({ active: null }), "2"), ["take"]);
  assert.deepEqual(names(desks(), "2"), ["want"]);
  assert.deepEqual(names(desks(), "1"), ["give 2"]);
  assert.deepEqual(names(desks({ desks: [row("1"), row("2", false)] }), "1"), []);
});

test("a desk that asks waits, is accepted and takes", () => {
  assert.deepEqual([said(asked("2", "2", "1"), "2"), names(asked("2", "2", "1"), "2")], ["handover.you_ask", ["withdraw"]]);
  assert.deepEqual([said(asked("2", "2", "1"), "1"), names(asked("2", "2", "1"), "1")], ["handover.asks_you", ["accept", "decline"]]);
  const agreed = asked("2", "2", "1", "accepted");
  assert.deepEqual([said(agreed, "2"), names(agreed, "2")], ["handover.accepted_take", ["take", "withdraw"]]);
  assert.deepEqual([said(agreed, "1"), names(agreed, "1")], ["handover.accepted_wait", ["decline"]]);
});

test("a desk that is offered the microphone may take it at once, also after accepting", () => {
  assert.deepEqual([said(asked("1", "2", "2"), "2"), names(asked("1", "2", "2"), "2")], ["handover.offers_you", ["take", "accept", "decline"]]);
  assert.deepEqual([said(asked("1", "2", "2"), "1"), names(asked("1", "2", "2"), "1")], ["handover.you_offer", ["withdraw"]]);
  const agreed = asked("1", "2", "2", "accepted");
  assert.deepEqual([said(agreed, "2"), names(agreed, "2")], ["handover.accepted_take", ["take", "decline"]]);
  assert.deepEqual([said(agreed, "1"), names(agreed, "1")], ["handover.accepted_wait", ["withdraw"]]);
});

test("a third desk is told nothing of the request and can do nothing about it", () => {
  const three = { ...asked("2", "2", "1"), desks: [row("1"), row("2"), row("3")] };
  assert.deepEqual([said(three, "3"), names(three, "3")], [null, []]);
});

test("a request that has lapsed is as none, and its parties are told so for a minute", () => {
  const at = AT + 60_000;
  assert.deepEqual([said(asked("2", "2", "1"), "2", at - 1), stepsOf(asked("2", "2", "1"), "2", at - 1).lapsesAt], ["handover.you_ask", at]);
  for (const standing of ["asked", "accepted"]) {
    assert.deepEqual([said(asked("2", "2", "1", standing), "2", at), names(asked("2", "2", "1", standing), "2", at)], ["handover.lapsed", ["want"]]);
    assert.deepEqual([said(asked("2", "2", "1", standing), "1", at), names(asked("2", "2", "1", standing), "1", at)], ["handover.lapsed", ["give 2"]]);
  }
  assert.equal(said(asked("2", "2", "1"), "2", at + 60_000), null);
});

test("a refusal is told in its words, not to who refused, for a minute", () => {
  const no = (words) => desks({ declined: { by: "1", words, at: AT } });
  assert.deepEqual(stepsOf(no("Not now"), "2", AT).said, ["handover.declined_words", { desk: "1", words: "Not now" }]);
  assert.equal(said(no(""), "2"), "handover.declined");
  assert.equal(said(no("Not now"), "1"), null);
  assert.equal(said(no("Not now"), "2", AT + 60_000), null);
});

test("who is on air is said as far as it is known", () => {
  assert.deepEqual(onAir({ active: null }, "1"), ["desks.nobody_on_air"]);
  assert.deepEqual(onAir({ active: "1" }, "1"), ["desks.you_on_air"]);
  assert.deepEqual(onAir({ active: "2" }, "1"), ["desks.desk_on_air", { desk: "2" }]);
  assert.deepEqual(onAir({ active: "2" }, null), ["desks.desk_on_air", { desk: "2" }]);
});

test("asking is for the own desk, handing over for the other", () => {
  assert.deepEqual(commandOf({ name: "want" }, "fr", "2"), ["handover.ask", { booth: "fr", desk: "2", to: "2" }]);
  assert.deepEqual(commandOf({ name: "give", to: "1" }, "fr", "2"), ["handover.ask", { booth: "fr", desk: "2", to: "1" }]);
  assert.deepEqual(commandOf({ name: "decline", words: "Not now" }, "fr", "2")[1].words, "Not now");
  assert.equal(commandOf({ name: "decline" }, "fr", "2")[1].words, "");
});
