/**
 * What the blocks of a programme that are over left of their time, and what giving it to one that is to come would change.
 */

import { lengthOf } from "./clock.js";
import { ltr, phrase } from "./dom.js";
import { outlook } from "./list_outlook.js";
import { countOf } from "./reach_words.js";
import { text } from "./speaker_names.js";

/** @typedef {import("./list_outlook.js").Programme} Programme */
/** @typedef {{act: "give" | "give_back", block: string, to: string, ms: number, titles: [wire.T, wire.T]}} BlockOffer */

const ROUND = "floor_round";
const LEAST_MS = 60_000; // less than a minute is not offered

/**
 * What may be done with unspent time: it is given to the next block that is to come, or to the next with a round, or given back.
 * @param {Pick<wire.Programme, "items" | "blocks" | "unspent">} programme
 * @param {{item: {id: string} | null}} view
 * @returns {BlockOffer[]}
 */
export function blockOffers({ items, blocks, unspent }, view) {
  const here = items.findIndex(({ item }) => item.id === view.item?.id);
  const first = (/** @type {string} */ id) => items.findIndex(({ block }) => block === id);
  const isAhead = (/** @type {string} */ id) => items.some((row, at) => row.block === id && row.status !== "done" && at >= here);
  const ahead = blocks.filter(({ id, budget_ms: ms }) => ms && isAhead(id)).map(({ id }) => id).sort((one, other) => first(one) - first(other));
  const offer = (/** @type {BlockOffer["act"]} */ act, /** @type {string} */ block, /** @type {string} */ to, /** @type {number} */ ms) =>
    /** @type {BlockOffer} */ ({ act, block, to, ms, titles: [items[first(block)].item.title, items[first(to)].item.title] });
  return unspent.flatMap(({ block, ms, given_ms: given, given_to: to }) => {
    if (to && !ahead.includes(to)) return [];
    const back = to ? [offer("give_back", block, to, given ?? 0)] : [];
    const round = ahead.find((id) => items.some((row) => row.block === id && row.item.kind === ROUND));
    const takers = ahead.filter((id, place) => place === 0 || id === round);
    return [...back, ...(ms >= LEAST_MS ? takers.map((each) => offer("give", block, each, ms)) : [])];
  });
}

/**
 * What an offer says, with whom it would reach where somebody waits.
 * @param {BlockOffer} offer
 * @param {Page} page
 * @param {Programme} programme
 * @param {number} now
 */
export function offerSaid({ act, block, to, ms, titles: [from, into] }, { view, words }, programme, now) {
  const values = { title: text(from, words), length: ltr(lengthOf(ms)), to: text(into, words) };
  if (act === "give_back") return phrase(words, "time.roll_back", values);
  const more = new Map([[block, -ms], [to, ms]]);
  const blocks = programme.blocks.map((each) => ({ ...each, budget_ms: each.budget_ms && each.budget_ms + (more.get(each.id) ?? 0) }));
  const then = view.speaking_time ? outlook(view, { ...programme, blocks }, now) : null;
  if (!then) return phrase(words, "time.roll_over", values);
  return phrase(words, "time.roll_over_reaches", { ...values, reached: countOf(then), all: ltr(String(then.all)) });
}

/**
 * The arguments of the command of an offer.
 * @param {Pick<BlockOffer, "act" | "block" | "to">} offer
 */
export const rollOver = ({ act, block, to }) => ({ block, to: act === "give" ? to : null });
