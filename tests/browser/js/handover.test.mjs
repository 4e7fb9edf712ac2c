import assert from "node:assert/strict";
import { test } from "node:test";

import { commandOf, onAir, sitters, stepsOf } from "../../../interp/web/static/js/booth/handover.js";

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
  assert.deepEqual(names(desks(), "2"), ["want", "press"]);
  assert.deepEqual(names(desks(), "1"), ["give 2"]);
  assert.deepEqual(names(desks({ desks: [row("1"), row("2", false)] }), "1"), []);
});

test("a desk that asks waits, is accepted and takes", () => {
  assert.deepEqual([said(asked("2", "2", "1"), "2"), names(asked("2", "2", "1"), "2")], ["handover.you_ask", ["withdraw", "press"]]);
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
    assert.deepEqual([said(asked("2", "2", "1", standing), "2", at), names(asked("2", "2", "1", standing), "2", at)], ["handover.lapsed", ["take"]]);
    assert.deepEqual([said(asked("2", "2", "1", standing), "1", at), names(asked("2", "2", "1", standing), "1", at)], ["handover.lapsed", ["give 2"]]);
  }
  assert.equal(said(asked("2", "2", "1"), "2", at + 60_000), null);
  assert.deepEqual(names(asked("2", "2", "1"), "2", at + 60_000), ["want", "press"], "it was not taken within a minute");
  assert.deepEqual(names(asked("1", "2", "2"), "2", at), ["want", "press"], "who offered it is there");
});

test("the microphone of who is off duty is taken at once", () => {
  const people = (there) => [{ id: "a", name: "Ann", there }, { id: "b", name: "Bo", there: true }];
  const rows = [{ id: "1", taken: true, interpreter: "a" }, row("2")];
  assert.deepEqual(names(desks({ desks: rows, people: people(false) }), "2"), ["take"]);
  assert.deepEqual(names(desks({ desks: rows, people: people(true) }), "2"), ["want", "press"]);
});

test("a desk that lost the microphone is told why, and nobody else", () => {
  const lost = (why, by = "2") => desks({ active: by, microphone_lost: { desk: "1", by, why, at: AT } });
  for (const why of ["lapsed", "off_duty", "pressed"]) {
    assert.deepEqual(stepsOf(lost(why), "1", AT).said, [`handover.lost_${why}`, { desk: "2" }]);
    assert.equal(said(lost(why), "2"), null);
  }
  assert.deepEqual([said(lost("released", null), "1"), names(lost("released", null), "1")], ["handover.lost_released", ["take"]]);
});

test("the microphone is offered to who can work by the booth's line, and to who is not known", () => {
  const rows = [{ id: "1", taken: true, interpreter: "a" }, { id: "2", taken: true, interpreter: "b" }, { id: "3", taken: true }];
  const line = (mode, theirs) => ({ mode, desks: [{ interpreter: "b", mode: theirs }] });
  const offered = (mode, theirs) => stepsOf(desks({ desks: rows }), "1", AT, line(mode, theirs)).actions.map(({ to }) => to);
  assert.deepEqual(offered("retour", "rest"), ["3"]);
  assert.deepEqual(offered("retour", "retour"), ["2", "3"]);
  assert.deepEqual(offered("rest", "rest"), ["2", "3"], "nobody has to work");
  assert.deepEqual(offered("relay", "gap"), ["3"]);
});

test("who may sit down is named, first those who sit nowhere", () => {
  const people = [{ id: "a", name: "Ann" }, { id: "b", name: "Bo" }, { id: "c", name: "" }];
  const rows = [{ id: "1", taken: true, interpreter: "a" }, { id: "2", taken: false, interpreter: "b" }];
  assert.deepEqual(sitters({ desks: rows, people }), [{ id: "b", name: "Bo", seat: null }, { id: "a", name: "Ann", seat: "1" }]);
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
  assert.deepEqual(commandOf({ name: "press" }, "fr", "2"), ["handover.take", { booth: "fr", desk: "2", unasked: true }]);
  assert.deepEqual(commandOf({ name: "decline", words: "Not now" }, "fr", "2")[1].words, "Not now");
  assert.equal(commandOf({ name: "decline" }, "fr", "2")[1].words, "");
});
