/** What the desk says of when a text is needed: in minutes within the hour, then by the clock, with the day when it is another. */

import { dayText } from "../shared/before_opening.js";
import { el, ltr, phrase } from "../shared/dom.js";

const MINUTE_MS = 60_000;
const WITHIN_MIN = 60;

/** Minutes until a text is needed, rounded up; null when unknown. */
export function minutes({ needed_in_ms: ms }) {
  return ms === null ? null : Math.ceil(ms / MINUTE_MS);
}

/** What is said, as a node; null where no time is known. `task` says in how many milliseconds the text is needed. */
export function whenNeeded(task, page) {
  const { words, view } = page;
  const n = minutes(task);
  if (n === null) return null;
  if (n === 0) return el("strong", {}, words.raw("desk.now"));
  if (n < WITHIN_MIN) return phrase(words, "desk.in_minutes", { n });
  const zone = view?.meeting.timezone;
  const at = page.now() + task.needed_in_ms;
  const [today, day] = [page.now(), at].map((ms) => dayText(ms, zone, words.language));
  return phrase(words, day === today ? "desk.at_time" : "desk.on_day", { day, time: ltr(page.time(at).slice(0, 5)) });
}
