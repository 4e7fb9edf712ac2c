/**
 * When what is to come in a meeting begins, and when the meeting ends, from its programme, its view and the time.
 *
 * `meetingForecast(view, programme, now)` answers {items, speeches, end}: two Maps from ids to {low, middle, high, known},
 * in milliseconds since 1970, and one such for the end of all; null where nobody knows when the floor goes on (in an
 * interruption, in which the view has no `measured`, in a suspension without an hour, after the meeting or its planned end if it was never opened). Eight in ten begin from `low` to `high`, half by
 * `middle`. Not `known`: somewhere before it is something of which nobody knows how long it takes, so it begins at `low`
 * at the earliest. Whom Next passes over until they are confirmed count as the others, as they may still be.
 *
 * `view` is one that has `measured` (captions, console, chair), `programme` the whole programme with the statuses as they
 * are now: {items, blocks, rounds, without_place}. As if nobody were added or removed, no limit changed, and everybody
 * who waits were called: to see what another limit would do, give it speeches with that `limit_ms`.
 *
 * The same as domain/rules/forecast/meeting_forecast.py and programme_walk.py; `meeting_forecast.json` has meetings for both.
 */

import { elapsed } from "./clock.js";
import { ASSUMED_LIMIT_MS, assumedMs, CALL_MS, EIGHT_IN_TEN, expected, ratioOf, startRanges } from "./start_ranges.js";

/** @typedef {{low: number, middle: number, high: number, known: boolean}} ExpectedTime */
/** @typedef {{items: Map<string, ExpectedTime>, speeches: Map<string, ExpectedTime>, end: ExpectedTime}} MeetingForecast */
/** @typedef {{items: wire.ItemRow[], blocks: wire.BlockView[], rounds: string[][], without_place: string[]}} Coming */
/** @typedef {[early: number, middle: number, late: number]} Times */
/** @typedef {{at: number, known: boolean, hour?: number, after?: number}} Place */
/** @typedef {{begins: number, lasts: number}} Break */

const ROUNDS = new Set(["floor_round", "rights_of_reply"]); // more may be inscribed while they are open
const BREAK = "other"; // the kind of an item for which a list is interrupted at a stated hour, such as a visit
const CLAIMS = new Set(["planned", "on_floor", "interrupted", "done"]);

/**
 * @param {TimedShown} view
 * @param {Coming} programme
 * @param {number} now
 * @returns {MeetingForecast | null}
 */
export function meetingForecast(view, programme, now) {
  const { measured } = view;
  if (!measured) return null;
  const walk = new ProgrammeWalk(view, programme, now);
  const rest = restOf(view, now, expected(measured), walk);
  if (!rest) return null;
  walk.all(speaks(view) ? rest[1] : 0);
  const expect = expected(measured, measured.visit && walk.breaks.length === 0);
  const first = /** @type {Times} */ (rest.map((each) => now + each));
  const anchors = [{ at: 0, times: first, breaks: walk.breaks }, ...walk.hours.map(({ at, hour }) =>
    ({ at, times: /** @type {Times} */ ([hour, hour, hour]), breaks: walk.breaks.filter(({ begins }) => begins > hour) }))];
  const ranges = anchors.map((anchor) => ({ anchor, made: startRanges(walk.waits.slice(anchor.at), expect) }));
  /**
   * @param {Place} place
   * @returns {ExpectedTime}
   */
  const when = ({ at, known, hour, after = 0 }) => {
    const found = hour === undefined
      ? ranges.filter(({ anchor }) => anchor.at <= at).map(({ anchor, made }) => added(anchor, made[at - anchor.at]))
      : [[hour, hour, hour], first];
    const [low, middle, high] = [0, 1, 2].map((n) => Math.round(Math.max(...found.map((each) => each[n])) + after));
    return { low: Math.max(now, low), middle, high, known };
  };
  const all = (/** @type {Map<string, Place>} */ places) => new Map([...places].map(([key, place]) => [key, when(place)]));
  return { items: all(walk.places.items), speeches: all(walk.places.speeches), end: when({ at: walk.waits.length, known: walk.known }) };
}

/** @param {TimedShown} view */
const speaks = ({ meeting, speech }) => meeting.status === "open" && speech !== null;

/**
 * @param {{times: Times, breaks: Break[]}} anchor
 * @param {import("./start_ranges.js").StartRange} start
 */
function added({ times: [early, between, late], breaks }, start) {
  const middle = between + start.middle;
  const low = middle - Math.hypot(between - early, start.middle - start.low);
  const high = middle + Math.hypot(late - between, start.high - start.middle);
  return [low, middle, high].map((each) => breaks.reduce((at, { begins, lasts }) => (at >= begins ? at + lasts : at), each));
}

/**
 * In how many milliseconds the present speech ends; null: not known.
 * @param {TimedShown} view
 * @param {number} now
 * @param {import("./start_ranges.js").Expected} expect
 * @param {ProgrammeWalk} walk
 * @returns {Times | null}
 */
function restOf({ meeting, speech, clocks }, now, expect, walk) {
  if (meeting.status === "closed") return null;
  if (meeting.status === "suspended") return meeting.status_until === null ? null : after(meeting.status_until - now);
  if (meeting.status === "planned") return now < meeting.ends_at ? after(meeting.starts_at - now) : null;
  const clock = clocks.speech;
  if (!speech || !clock || clock.started_at === null) return after(0);
  const usual = assumedMs(clock.limit_ms || ASSUMED_LIMIT_MS);
  const length = usual * ratioOf(expect, walk.categoryOf(speech));
  const spread = usual * expect.spread * EIGHT_IN_TEN;
  const gone = elapsed(clock, now);
  return [Math.max(0, length - spread - gone), Math.max(0, length - gone), Math.max(CALL_MS, length + spread - gone)];
}

/**
 * The time until an hour that is said, or now if it is over; then the call.
 * @param {number} ms
 * @returns {Times}
 */
function after(ms) {
  const said = Math.max(0, ms);
  return [said, said, said + CALL_MS];
}

/** What is to come, walked through in the order of calling: who waits, stated hours, known breaks. */
class ProgrammeWalk {
  /** @type {import("./start_ranges.js").Wait[]} */
  waits = [];
  places = { items: new Map(), speeches: new Map() };
  /** Stated hours, each with the wait before which it is. */
  /** @type {{at: number, hour: number}[]} */
  hours = [];
  /** @type {Break[]} */
  breaks = [];
  /** Whether the length of all so far is known. */
  known = true;
  #speakingMs = 0;
  #view;
  #programme;
  #now;
  #speeches;

  /**
   * @param {TimedShown} view
   * @param {Coming} programme
   * @param {number} now
   */
  constructor(view, programme, now) {
    this.#view = view;
    this.#programme = programme;
    this.#now = now;
    this.#speeches = new Map(programme.items.flatMap((row) => row.speeches.map((each) => [each.speech.id, each])));
  }

  /**
   * Whose times a speech is compared with: the category of an entry, else the role of who speaks.
   * @param {wire.SpeechView} speech
   */
  categoryOf(speech) {
    return this.#speeches.get(speech.id)?.entry?.category ?? speech.role;
  }

  /** @param {number} speakingMs What the present speech still takes. */
  all(speakingMs) {
    const { armed, clocks } = this.#view;
    this.#speakingMs = speakingMs;
    this.known = !(speaks(this.#view) && clocks.speech && !clocks.speech.limit_ms);
    const first = this.#speeches.get(armed?.id ?? "");
    if (first) this.#speech(first);
    for (const { row, waiting, isLast } of this.#rounds()) this.#item(row, this.#taken(row, waiting, isLast));
    this.breaks.sort((one, other) => one.begins - other.begins || one.lasts - other.lasts);
  }

  /** Each item that is open or to come, with who waits for it; whom the caller leaves waits for the next round of the list. */
  * #rounds() {
    const { items, rounds, without_place: beyond } = this.#programme;
    const { armed, item: open } = this.#view;
    const without = new Set(beyond);
    const waits = (/** @type {wire.SpeechRow} */ { status, speech: { id } }) => status === "planned" && id !== armed?.id && !without.has(id);
    /** @type {Map<string[] | undefined, wire.SpeechRow[]>} */
    const left = new Map();
    let behind = Boolean(open);
    for (const [number, row] of items.entries()) {
      behind = behind && row.item.id !== open?.id;
      const list = rounds.find((each) => each.includes(row.item.id));
      const waiting = [...(list && left.get(list)) ?? [], ...row.speeches.filter(waits)];
      if (!behind && row.status !== "done") {
        const isLater = (/** @type {wire.ItemRow} */ each) => each.status !== "done" && list?.includes(each.item.id);
        yield { row, waiting, isLast: !items.slice(number + 1).some(isLater) };
      }
      if (list) left.set(list, waiting);
    }
  }

  /**
   * Takes from who waits those who are called in an item: as many as fit its time where their list goes on later.
   * The next on the floor is always one of them.
   * @param {wire.ItemRow} row
   * @param {wire.SpeechRow[]} waiting
   * @param {boolean} isLast
   */
  #taken(row, waiting, isLast) {
    const left = isLast ? null : this.#leftMs(row);
    if (left === null) return waiting.splice(0);
    let used = 0;
    const end = waiting.findIndex(({ speech }, number) => {
      used += assumedMs(speech.limit_ms || ASSUMED_LIMIT_MS);
      return used > left && !(number === 0 && this.#isOpen(row));
    });
    return waiting.splice(0, end < 0 ? waiting.length : end);
  }

  /**
   * @param {wire.ItemRow} row
   * @param {wire.SpeechRow[]} taken
   */
  #item(row, taken) {
    if (!this.#isOpen(row)) {
      if (this.#break(row, taken)) return;
      if (row.item.starts_at !== null) this.hours.push({ at: this.waits.length, hour: row.item.starts_at });
      this.places.items.set(row.item.id, { at: this.waits.length, known: this.known });
    }
    for (const each of taken) this.#speech(each);
    if (taken.length === 0) this.#nobody(row);
  }

  /** @param {wire.SpeechRow} row */
  #speech({ speech }) {
    this.places.speeches.set(speech.id, { at: this.waits.length, known: this.known });
    this.known = this.known && Boolean(speech.limit_ms);
    this.waits.push({ limit: speech.limit_ms || ASSUMED_LIMIT_MS, category: this.categoryOf(speech) });
  }

  /**
   * Notes how long an item lasts in which nobody waits: of one never listed half of its time at the least.
   * @param {wire.ItemRow} row
   */
  #nobody(row) {
    const listed = row.speeches.some(({ status }) => status !== "taken_back");
    if (listed && !(this.#isOpen(row) && ROUNDS.has(row.item.kind))) return;
    const [total, left] = [this.#totalMs(row), this.#leftMs(row)];
    if (total === null || left === null) this.known = false;
    else if (left > 0) this.waits.push({ low: listed ? 0 : Math.max(0, left - total / 2), high: left });
  }

  /**
   * Notes an item for which a list is interrupted at its hour, and says whether it is one.
   * @param {wire.ItemRow} row
   * @param {wire.SpeechRow[]} taken
   */
  #break(row, taken) {
    const { id, kind, starts_at: hour } = row.item;
    const limits = taken.map(({ speech }) => speech.limit_ms ?? 0);
    const ofSpeeches = limits.every(Boolean) ? limits.reduce((sum, each) => sum + assumedMs(each), 0) : 0;
    const lasts = row.limit_ms || ofSpeeches;
    if (kind !== BREAK || hour === null || hour <= this.#now || !lasts) return false;
    this.places.items.set(id, { at: 0, known: true, hour });
    let past = 0;
    for (const { speech } of taken) {
      this.places.speeches.set(speech.id, { at: 0, known: true, hour, after: past });
      past += assumedMs(speech.limit_ms || ASSUMED_LIMIT_MS);
    }
    this.breaks.push({ begins: hour, lasts });
    this.hours.push({ at: this.waits.length, hour: hour + lasts });
    return true;
  }

  /** @param {wire.ItemRow} row */
  #isOpen(row) {
    return row.item.id === this.#view.item?.id;
  }

  /**
   * What is left of the time of an item after the present speech, null where it has none.
   * @param {wire.ItemRow} row
   */
  #leftMs(row) {
    const total = this.#totalMs(row);
    if (total === null || !this.#isOpen(row)) return total;
    return Math.max(0, total - row.held_ms - elapsed(this.#view.clocks.item, this.#now) - this.#speakingMs);
  }

  /**
   * The time of an item: its own, else what the others in its block leave of that budget.
   * @param {wire.ItemRow} row
   */
  #totalMs(row) {
    const own = (this.#isOpen(row) && this.#view.clocks.item?.limit_ms) || row.limit_ms;
    if (own) return own;
    const budget = this.#programme.blocks.find(({ id }) => id === row.block)?.budget_ms;
    if (!budget) return null;
    const others = this.#programme.items.filter((each) => each.block === row.block && each.item.id !== row.item.id);
    return Math.max(0, budget - others.reduce((sum, each) => sum + claimedMs(each), 0));
  }
}

/** @param {wire.ItemRow} row */
function claimedMs(row) {
  if (row.status === "done") return row.held_ms;
  if (row.limit_ms) return row.limit_ms;
  const limits = row.speeches.map(({ status, speech }) => (CLAIMS.has(status) && speech.limit_ms) || 0);
  return limits.reduce((sum, each) => sum + each, 0);
}
