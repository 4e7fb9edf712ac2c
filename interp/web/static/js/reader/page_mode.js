/** Whether the captions take the attendee's page, or who speaks and on what. */

const LINGER_MS = 8_000; // the last caption of a speech stays long enough to be read

/** True while the speech on the floor has captions, or the newest caption can still be read at `now`. */
export function takesPage({ speech }, newest, now) {
  if (!newest) return false;
  return (speech !== null && newest.speech === speech.id) || now - newest.at < LINGER_MS;
}
