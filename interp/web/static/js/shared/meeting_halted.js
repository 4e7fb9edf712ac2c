/** That the meeting is suspended or closed, why and since when; nothing while it is neither. */

import { el, ltr, phrase } from "./dom.js";
import { term } from "./speaker_names.js";

const SIGNS = { suspended: "‖", closed: "■" };

export function halted({ meeting }, { words, time }) {
  const { status, status_reason: reason, status_since: since } = meeting;
  if (!(status in SIGNS)) return [];
  return [el("span", { class: "sign", "aria-hidden": "true" }, SIGNS[status]), " ", el("strong", {}, words.raw(status)),
    reason && ` ${term(words, "reason", reason)}`, since && " ", since && phrase(words, "since", { time: ltr(time(since).slice(0, 5)) })];
}
