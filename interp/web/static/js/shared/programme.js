/** The programme as rows: items and their speeches, with statuses. */

import { el, text } from "./dom.js";
import { frame, speaker } from "./names.js";

export const ITEM_TICKS = { open: "▸", done: "✓" };
export const SPEECH_TICKS = { on_floor: "●", done: "✓", skipped: "–" };

/**
 * Returns the statuses after the floor went to `to` (an id or null): the previous speech is done. If `to` was
 * done already, a switch was undone, and the speech left is planned again.
 */
export function moved(statuses, to, { now, left = "done", before = "planned" }) {
  const after = { ...statuses };
  const from = Object.keys(statuses).find((id) => statuses[id] === now);
  if (from === (to ?? undefined)) return after;
  if (from !== undefined) after[from] = statuses[to] === left ? before : left;
  if (to !== null) after[to] = now;
  return after;
}

/** Updates a fetched programme from later views, so that a switch needs no new fetch. */
export function follower(programme) {
  const speeches = programme.items.flatMap((row) => row.speeches);
  let ofItems = Object.fromEntries(programme.items.map((row) => [row.item.id, row.status]));
  let ofSpeeches = Object.fromEntries(speeches.map((row) => [row.speech.id, row.status]));
  return {
    /** Whether the programme contains the speech on the floor; if not, it must be fetched. */
    knows: ({ item, speech }) => (!item || item.id in ofItems) && (!speech || speech.id in ofSpeeches),
    at({ item, speech }) {
      ofItems = moved(ofItems, item?.id ?? null, { now: "open" });
      ofSpeeches = moved(ofSpeeches, speech?.id ?? null, { now: "on_floor" });
      return programme.items.map((row) => ({
        ...row, status: ofItems[row.item.id],
        speeches: row.speeches.map((each) => ({ ...each, status: ofSpeeches[each.speech.id] })),
      }));
    },
  };
}

export function programmeRows(items, words) {
  return items.map((row) => el("li", {
    class: "item", "data-status": row.status, "aria-current": row.status === "open" && "step",
  }, el("span", { class: "row" }, tick(ITEM_TICKS[row.status]), el("span", { class: "title" }, text(row.item.title, words))),
  row.speeches.length > 0 ? el("ol", { class: "speeches" }, ...row.speeches.map((each) => speechRow(each, words))) : null));
}

function speechRow(row, words) {
  return el("li", {
    class: "row speech", "data-status": row.status, "aria-current": row.status === "on_floor" && "true",
  }, tick(SPEECH_TICKS[row.status]), el("span", { class: "name" }, speaker(row.speech, words)),
  frame(row.speech.language, words, "small"));
}

export function tick(sign) {
  return el("span", { class: "tick", "aria-hidden": "true" }, sign ?? "");
}
