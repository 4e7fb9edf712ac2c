/** Maps how the speaker's text is followed to a word key, shown in the place of the next caption. */

const WITHOUT = new Set(["off_text", "no_text", "text_follows"]);

export function followKey({ speech, following }) {
  if (!speech || !following) return null;
  if (WITHOUT.has(following.mode)) return `follow.${following.mode}`;
  if (!following.visible) return "follow.not_public";
  if (following.mode === "held") return "follow.held";
  return following.approximate ? "follow.approximate" : null;
}
