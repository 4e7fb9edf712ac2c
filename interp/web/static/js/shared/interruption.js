/** An interruption in words: its kind, and whose speech goes on after it, unless the chair speaks: the speaker may have ended. */

import { phrase } from "./dom.js";
import { speaker } from "./speaker_names.js";

export function interruption({ interruption: now }, words) {
  if (!now) return [];
  const kind = words.raw(`interruption.${now.kind}`);
  const goesOn = now.interrupted && now.kind !== "chair" && phrase(words, "interruption.goes_on", { name: speaker(now.interrupted, words) });
  return goesOn ? [kind, " · ", goesOn] : [kind];
}

/** Whether the next act is to return to somebody who was interrupted, or to an earlier interruption. */
export const returns = ({ interruption: now }) => Boolean(now && (now.interrupted || now.depth > 1));
