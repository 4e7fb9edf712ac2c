/** Who was not called in one round of a list, in the round in which they are called now; domain/views/lists/called_rows.py does the same. */

/** @typedef {{item: {id: string}, status: string, speeches: any[]}} Row */

/**
 * The items of a programme with their rows in the order of calling.
 * @param {Row[]} items
 * @param {string[][]} rounds The items of each list that serves several.
 * @returns {any[]}
 */
export const asCalled = (items, rounds) => rounds.reduce(inRound, items);

/**
 * @param {Row[]} items
 * @param {string[]} round
 */
function inRound(items, round) {
  const here = items.findIndex(({ status }) => status === "open");
  const now = items.find(({ item, status }, at) => at >= here && status !== "done" && round.includes(item.id));
  const earlier = new Set(now && round.slice(0, round.indexOf(now.item.id)));
  const carried = items.filter(({ item }) => earlier.has(item.id)).flatMap(({ speeches }) => speeches.filter(waits));
  if (!now || carried.length === 0) return items;
  return items.map((row) => {
    const { speeches } = row;
    if (row !== now) return earlier.has(row.item.id) ? { ...row, speeches: speeches.filter((each) => !waits(each)) } : row;
    const first = speeches.findIndex(waits);
    const place = first < 0 ? speeches.length : first;
    return { ...row, speeches: [...speeches.slice(0, place), ...carried, ...speeches.slice(place)] };
  });
}

/** @param {{status: string}} row */
const waits = ({ status }) => status === "planned";
