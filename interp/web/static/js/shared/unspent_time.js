/**
 * What the blocks of a programme that are over left of their time, and what giving it to one that is to come would change.
 */

import { lengthOf } from "./clock.js";
import { ltr, phrase } from "./dom.js";
import { outlook, spareMs } from "./list_outlook.js";
import { countOf } from "./reach_words.js";
import { text } from "./speaker_names.js";

/** @typedef {import("./list_outlook.js").Programme} Programme */
/** @typedef {{act: "give" | "give_back", block: string, to: string, ms: number, all: number, titles: [wire.T, wire.T]}} BlockOffer */

const ROUND = "floor_round";
const LEAST_MS = 60_000; // less than a minute is not offered

/**
 * What may be done with unspent time: it is given to the next block that is to come, or to the next with a round, or given back.
 * No more is offered than the time until the end of interpretation has to spare: a meeting that is late has used it.
 * @param {Pick<wire.Programme, "items" | "blocks" | "unspent">} programme
 * @param {any} view
 * @param {number} now
 * @returns {BlockOffer[]}
 */
export function blockOffers({ items, blocks, unspent }, view, now) {
  const spare = Math.floor(spareMs(view, { items, blocks }, now) / LEAST_MS) * LEAST_MS;
  const here = items.findIndex(({ item }) => item.id === view.item?.id);
  const first = (/** @type {string} */ id) => items.findIndex(({ block }) => block === id);
  const isAhead = (/** @type {string} */ id) => items.some((row, at) => row.block === id && row.status !== "done" && at >= here);
  const ahead = blocks.filter(({ id, budget_ms: ms }) => ms && isAhead(id)).map(({ id }) => id).sort((one, other) => first(one) - first(other));
  const offer = (/** @type {BlockOffer["act"]} */ act, /** @type {string} */ block, /** @type {string} */ to, /** @type {number} */ ms, all = ms) =>
    /** @type {BlockOffer} */ ({ act, block, to, ms, all, titles: [items[first(block)].item.title, items[first(to)].item.title] });
  return unspent.flatMap(({ block, ms, given_ms: given, given_to: to }) => {
    if (to && !ahead.includes(to)) return [];
    const back = to ? [offer("give_back", block, to, given ?? 0)] : [];
    const round = ahead.find((id) => items.some((row) => row.block === id && row.item.kind === ROUND));
    const takers = ahead.filter((id, place) => place === 0 || id === round);
    const more = Math.min(ms, spare);
    return [...back, ...(more >= LEAST_MS ? takers.map((each) => offer("give", block, each, more, more + (given ?? 0))) : [])];
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
 * @param {Pick<BlockOffer, "act" | "block" | "to" | "all">} offer
 */
export const rollOver = ({ act, block, to, all }) => (act === "give" ? { block, to, ms: all } : { block, to: null });
