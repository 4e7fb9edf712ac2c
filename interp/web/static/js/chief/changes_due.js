/** Says in which booths a change at the microphone is due: no desk, and no time. */

import { caps } from "../shared/relay_line.js";
import { ltr, phrase, put } from "../shared/dom.js";

const EVERY_MS = 15_000;

/** Asks at fixed times, as no view says so: a view depends on the log alone. */
export function sayChangesDue(page) {
  const ask = async () => {
    if (!page.isLive || page.view?.meeting.status !== "open") return put("changes-due");
    const answer = await fetch(`/api/meetings/${encodeURIComponent(page.view.meeting.id)}/changes-due`, { cache: "no-store" });
    if (!answer.ok) return undefined;
    const { booths } = await answer.json();
    return put("changes-due", booths.length > 0 && phrase(page.words, "chief.change_due", { n: booths.length, booths: ltr(caps(booths)) }));
  };
  const safely = () => ask().catch(() => put("changes-due"));
  setInterval(safely, EVERY_MS);
  setTimeout(safely, 1_000);
}
