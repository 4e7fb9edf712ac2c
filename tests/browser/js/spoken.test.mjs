import assert from "node:assert/strict";
import { test } from "node:test";

import { alarmsSaid, floorSaid, lineSaid, microphoneSaid } from "../../../interp/web/static/js/booth/spoken.js";
import { speakerOf } from "../../../interp/web/static/js/shared/words.js";

const words = speakerOf({
  "language.fr": "French", "language.zh": "Chinese", "language.ru": "Russian", "language.es": "Spanish", "chains.floor": "floor",
  "reason.language_unknown": "The floor language is not known.", "spoken.expected": "{language} expected, not confirmed", "relay.you": "You", "relay.desk": "Desk {desk}",
  "heard.floor": "Floor language: {language}.", "heard.line": "{who}: {how}", "heard.relay": "relay. Channel: {channel}.",
  "heard.relay_by": "relay. Channel: {channel}. Booth at work there: {booth}.", "heard.direct": "direct from the floor.",
  "heard.expected": "This is expected, not confirmed.", "heard.listeners": "Booths that listen to this: {booths}.", "heard.booth": "Your booth",
  "heard.alarm": "{severity}: {alarm}", "alarm.severity.3": "Alarm", "alarm.gap": "{booth}: no interpretation.", "alarm.severity.2": "Warning",
  "alarm.double_relay": "{booth}: double relay, {channel} is on relay itself.", "heard.microphone_named": "Microphone: {name}, desk {desk}.",
  "heard.microphone_desk": "Microphone: desk {desk}.", "heard.microphone_nobody": "Microphone: nobody.", "heard.microphone_you": "You have the microphone.",
}, "en");
const plain = ({ text }) => text.replace(/[\u2068\u2069]/gu, "");
const at = (desk, mode, source, by = null) => ({ interpreter: `en-${desk}`, name: "", desk, mode, source, by, reason: "understands" });
const line = (more = {}) => ({
  booth: "en", mode: "direct", into: "en", source: "floor", by: null, reason: "understands", certain: true, desk: "1",
  interpreter: "en-1", listeners: [], desks: [at("1", "direct", "floor"), at("2", "relay", "fr", "zh")], override: false, words: null, ...more,
});
const relay = (more = {}, standing = "confirmed", alarms = []) => ({ language: "ru", standing, line: line(more), alarms });
const desks = { desks: [{ id: "1", interpreter: "en-1", name: "" }, { id: "2", interpreter: "en-2", name: "Ana Ruiz" }], active: null };

test("the own line is told by names of channels and booths, without a sign or a code", () => {
  assert.equal(plain(lineSaid({ relay: relay(), desks }, "2", words)), "You: relay. Channel: French. Booth at work there: Chinese.");
  assert.equal(plain(lineSaid({ relay: relay({ listeners: ["zh", "es"] }), desks }, "1", words)),
    "You: direct from the floor. Booths that listen to this: Chinese and Spanish.");
  assert.equal(plain(lineSaid({ relay: relay({}, "expected"), desks }, "1", words)), "You: direct from the floor.", "the floor's sentence says it");
  assert.equal(plain(lineSaid({ relay: relay({ certain: false }), desks }, null, words)), "Desk 1: direct from the floor. This is expected, not confirmed.");
  assert.equal(plain(lineSaid({ relay: relay({ certain: true }), desks: null }, null, words)), "Your booth: direct from the floor.");
  assert.equal(lineSaid({ relay: relay({ mode: "idle" }), desks }, "1", words).text, "");
});

test("the floor's language is told by its name, also one outside the six", () => {
  const speech = (language, standing, name = null) => ({ speech: { language, language_standing: standing, language_name: name } });
  assert.equal(plain(floorSaid(speech("ru", "confirmed"), words)), "Floor language: Russian.");
  assert.equal(plain(floorSaid(speech("pt", "expected", "Portuguese"), words)), "Floor language: Portuguese expected, not confirmed.");
  assert.equal(plain(floorSaid(speech(null, "unknown"), words)), "The floor language is not known.");
  assert.equal(floorSaid({ speech: null }, words).text, "");
});

test("who has the microphone is told: oneself, a colleague by name, a desk, nobody", () => {
  const told = (active, mine) => plain(microphoneSaid({ desks: { ...desks, active } }, mine, words));
  assert.deepEqual([told("2", "2"), told("2", "1"), told("1", "2"), told(null, "1")],
    ["You have the microphone.", "Microphone: Ana Ruiz, desk 2.", "Microphone: desk 1.", "Microphone: nobody."]);
});

test("alarms are told with names, the severe ones apart", () => {
  const alarms = [{ code: "gap", booth: "zh", severity: 3 }, { code: "double_relay", booth: "es", source: "fr", severity: 2 }];
  const told = (severe) => plain(alarmsSaid({ relay: relay({}, "confirmed", alarms) }, words, severe));
  assert.deepEqual([told(true), told(false)], ["Alarm: Chinese: no interpretation.", "Warning: Spanish: double relay, French is on relay itself."]);
});
