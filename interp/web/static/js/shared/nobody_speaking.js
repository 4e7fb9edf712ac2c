/** The text in place of a speaker's name when nobody has the floor. */

import { ltr, phrase } from "./dom.js";

export function standing(view, page) {
  const { status, starts_at: startsAt } = view.meeting;
  if (status === "planned") return phrase(page.words, "planned", { time: ltr(page.time(startsAt).slice(0, 5)) });
  return page.words.raw({ suspended: "suspended", closed: "closed" }[status] ?? "nobody");
}
