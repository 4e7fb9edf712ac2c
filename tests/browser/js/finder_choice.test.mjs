import assert from "node:assert/strict";
import { test } from "node:test";
import { sureRow } from "../../../interp/web/static/js/console/finder_choice.js";

const called = (name, { status = "planned", code = null, alone = "" } = {}) =>
  ({ name, alone, status, speech: { id: name, party: { code } } });
const state = (code, match) => ({ code, match, name: code });
const bare = (name) => ({ name });

/** Each case: what is typed, the rows, and the place Enter may take; -1: only a choice. */
const CASES = [
  ["nothing typed", "", [called("Ms. Gilmore")], -1],
  ["a visit of nobody named", "", [{ nobody: true }], 0],
  ["a guess", "uk", [state("UKR", "guess"), bare("uk")], -1],
  ["a short form", "uk", [state("GBR", "exact"), state("UKR", "guess"), bare("uk")], 0],
  ["the only beginning", "phi", [state("PHL", "only"), bare("phi")], 0],
  ["a whole name lower in the list", "niger", [called("Mr. Nigeria Smith", { status: "done" }), state("NER", "exact"), bare("niger")], 1],
  ["a speaker of the programme by the family name", "carr", [called("Mr. John Carr"), bare("carr")], 0],
  ["one letter", "c", [called("Mr. John Carr"), bare("c")], -1],
  ["the middle of a name", "arr", [called("Mr. John Carr"), bare("arr")], -1],
  ["two speakers", "mr", [called("Mr. John Carr"), called("Mr. Allen"), bare("mr")], -1],
  ["a whole name without the form of address", "john carr", [called("Mr. John Carr", { alone: "john carr" }), bare("john carr")], 0],
  ["a name shown with the sign of its language", "one shel", [called("AR One Shelter", { alone: "one shelter" }), bare("one shel")], 0],
  ["a speaker and a State", "bra", [called("Ms. Brandt"), state("BRA", "only"), bare("bra")], -1],
  ["a State that is on the list already", "brazil", [called("Brazil", { code: "BRA" }), state("BRA", "exact"), bare("brazil")], 0],
  ["a State that has spoken", "brazil", [called("Brazil", { code: "BRA", status: "done" }), state("BRA", "exact"), bare("brazil")], 1],
  ["a name that nobody has", "Rotary", [bare("Rotary")], 0],
  ["a name typed in another meeting", "rotary", [{ name: "Rotary", match: "exact" }, bare("rotary")], 0],
  ["one of two typed in another meeting", "ro", [{ name: "Rotary", match: "guess" }, { name: "Roma", match: "guess" }, bare("ro")], -1],
];
for (const [name, typed, rows, place] of CASES) {
  test(`Enter in the finder: ${name}`, () => assert.equal(sureRow(rows, typed), place));
}
