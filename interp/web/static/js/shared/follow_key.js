/** Maps how the speaker's text is followed to a word key, shown in the place of the next caption. */

const WITHOUT = new Set(["off_text", "no_text", "text_follows"]);

const ON_PUBLIC_SCREENS = new Set(["follow.off_text", "follow.held"]);

/**
 * Why captions on a screen do not move, or null; a screen without captions says nothing about texts.
 * @param {wire.CaptionView} view
 * @param {boolean} hasCaptions
 */
export function captionStatus(view, hasCaptions) {
  const key = followKey(view);
  return hasCaptions && key !== null && ON_PUBLIC_SCREENS.has(key) ? key : null;
}

/**
 * Why the captions do not move, or null; an estimated pace is no such reason and has a sign of its own.
 * @param {wire.CaptionView} view
 */
export function captionWait(view) {
  const key = followKey(view);
  return key === "follow.approximate" ? null : key;
}

/** @param {wire.CaptionView} view */
export function followKey({ speech, following }) {
  if (!speech || !following) return null;
  if (following.known === false) return null; // a text may be loading: nothing is said of it
  if (WITHOUT.has(following.mode)) return `follow.${following.mode}`;
  if (!following.visible) return "follow.not_public";
  if (following.mode === "held") return "follow.held";
  return following.approximate ? "follow.approximate" : null;
}
