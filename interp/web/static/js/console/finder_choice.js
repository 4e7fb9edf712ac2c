/** Which row of the finder Enter may take: a choice, a name typed whole, the only name with that beginning. Never a guess. */

export const folded = (said) => said.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase().trim();

const LEAST_BEGINNING = 2;
const CALLABLE = new Set(["planned", "skipped", "absent", "interrupted"]);

/** How well the letters fit a row: "exact", "only" (a beginning) or "guess". `name` is as shown, `alone` without form of address and language. */
function fit(row, letters, toInscribe) {
  if (row.code || row.match) return row.match;
  if (!row.speech || !(toInscribe || CALLABLE.has(row.status))) return "guess";
  const names = [folded(row.name), row.alone];
  if (names.includes(letters)) return "exact";
  const begins = names.some((each) => each.startsWith(letters) || each.split(/[\s-]+/u).some((word) => word.startsWith(letters)));
  return begins && letters.length >= LEAST_BEGINNING ? "only" : "guess";
}

const isBare = (row) => !row.speech && !row.code && !row.match && !row.nobody;
const partyOf = (row) => row.code ?? row.speech?.party.code ?? row.speech?.id ?? folded(row.name);

/**
 * The place of the row that may be taken without a choice, or -1. Rows of one party count once, the first of them.
 * `toInscribe`: on a list of speakers, where who has spoken or withdrawn is known by the same letters.
 */
export function sureRow(rows, typed, toInscribe = false) {
  const letters = folded(typed);
  if (!letters) return rows[0]?.nobody ? 0 : -1;
  if (rows.length === 1 && isBare(rows[0])) return 0;
  for (const wanted of ["exact", "only"]) {
    const found = rows.map((row, place) => ({ place, party: partyOf(row), fits: fit(row, letters, toInscribe) === wanted }))
      .filter(({ fits }) => fits);
    if (new Set(found.map(({ party }) => party)).size > 1) return -1;
    if (found.length > 0) return found[0].place;
  }
  return -1;
}
