/** Whether the captions take the attendee's page, or who speaks and on what. */

const LINGER_MS = 8_000; // the last caption of a speech stays long enough to be read

const RECENT_MS = 60_000; // a speech that begins so soon after a caption finds them there, and its own may be loading

/** True while the speech on the floor has captions, or the newest caption can still be read at `now`, or one is due. */
export function takesPage({ speech, clocks }, newest, now) {
  if (!newest) return false;
  if (speech !== null && newest.speech === speech.id) return true;
  const gap = (clocks?.speech?.started_at ?? 0) - newest.at;
  return now - (gap > 0 && gap < RECENT_MS ? newest.at + gap : newest.at) < LINGER_MS;
}
