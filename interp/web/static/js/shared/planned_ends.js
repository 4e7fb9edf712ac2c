/** What a page says of the planned ends at a moment: of the meeting, of interpretation, and whose time an overrun takes. */

import { remaining } from "./clock.js";
import { beginning } from "./before_opening.js";
import { draw } from "./pieces.js";
import { floor as pieces } from "../drawing/floor.js";
import { put, slot, write } from "./dom.js";
import { text } from "./speaker_names.js";

const COUNTED_MS = 30 * 60_000;

/**
 * The same as meeting_ends of web/pages/planned_ends.py: [key, time, milliseconds left] twice, and [key, time, title]s.
 * @param {any} meeting
 * @param {number} now
 */
export function meetingEnds(meeting, now) {
  const { status, starts_at: starts, ends_at: ends, interpretation_until: until } = meeting;
  const waits = status === "planned" && (now < starts || beginning(meeting, now) === "planned_past");
  if (status === "closed" || waits) return { to_end: null, countdown: null, said: [] };
  const counted = now < until && until - now <= COUNTED_MS;
  return {
    to_end: [now < ends ? "clock.to_end" : "clock.past_end", ends, ends - now],
    countdown: counted ? ["interpretation.ends", until, until - now] : null,
    said: [...ofInterpretation(meeting.interpretation, now), ...ofTheRoom(meeting, now)],
  };
}

const EXTENSIONS = [15, 30]; // minutes
const STEP_MS = 5 * 60_000;

/**
 * The same as later_ends of web/pages/planned_ends.py: the extensions that may be asked for, [minutes, end].
 * @param {any} meeting
 * @param {number} now
 */
export function laterEnds({ status, interpretation_until: until }, now) {
  if (status === "closed") return [];
  const since = Math.max(until, Math.ceil(now / STEP_MS) * STEP_MS);
  return EXTENSIONS.map((minutes) => [minutes, since + minutes * 60_000]);
}

/**
 * @param {wire.InterpretationEndView} end
 * @param {number} now
 * @returns {any[]}
 */
function ofInterpretation({ until, standing, asked_until: askedUntil }, now) {
  const ended = now >= until ? [["interpretation.ended", until, null]] : [];
  if (standing === "planned" || (standing === "granted" && ended.length > 0)) return ended;
  return [...ended, [`interpretation.${standing}`, standing === "granted" ? until : askedUntil, null]];
}

/**
 * @param {any} meeting
 * @param {number} now
 * @returns {any[]}
 */
function ofTheRoom({ next_meeting: coming, ends_at: ends, interpretation_until: until }, now) {
  if (!coming || now < Math.min(ends, until)) return [];
  const key = now >= coming.starts_at ? "next_meeting.taken" : "next_meeting.at";
  return [[key, coming.starts_at, coming.title]];
}

/**
 * Fills the slots of a page that has them; only the counted time is written at each tick.
 * @param {Page} page
 * @param {number} now
 */
export function showEnds(page, now) {
  if (!slot("to-end")) return;
  const found = meetingEnds(page.view.meeting, now);
  const { words } = page;
  const hour = (/** @type {number} */ ms) => page.time(ms).slice(0, 5);
  const counted = (/** @type {any} */ [key, ms, left]) => ({ says: key, time: hour(ms), over: left <= 0, left: remaining(left) });
  const lines = () => found.said.map((/** @type {any} */ [key, ms, title]) => ({ line: key, hour: hour(ms), title: text(title, words) }));
  refill("to-end", found.to_end, [], words, () => draw(pieces.to_end, counted(found.to_end), words));
  refill("interpretation", found.countdown, found.said, words, () =>
    draw(pieces.interpretation, { ...(found.countdown && counted(found.countdown)), lines: lines() }, words));
}

/** What a slot says now, by the slot. */
const filled = new WeakMap();

/**
 * Says on public pages that the interpretation has ended, and tells the booths that they are released; nothing once the
 * meeting is closed. `interpretation_until` is the end in force: an extension that is granted moves it.
 * @param {Page} page
 * @param {number} now
 */
export function sayReleased(page, now) {
  const { view, words } = page;
  const node = slot("released");
  const { status, interpretation_until: until } = view.meeting;
  if (!node) return;
  const began = view.clocks.meeting?.started_at ?? Infinity; // opened after the planned end: it goes by another plan
  const isOver = until !== null && began < until && now >= until && (status === "open" || status === "suspended");
  const key = isOver ? `${until} ${words.language}` : "";
  if (filled.get(node) === key) return;
  filled.set(node, key);
  document.body.toggleAttribute("data-released", isOver);
  const { audience } = document.body.dataset;
  put(node, isOver ? draw(pieces.released, { audience, time: page.time(until).slice(0, 5) }, words) : null);
}

/**
 * @param {string} name
 * @param {any} count
 * @param {any[]} said
 * @param {Words} words
 * @param {() => Child} make
 */
function refill(name, count, said, words, make) {
  const node = slot(name);
  const key = JSON.stringify([count?.slice(0, 2), said, words.language]);
  if (filled.get(node) !== key) put(node, count || said.length > 0 ? make() : null);
  else if (count) write(node.querySelector('[data-part="count"]'), remaining(count[2]));
  filled.set(node, key);
}
