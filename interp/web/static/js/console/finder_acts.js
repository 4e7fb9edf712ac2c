/** What a choice in the finder asks for: which item is inscribed on, and the commands of each act, in order. */

import { languageTyped } from "./typed_language.js";

const LIST = "floor_round";

/** The id of the item on whose list a speaker is inscribed: the one selected, the round that is open or next, else what is open or next. */
export function listItem(rows, { item, advance }, selected) {
  const left = rows.filter(({ status }) => status !== "done");
  const open = left.find((row) => row.item.id === item?.id);
  const found = [
    left.find((row) => row.item.id === selected), open?.item.kind === LIST ? open : null,
    left.find((row) => row.item.kind === LIST), open, left.find((row) => row.item.id === advance.item?.id), left[0],
  ].find(Boolean);
  return found?.item.id ?? item?.id ?? null;
}

/** The id of the list of speakers that serves an item, null where it has none. */
export const listOf = (lists, item) => lists.find((each) => each.items.includes(item))?.id ?? null;

/** The party of a row as a command takes it: by its code where it has one, so that the service adds its name in six languages. */
export function partyOf(row, { kind, language }) {
  if (row.speech) {
    const { party } = row.speech;
    return party.code ? { kind: party.kind, code: party.code, name: "" }
      : { kind: party.kind, name: party.name.text, language: party.name.language };
  }
  if (row.match && !row.code) return { kind: row.kind, name: row.name, language: row.language }; // known from another meeting
  return row.code ? { kind: row.kind, code: row.code, name: "" } : { kind, name: row.name, language: languageTyped(row.name, language) };
}

/**
 * The commands of an act on a row, in order: [name, arguments], the arguments of a later one perhaps made from the answer
 * before it. Only "give" and "interrupt" give the floor. None where nothing can be done: an act without an item, and the
 * inscription of a speech that waits on the list. `given`: {view, item, kind, party, language, behalf, limit}, and for an
 * item with a list of speakers {list, marks, joint}.
 */
export function asked(act, row, given) {
  return ACTS[act](row, given);
}

const ACTS = {
  interrupt: (row, { kind, party, behalf }) => [["floor.interrupt", { kind, party: row.nobody ? null : party, ...behalf }]],
  give: (row, { party, language, behalf }) => [["floor.give", row.speech ? { speech: row.speech.id, ...behalf }
    : { party, role: "floor_speaker", language, ...behalf }]],
  arm: (row, given) => (row.speech ? armed(row.speech.id, given.behalf) : planned(given)),
  inscribe(row, given) {
    const { item, list, party, language, behalf, limit } = given;
    if (!item) return [];
    if (list) return [["entry.inscribe", inscription(row, given)]];
    return isWaiting(row) ? [] : [["speech.add", { item, party, language, limit_ms: limit, after: null, ...behalf }]];
  },
};

/** The arguments of an inscription on a list: its rules say where it stands, and the service warns of a second one. */
function inscription(row, { list, party, language, behalf, joint, marks, kind }) {
  const group = behalf.on_behalf_of && { capacity: { kind: "group", parties: behalf.on_behalf_of, others: 0 } };
  const category = marks.categoryOf(row, kind);
  return { list, party, language, ...group, ...joint, ...marks.given, ...(category && { category }) };
}

/** Whether the row is a speech that is on the list and has not had the floor. */
export const isWaiting = (row) => row.speech !== undefined && row.status === "planned";

const armed = (speech, behalf) => [
  ...(behalf.on_behalf_of ? [["speech.amend", { speech, ...behalf }]] : []), ["floor.arm", { speech }],
];

/** Arming somebody who is not planned plans the speech after the one on the floor, or after the one it interrupted. */
function planned({ view, item: list, party, language, behalf }) {
  const item = view.item?.id ?? list;
  if (!item) return [];
  const after = view.item && (view.interruption ? view.interruption.interrupted : view.speech);
  return [["speech.add", { item, party, language, after: after?.id ?? null, ...behalf }],
    ["floor.arm", (added) => ({ speech: added.id })]];
}
