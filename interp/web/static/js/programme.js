/** The programme as rows: items, and the speeches in each, with where they stand. */

import { el, text } from "./dom.js";
import { frame, speaker } from "./people.js";

const ITEM_TICKS = { open: "▸", done: "✓" };
const SPEECH_TICKS = { on_floor: "●", done: "✓", skipped: "–" };

export function programmeRows(programme, words) {
  return programme.items.map((row) => el("li", {
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
