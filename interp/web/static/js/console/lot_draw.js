/** Draws lots for who waits in a band of a list that is ordered by lot, and says with which seed, so that it can be repeated. */

import { el, ltr, phrase, slot } from "../shared/dom.js";

/** The rows that wait for a lot on the list `id`. */
export const toDraw = (items, id) => items.flatMap(({ speeches }) => speeches).filter(({ entry, status }) =>
  entry?.list === id && status === "planned" && entry.desk?.reason.within === "lot" && !entry.desk.reason.lot);

/** The part of the list's dialog that draws; null where nobody waits for a lot. `say` says what was done. */
export function lotDraw({ words }, list, items, { ask, say }) {
  const n = toDraw(items, list.id).length;
  if (n === 0) return null;
  const draw = async () => {
    slot("edit").close();
    const ack = await ask("list.draw", { list: list.id });
    if (ack?.ok) say("sent", phrase(words, "list.drawn", { n: ltr(n), seed: ltr(ack.id) }));
  };
  return el("p", {}, el("button", { type: "button", onclick: draw, onkeydown: notBySpace, onkeyup: notBySpace }, phrase(words, "list.draw", { n: ltr(n) })));
}

const notBySpace = (event) => event.key === " " && event.preventDefault(); // the key of Next
