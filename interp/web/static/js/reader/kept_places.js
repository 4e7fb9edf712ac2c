/** Where somebody stopped reading, kept on this device alone: of a page the number of a line, and nothing of its text. */

import { keep, read } from "../shared/settings.js";

const NAME = "places";
const MOST = 20;
const FOR_MS = 7 * 24 * 3_600_000;

function all(now) {
  try {
    return JSON.parse(read(NAME, "[]")).filter(({ page, at, kept }) => page && at && now - kept < FOR_MS);
  } catch {
    return []; // something else is stored there
  }
}

/** The place on a page; null for none, or for one of long ago. */
export function placeOn(page, now = Date.now()) {
  return all(now).find((each) => each.page === page)?.at ?? null;
}

/** Keeps a place, null for none; the oldest are given up. */
export function keepPlace(page, at, now = Date.now()) {
  const others = all(now).filter((each) => each.page !== page);
  keep(NAME, JSON.stringify([...(at === null ? [] : [{ page, at, kept: now }]), ...others].slice(0, MOST)));
}
