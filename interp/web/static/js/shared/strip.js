/**
 * The meeting as one strip along the hours: its blocks, now, who fits, the line below which nobody is expected to be reached,
 * and the ends; drawn to be looked at, the same in words as its name.
 */

import { el, put, slot } from "./dom.js";
import { elapsed } from "./clock.js";
import { countText } from "./reach_words.js";
import { speakerText, text } from "./speaker_names.js";

/** @typedef {import("./list_outlook.js").Outlook} Outlook */
/** @typedef {{outlook: Outlook, programme: import("./list_outlook.js").Programme}} Reach whom of those who wait the end reaches */

const HOUR_PX = 75; // the most that the label of an hour takes
const UNKNOWN_MS = 5 * 60_000; // the width of a bar of which no length is known

/**
 * Where the bars of a meeting stand at a time: what was held as it was held, what is to come at its planned length;
 * what was passed over for the open one stands nowhere.
 * @param {any} view
 * @param {number} now
 */
export function laidOut({ strip, meeting, clocks }, now) {
  const begun = meeting.status !== "planned";
  const first = strip[0]?.started_at ?? null;
  const start = Math.min(meeting.starts_at, first ?? Infinity, begun ? now : Infinity);
  let at = begun ? first ?? now : Math.max(now, meeting.starts_at);
  const open = strip.findIndex((/** @type {any} */ { status }) => status === "open");
  const ahead = strip.filter((/** @type {any} */ { status }, /** @type {number} */ number) => status !== "planned" || number > open);
  const bars = ahead.map((/** @type {any} */ bar) => {
    const from = bar.started_at ?? at;
    at = Math.max(from, untilOf(bar, from, clocks.item, now));
    return { bar, from, to: at };
  });
  const end = meeting.status === "closed" ? now : at;
  const ends = meeting.interpretation_until ?? meeting.ends_at;
  return { start, end, ends, until: Math.max(meeting.ends_at, ends, end), bars };
}

/**
 * Until when a bar goes: when it ended, else when its planned time is used up.
 * @param {any} bar
 * @param {number} from
 * @param {any} clock
 * @param {number} now
 */
function untilOf(bar, from, clock, now) {
  if (bar.status === "done") return bar.ended_at ?? from;
  if (bar.status === "planned") return from + (bar.planned_ms ?? UNKNOWN_MS);
  return now + Math.max(0, (bar.planned_ms ?? 0) - bar.held_ms - elapsed(clock, now));
}

/**
 * From when until when those who wait speak, as far as they fit, and where the line stands; no line where all are reached.
 * @param {Outlook} outlook
 * @param {{start: number, until: number}} found
 */
export function fitting({ begins, end, line, over }, { start, until }) {
  const inside = (/** @type {number} */ ms) => Math.min(until, Math.max(start, ms));
  const to = inside(line === null && over ? Math.min(end, over.middle) : end);
  return { from: Math.min(inside(begins), to), to, line: line === null ? null : to };
}

/** What each strip shows, by its element. */
const drawn = new WeakMap();

/**
 * Draws the strip of a page at the time that it shows, once a minute or when the view changed.
 * @param {Page} page
 * @param {Reach | null} reach
 */
export function showStrip(page, reach = null) {
  const node = slot("strip");
  const { view, words } = page;
  if (!node || !view?.strip?.length) return put("strip");
  const now = page.shownAt();
  const minute = (/** @type {number} */ ms) => Math.floor(ms / 60_000);
  const of = reach?.outlook;
  const key = JSON.stringify([minute(now), view.strip, view.meeting, view.clocks.item, words.language,
    of && [of.reached, of.all, of.line, minute(of.begins), minute(of.end), minute(of.over?.middle ?? 0)]]);
  if (drawn.get(node) === key) return undefined;
  drawn.set(node, key);
  const found = laidOut(view, now);
  const place = (/** @type {number} */ ms) => (100 * (ms - found.start)) / Math.max(1, found.until - found.start);
  const hour = (/** @type {number} */ ms) => page.time(ms).slice(0, 5);
  const bars = found.bars.map((/** @type {any} */ { bar, from, to }) => stretch("bar", place(from), place(to), {
    "data-status": bar.status, "data-late": from >= found.ends && bar.status !== "done",
  }, el("span", { class: "name" }, text(bar.title, words))));
  const fits = of && fitting(of, found);
  if (fits && fits.to > fits.from) bars.push(stretch("fits", place(fits.from), place(fits.to), {}));
  const at = fits && fits.line !== null ? place(fits.line) : NaN; // its label is in the row of the hours
  const marks = [
    ...(found.until > now && now >= found.start ? [mark("now", place(now), hour(now), "▼")] : []), mark("end", place(found.ends), hour(found.ends), "■"),
    ...(of && at >= 0 ? [line(at, hour(of.end), `${countText(of)}/${of.all}`)] : []),
  ];
  keepApart(marks, place(now), place(found.ends), (100 * HOUR_PX) / Math.max(HOUR_PX, node.clientWidth));
  put(node, el("div", { class: "track", role: "img", "aria-label": inWords(found, view, page, reach) }, ...bars, ...marks),
    el("p", { class: "hours", "aria-hidden": "true" }, bdiHour(at < 12 ? "" : hour(found.start)), found.until > found.ends && !(at > 88) ? bdiHour(hour(found.until)) : null));
  return undefined;
}

/**
 * Moves the labels of now and of the end from each other where the end is near, and that of now into the strip at its end: now is
 * said before its mark, or by its sign alone. All in percent of the strip.
 * @param {HTMLElement[]} marks
 * @param {number} now
 * @param {number} end
 * @param {number} label the most that a label takes
 */
export function keepApart(marks, now, end, label) {
  const labels = Object.fromEntries(marks.map((each) => [each.className, each]));
  const isLate = end < now;
  if (!labels["mark-now"] || (isLate ? now <= 100 - label : end - now > 2 * label)) return;
  const [isNear, hasRoom] = [end - now <= label, end <= 100 - label];
  if (isLate ? now - end >= label : now >= label && (hasRoom || !isNear)) labels["mark-now"].dataset.side = "before";
  else labels["mark-now"].querySelector("bdi")?.remove();
  if (!isLate && isNear && hasRoom) labels["mark-end"].dataset.side = "after";
}

/** @param {string} hour */
const bdiHour = (hour) => el("bdi", { dir: "ltr" }, hour);

/**
 * A part of the strip between two places in percent; the sides turn with the direction of the page.
 * @param {string} kind
 * @param {number} from
 * @param {number} to
 * @param {Values} attributes
 * @param {...Child} children
 */
function stretch(kind, from, to, attributes, ...children) {
  const node = el("span", { class: kind, ...attributes }, ...children);
  node.style.setProperty("inset-inline-start", `${from.toFixed(2)}%`);
  node.style.setProperty("inline-size", `${Math.max(0.4, to - from).toFixed(2)}%`);
  return node;
}

/**
 * @param {string} kind
 * @param {number} at
 * @param {string} hour
 * @param {string} sign
 */
function mark(kind, at, hour, sign) {
  const node = el("span", { class: `mark-${kind}` }, el("span", { class: "at" }, sign, " ", bdiHour(hour)));
  node.style.setProperty("inset-inline-start", `${at.toFixed(2)}%`);
  return node;
}

/**
 * The line below which nobody is expected to be reached, with how many are; its label stands on the side with more room.
 * @param {number} at
 * @param {string} hour
 * @param {string} count
 */
function line(at, hour, count) {
  const node = mark("line", at, hour, "▲");
  node.dataset.side = at > 50 ? "before" : "after";
  node.firstElementChild?.append(" · ", bdiHour(count));
  return node;
}

/**
 * The same in words.
 * @param {any} found
 * @param {any} view
 * @param {Page} page
 * @param {Reach | null} reach
 * @returns {string}
 */
export function inWords({ end, ends, bars }, { meeting }, page, reach = null) {
  const { words } = page;
  const hour = (/** @type {number} */ ms) => page.time(ms).slice(0, 5);
  const open = bars.find((/** @type {any} */ each) => each.bar.status === "open");
  const late = bars.filter((/** @type {any} */ { bar, from }) => bar.status !== "done" && from >= ends);
  const titles = late.map((/** @type {any} */ { bar }) => bar.title.text).join(" · ");
  return [
    open ? words.say("strip.now", { time: hour(page.shownAt()), title: open.bar.title.text }) : null,
    ...(reach ? reachInWords(reach, hour, words) : []),
    words.say("strip.interpretation", { time: hour(ends) }),
    meeting.status === "closed" ? null : words.say("strip.end", { time: hour(end) }),
    titles ? words.say("strip.late", { titles }) : null,
  ].filter(Boolean).join(words.gap || "");
}

/**
 * @param {Reach} reach
 * @param {(ms: number) => string} hour
 * @param {Words} words
 */
function reachInWords({ outlook, programme }, hour, words) {
  const first = programme.items.flatMap(({ speeches }) => speeches).find(({ speech }) => speech.id === outlook.line)?.speech;
  return [
    words.say("strip.reach", { time: hour(outlook.end), reached: countText(outlook), all: outlook.all }),
    first ? words.say("strip.line", { name: speakerText(first, words) }) : null,
  ];
}
