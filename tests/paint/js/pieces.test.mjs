/** The small things pages are drawn from, by the cases that Python's are tested with. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { limitToRead } from "../../../interp/web/static/js/chair/speaking_time.js";
import { face, lengthOf, remaining } from "../../../interp/web/static/js/shared/clock.js";
import { withRuns } from "../../../interp/web/static/js/reader/caption_runs.js";
import { takesPage } from "../../../interp/web/static/js/reader/page_mode.js";
import { Cues, flowing } from "../../../interp/web/static/js/shared/cues.js";
import { plainly } from "../../../interp/web/static/js/shared/pieces.js";
import { text as pieces } from "../../../interp/web/static/js/drawing/text.js";
import { el } from "../../../interp/web/static/js/shared/dom.js";
import { followKey } from "../../../interp/web/static/js/shared/follow_key.js";
import { beginning, dayText, shortDay } from "../../../interp/web/static/js/shared/before_opening.js";
import { meetingEnds } from "../../../interp/web/static/js/shared/planned_ends.js";
import { addressed } from "../../../interp/web/static/js/shared/speaker_names.js";
import { alarmLine, chains, lineText, reasonText } from "../../../interp/web/static/js/shared/relay_line.js";
import { sourceOf } from "../../../interp/web/static/js/shared/provenance.js";
import { pluralIndex, speakerOf } from "../../../interp/web/static/js/shared/words.js";
import { Document, Node } from "./dom.mjs";
import { outline } from "./outline.mjs";

const { now, words, plurals, ...cases } = JSON.parse(readFileSync(process.env.PAINT, "utf8"));
Object.assign(globalThis, { document: new Document(), Node });

const made = {
  clocks: (clock) => {
    const { phase, face: looks, elapsed, limit, left, share } = face(clock, now);
    return [phase, looks, elapsed, limit, left, share];
  },
  lengths: lengthOf,
  limits: limitToRead,
  remaining,
  begins: (meeting) => beginning(meeting, now),
  days: ([ms, timezone, language]) => [dayText(ms, timezone, language), shortDay(ms, timezone, language)],
  ends: (meeting) => {
    const { to_end: toEnd, countdown, said } = meetingEnds(meeting, now);
    return [toEnd, countdown, said];
  },
  following: ([speech, following]) => followKey({ speech, following }),
  provenance: ([standing, origin, language, how, stale]) => [pieces.provenance, pieces.provenance_of_run, pieces.provenance_of_line].map((each) =>
    plainly(each, sourceOf({ standing, origin, language }, "en", how, stale), speakerOf(words.en, "en")) ?? ""),
  rows: (captions) => {
    const cues = new Cues(Object.keys(captions));
    for (const [language, message] of Object.entries(captions)) cues.take(language, { seq: 9, changed: 99, ...message });
    return cues.rows().map(({ number, turn, cells }) => [number, turn, cells.map((cell) => cell?.text?.language ?? null)]);
  },
  runs: (captions) => {
    const cues = new Cues(Object.keys(captions));
    for (const [language, message] of Object.entries(captions)) cues.take(language, { seq: 9, changed: 99, ...message });
    return withRuns(cues.rows(), cues.languages).map(({ number, ends, begins, continues }) => [number, ends, begins, continues]);
  },
  page_mode: ([speech, newest, at, begun]) =>
    takesPage({ speech: speech && { id: speech }, clocks: { speech: begun ? { started_at: begun } : null } }, newest && { speech: newest[0], at: newest[1] }, at),
  flowing: ([language, text]) => flowing({ language, text }),
  relay_lines: ([line, language]) => {
    const said = speakerOf(words[language], language);
    return [drawn(lineText(line, said)), drawn(reasonText(line, said))];
  },
  relay_alarms: ([[alarm, relay], language]) => drawn(alarmLine(alarm, speakerOf(words[language], language), relay)),
  relay_chains: ([view, language]) => drawn(chains(view, speakerOf(words[language], language))),
  names: ([person, form, language]) => drawn(addressed(person, speakerOf(words[language], language), form)),
};

function drawn(...nodes) {
  return outline(el("div", {}, ...nodes)).replace(/^<div>|<\/div>$/gu, "");
}

for (const [name, make] of Object.entries(made)) {
  cases[name].forEach(({ given, shown }, place) => test(`${name} ${place + 1}`, () => assert.deepEqual(make(given), shown)));
}

for (const [language, shown] of Object.entries(plurals.shown)) {
  test(`plurals of ${language}`, () => assert.deepEqual(plurals.numbers.map((n) => pluralIndex(language, n)), shown));
}
