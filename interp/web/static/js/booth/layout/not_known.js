/** What a booth that has lost the service no longer knows, and what it still has: said once, while the page is stale. */

import { put } from "../../shared/dom.js";

let drawn = "";

/** Shows the sentence while nothing is heard of the service. */
export function sayNotKnown({ words }, body = document.body) {
  const said = body.classList.contains("stale") ? words.raw("booth.not_known") : "";
  if (said !== drawn) put("not-known", said);
  drawn = said;
}
