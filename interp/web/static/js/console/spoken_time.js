/** How long each party has spoken in the meeting: told beside its name, it orders nobody. */

const partyOf = ({ party }) => party.code ?? `${party.kind} ${party.name.text}`;

/** Milliseconds by party over all rows of a programme; those who have not spoken are left out. */
export function spokenByParty(items) {
  const spoken = new Map();
  for (const { speech, held_ms: held } of items.flatMap(({ speeches }) => speeches)) {
    if (held > 0) spoken.set(partyOf(speech), (spoken.get(partyOf(speech)) ?? 0) + held);
  }
  return spoken;
}

/** Milliseconds that the party of a speech has spoken, 0 for none. */
export const spokenBefore = (spoken, speech) => spoken.get(partyOf(speech)) ?? 0;
