/** The programme as rows: items and their speeches, with statuses. */

import { draw } from "./pieces.js";
import { FollowedTimes } from "./followed_times.js";
import { programme as pieces } from "../drawing/programme.js";
import { frame, onBehalf, speaker, text } from "./speaker_names.js";
import { budgetOf, whenOf } from "./programme_times.js";

/**
 * Returns the statuses after the floor went to `to` (an id or null): the previous speech is done. If `to` was
 * done already, a switch was undone, and the speech left is planned again.
 * @param {Record<string, string>} statuses
 * @param {string | null} to
 * @param {{now: string, left?: string, before?: string}} by
 */
export function moved(statuses, to, { now, left = "done", before = "planned" }) {
  const after = { ...statuses };
  const from = Object.keys(statuses).find((id) => statuses[id] === now);
  if (from === (to ?? undefined)) return after;
  if (from !== undefined) after[from] = to !== null && statuses[to] === left ? before : left;
  if (to !== null) after[to] = now;
  return after;
}

/**
 * Returns the statuses in an interruption: who interrupts is not in the programme. After it the speech has the floor.
 * @param {Record<string, string>} statuses
 * @param {boolean} is
 */
export function interrupted(statuses, is) {
  const [from, to] = is ? ["on_floor", "interrupted"] : ["interrupted", "on_floor"];
  return Object.fromEntries(Object.entries(statuses).map(([id, status]) => [id, status === from ? to : status]));
}

/**
 * Returns the programme after an answer with the items and speeches that changed since the one held; the one held when it
 * is newer; null when a row is in neither, so that all of it must be fetched.
 * @param {wire.Programme | null} held
 * @param {wire.Programme} answer
 * @returns {wire.Programme | null}
 */
export function merged(held, answer) {
  if (held && held.programme_seq > answer.programme_seq) return held;
  if (answer.order === null) return answer;
  const old = held?.items ?? [];
  const rows = new Map([...old, ...answer.items].map((row) => [row.item.id, row]));
  const speeches = new Map([...old, ...answer.items].flatMap((row) => row.speeches).map((each) => [each.speech.id, each]));
  const items = answer.order.map((id) => rows.get(id)).map((row) => row && { ...row, order: null,
    speeches: row.order?.map((id) => speeches.get(id)) ?? row.speeches });
  return items.every((row) => row?.speeches.every(Boolean)) ? { ...answer, order: null, items: /** @type {wire.ItemRow[]} */ (items) } : null;
}

/** The programme as last fetched: whole at first, then only what has changed since. */
export class FetchedProgramme {
  /** The whole programme, null before the first answer. */
  /** @type {wire.Programme | null} */
  held = null;

  /**
   * Brings `held` up to date for the view's meeting and language. Throws.
   * @param {wire.TimedView} view
   * @returns {Promise<void>}
   */
  async fetch(view) {
    const { meeting, language } = view;
    const query = new URLSearchParams({ language, ...(this.held && { since: String(this.held.programme_seq) }) });
    const address = `/api/meetings/${encodeURIComponent(meeting.id)}/programme?${query}`;
    // Each number is an address of its own; only the whole programme is worth keeping in the browser's cache.
    const answer = await fetch(address, { cache: this.held ? "no-store" : "no-cache" });
    if (!answer.ok) throw new Error(answer.statusText);
    this.held = merged(this.held, await answer.json());
    if (!this.held) await this.fetch(view);
  }
}

/**
 * Updates a fetched programme from later views, so that a switch needs no new fetch.
 * @param {wire.Programme} programme
 */
export function follower(programme) {
  const speeches = programme.items.flatMap((row) => row.speeches);
  let ofItems = Object.fromEntries(programme.items.map((row) => [row.item.id, row.status]));
  const times = new FollowedTimes(programme.items);
  let ofSpeeches = Object.fromEntries(speeches.map((row) => [row.speech.id, row.status]));
  /** @type {Record<string, ReturnType<typeof languageOf>>} */
  const heard = {}; // what later views said of the languages of speeches
  /** @param {any} view */
  const note = (view) => {
    const { item, speech, interruption } = view;
    ofItems = moved(ofItems, item?.id ?? null, { now: "open" });
    if (speech) heard[speech.id] = languageOf(speech);
    ofSpeeches = interrupted(ofSpeeches, Boolean(interruption));
    if (!interruption) ofSpeeches = moved(ofSpeeches, speech?.id ?? null, { now: "on_floor" });
    times.note(view);
  };
  return {
    /**
     * Whether the programme contains the speech on the floor; if not, it must be fetched.
     * @param {wire.TimedView} view
     */
    knows: ({ item, speech, interruption }) => (!item || item.id in ofItems)
      && (!speech || Boolean(interruption) || speech.id in ofSpeeches),
    /** @param {wire.TimedView} view */
    at(view) {
      // The answer may be newer than the view on the page, which would then undo what the answer says.
      if (!(view.programme_seq < programme.programme_seq)) note(view);
      return programme.items.map((row) => ({
        ...times.of({ ...row, status: ofItems[row.item.id] }),
        speeches: row.speeches.map((each) => ({
          ...each, status: ofSpeeches[each.speech.id], speech: { ...each.speech, ...heard[each.speech.id] },
        })),
      }));
    },
  };
}

/** @param {wire.SpeechView} speech */
const languageOf = ({ language, language_standing, language_name, interpretation }) =>
  ({ language, language_standing, language_name, interpretation });

/**
 * @param {any[]} items
 * @param {Words} words
 * @param {ReadonlySet<string>} [unreached] Of whom it is said that they may not be reached.
 */
export function programmeRows(items, words, unreached = new Set()) {
  return items.map((row) => draw(pieces.item, {
    status: row.status, title: text(row.item.title, words), when: whenOf(`item:${row.item.id}`), budget: budgetOf(row, items),
    speeches: row.speeches.map((/** @type {wire.SpeechRow} */ each) => draw(pieces.speech, {
      ...rowOf(each, words), unreached: unreached.has(each.speech.id),
    }, words)),
  }, words));
}

/**
 * What a row says of a speech.
 * @param {{status: string, speech: wire.SpeechView}} row
 * @param {Words} words
 */
export const rowOf = ({ status, speech }, words) =>
  ({ status, speaker: speaker(speech, words), on_behalf: onBehalf(speech, words), frame: frame(speech, words, "small") });
