/** Draws what the interpreter at this desk listens to, their colleagues, who listens to them; as pages/booth_relay.py. */

import { alarmLine, ARROW, caps, languageNamed, lineText, reasonText } from "../shared/relay_line.js";
import { draw } from "../shared/pieces.js";
import { put } from "../shared/dom.js";
import { relay as pieces } from "../drawing/relay.js";

const WORKING = ["direct", "relay", "retour"];
const RESTING_ON_OTHERS = ["relay", "listening"];

/** The lines of a booth for who sits at the desk `mine`: the own one, or the booth's; and those that differ from it. */
export function rowsOf(relay, desks, mine) {
  const { line, standing } = relay;
  const own = ownLine(line, desks, mine);
  const first = own ? ownRow(line, own, standing) : boothRow(line, standing, mine);
  const alone = own && line.desks.length === 2;
  const others = line.desks.filter((each) => each !== own && differs(each, first.line)).map((each) => ({
    line: { ...line, ...each }, label: alone ? { label: "colleague" } : labelOf(each), expected: standing !== "confirmed",
  }));
  return { first, others };
}

/** The line of who sits at a desk; undefined where that is not known. */
function ownLine(line, desks, mine) {
  const { interpreter } = desks?.desks.find(({ id }) => id === mine) ?? {};
  return mine && interpreter ? line.desks.find((each) => each.interpreter === interpreter) : undefined;
}

function ownRow(line, own, standing) {
  const { mode, source, by, reason } = own;
  const apart = differs(own, line) ? { listeners: [], override: false } : {};
  const mine = { ...line, mode, source, by, reason, ...apart };
  return { line: mine, label: { label: "you" }, expected: isExpected(mine, standing, true), isOthers: false };
}

/** The booth's line, with the desk that works so where that is another than this one, or is not certain. */
function boothRow(line, standing, mine) {
  const isOthers = mine && line.desk !== mine;
  const label = line.desk && (isOthers || !line.certain) ? labelOf({ name: null, desk: line.desk }) : null;
  return { line, label, expected: isExpected(line, standing, false), isOthers };
}

function labelOf({ name, desk }) {
  if (name) return { name };
  return desk ? { label: "desk", desk } : { label: "colleague" };
}

/** Whether a line rests on something expected: the language, who works, or who works in the booth that it listens to. */
function isExpected({ mode, certain }, standing, isOwn) {
  if (mode === "unknown") return false;
  return standing !== "confirmed" || (!certain && (!isOwn || RESTING_ON_OTHERS.includes(mode)));
}

const differs = (one, other) => one.mode !== other.mode || one.source !== other.source;

/** The way from the floor to this booth and on to those that listen to it: what is before it, itself, what is after it. */
export function pathOf(relay, line) {
  if (!WORKING.includes(line.mode)) return null;
  const after = line.listeners.length > 0 ? `${ARROW}${caps(line.listeners)}` : "";
  return [[...before(relay, line), ""].join(ARROW), line.into.toUpperCase(), after];
}

function before({ language, alarms }, line) {
  const floor = (language ?? "").toUpperCase();
  if (line.mode !== "relay") return line.reason === "own_channel" ? [floor, line.source.toUpperCase()] : [floor];
  const about = alarms.filter(({ booth, source }) => booth === line.booth && source === line.source).map(({ code }) => code);
  const origin = about.includes("gap") ? [] : about.includes("double_relay") ? [floor, "…"] : [floor];
  return [...origin, line.source.toUpperCase()];
}

/** The alarms to show: not that the language is unknown, which the page says beside the name. */
export const alarmsOf = (relay) => (relay?.alarms ?? []).filter(({ code }) => code !== "language_unknown");

/**
 * Fills the slots of relay for who sits at `mine`; `fallback` stands in place of the line while nobody has the floor. That
 * something is expected the page says once in words, beside the name or in the first line, and then by a sign.
 */
export function drawRelay({ relay, next_relay: armed, planned_relay: planned, desks, speech }, mine, words, fallback) {
  const sign = speech?.language_standing === "expected";
  const rows = relay && relay.line.mode !== "idle" ? rowsOf(relay, desks, mine) : null;
  const later = sign || Boolean(rows?.first.expected);
  put("mode", rows ? row(rows.first, words, sign) : fallback);
  put("others", rows && draw(pieces.booth_others, { rows: rows.others.map((each) => row(each, words, later)) }, words));
  put("why", rows && why(rows.first.line, words));
  put("listeners", rows && listeners(relay, rows.first, { worker: desks?.at_microphone, mine, sign: later }, words));
  put("path", rows && path(relay, rows.first.line, words));
  put("alarms", draw(pieces.booth_alarms, { alarms: alarmsOf(relay).map((each) => alarmLine(each, words, relay)) }, words));
  put("next-relay", coming(armed ?? planned, desks, mine, words, sign));
  put("relay-known", draw(pieces.booth_unknown, { known: relay !== null }, words));
}

const marked = (expected, sign) => expected && (sign ? "sign" : "word");

function row({ line, label, expected: is }, words, sign = false) {
  const expected = marked(is, sign);
  const values = { mode: line.mode, label: label && draw(pieces.booth_label, label, words), line: lineText(line, words), expected };
  return draw(pieces.booth_row, values, words);
}

/** Why; what was set by hand is told even where there is little room. */
const why = (line, words) => draw(pieces.booth_why, { override: line.override, reason: reasonText(line, words) }, words);

/** Who listens: to who sits here, where they are at the microphone or may be with this line; else to the booth. */
function listeners({ line, standing }, { line: first, isOthers }, { worker, mine, sign }, words) {
  const { listeners: booths, certain } = line;
  if (booths.length === 0) return null;
  const isWorking = WORKING.includes(line.mode) && !isOthers;
  const isMine = isWorking && !differs(first, line) && (!worker || worker === mine);
  const expected = marked(standing !== "confirmed" || !certain, sign);
  return draw(pieces.booth_listeners, { n: booths.length, booths: caps(booths), mine: isMine, expected }, words);
}

function path(relay, line, words) {
  const parts = pathOf(relay, line);
  return parts && draw(pieces.booth_path, { before: parts[0], own: parts[1], after: parts[2] }, words);
}

function coming(relay, desks, mine, words, sign) {
  if (!relay) return null;
  const { language } = relay;
  const { first, others } = rowsOf(relay, desks, mine);
  const rows = language ? [first, ...others].map((each, place) => row(each, words, sign || (place > 0 && first.expected))) : [];
  return draw(pieces.booth_next, { known: Boolean(language), language: languageNamed(language, words, relay), rows }, words);
}
