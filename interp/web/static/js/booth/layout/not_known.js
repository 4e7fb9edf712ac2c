/** What a booth that has lost the service, or the live connection alone, no longer knows or cannot send: said once. */

import { put } from "../../shared/dom.js";

let drawn = "";

/** Shows the sentence while nothing is heard of the service, or what is heard comes by requests. */
export function sayNotKnown({ words }, body = document.body) {
  const said = body.classList.contains("stale") ? words.raw("booth.not_known") : body.dataset.link === "polled" ? words.raw("booth.polled") : "";
  if (said !== drawn) put("not-known", said);
  drawn = said;
}
