/** Says in which booths a change at the microphone is due: no desk, and no time. */

import { caps } from "../shared/relay_line.js";
import { ltr, phrase, put } from "../shared/dom.js";
import { fetched } from "../shared/fetched.js";

const EVERY_MS = 15_000;

/** Asks at fixed times, as no view says so: a view depends on the log alone. */
export function sayChangesDue(page) {
  const ask = async () => {
    if (!page.isLive || page.view?.meeting.status !== "open") return put("changes-due");
    const { booths } = await fetched(`/api/meetings/${encodeURIComponent(page.view.meeting.id)}/changes-due`) ?? { booths: [] };
    return put("changes-due", booths.length > 0 && phrase(page.words, "chief.change_due", { n: booths.length, booths: ltr(caps(booths)) }));
  };
  setInterval(ask, EVERY_MS);
  setTimeout(ask, 1_000);
}
