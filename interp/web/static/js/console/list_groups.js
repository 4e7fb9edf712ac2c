/** The groups of a long list of speakers: who waits under one heading of the rules, and which groups are folded. */

const LONG = 20; // who waits: of a shorter list every row is shown, without headings
const ON_FLOOR = new Set(["on_floor", "interrupted"]);

/** The band of the rules by which a row stands where it stands; null for one that was placed by hand, is armed or does not wait. */
function bandOf({ status, speech, entry }, armed) {
  const reason = entry?.desk?.reason;
  return reason && status === "planned" && !reason.place && speech.id !== armed ? reason.band ?? "everyone" : null;
}

/**
 * The groups of an item's row, in order: {key, band, from, to, waiting}, where `from` and `to` are places among its speeches;
 * none for a list that is short or has one group only. Who has no band stands in the group before, and those who were already
 * called, at the head, in none.
 */
export function groupsOf({ item, speeches }, armed = null) {
  const waits = ({ status }) => status === "planned";
  if (speeches.filter(waits).length <= LONG) return [];
  /** @type {any[]} */
  const groups = [];
  speeches.forEach((row, place) => {
    const band = bandOf(row, armed);
    if (band === null || band === groups.at(-1)?.band) return;
    const number = groups.filter((each) => each.band === band).length;
    groups.push({ key: `group:${item.id} ${band}${number > 0 ? ` ${number}` : ""}`, band, from: place });
  });
  if (groups.length < 2) return [];
  while (groups[0].from > 0 && waits(speeches[groups[0].from - 1])) groups[0].from -= 1;
  return groups.map((each, place) => {
    const to = groups[place + 1]?.from ?? speeches.length;
    return { ...each, to, waiting: speeches.slice(each.from, to).filter(waits).length };
  });
}

/** Which groups are folded: as somebody said, else all but that of who comes next; never that of the selected row. */
export class Folds {
  #said = new Map();

  say(key, isFolded) {
    this.#said.set(key, isFolded);
  }

  /** `rows` are those of the group, `selected` and `next` ids of speeches. */
  isFolded(key, rows, { selected, next }) {
    const ids = new Set(rows.map(({ speech }) => speech.id));
    if (ids.has(selected)) return false;
    return this.#said.get(key) ?? !ids.has(next);
  }
}

/** The rows of an item's list as they are shown, in order: {group, isFolded} for a heading and {row, isInGroup} for a speech. */
export function shownRows(itemRow, folds, { armed, selected, next }) {
  const { speeches } = itemRow;
  const groups = groupsOf(itemRow, armed);
  const head = speeches.slice(0, groups[0]?.from ?? speeches.length).map((row) => ({ row, isInGroup: false }));
  return [...head, ...groups.flatMap((group) => {
    const rows = speeches.slice(group.from, group.to);
    const isFolded = folds.isFolded(group.key, rows, { selected, next });
    const shown = isFolded ? rows.filter(({ status }) => ON_FLOOR.has(status)) : rows;
    return [{ group, isFolded }, ...shown.map((row) => ({ row, isInGroup: true }))];
  })];
}
