/** Keeps the sentence that somebody reads in a document, on this device, and goes back to it. */

import { keepPlace, placeOn } from "./kept_places.js";
import { el, put } from "../shared/dom.js";

const REST_MS = 400; // the page stands still
const SAID_MS = 10_000;
const sentence = (segment) => document.getElementById(`segment-${segment}`);

/** Goes to the kept sentence of `page`, unless the address asks for another place, and keeps each at which the reader stays. */
export function followPlace(page, words) {
  goBack(page, words);
  let resting = null;
  addEventListener("scroll", () => {
    clearTimeout(resting);
    resting = setTimeout(() => keepPlace(page, placeNow()), REST_MS);
  }, { passive: true });
  for (const link of document.querySelectorAll(".pages a")) link.addEventListener("click", () => keepPlace(page, null));
}

function goBack(page, words) {
  const asked = new URLSearchParams(location.search);
  const segment = placeOn(page);
  if (!segment || location.hash || asked.has("page") || asked.has("segment")) return;
  if (sentence(segment)) {
    sentence(segment).scrollIntoView({ block: "start", behavior: "instant" });
    say(words);
    return;
  }
  keepPlace(page, null); // it may be in no page any more
  asked.set("segment", segment);
  location.replace(`${location.pathname}?${asked}`);
}

function say(words) {
  const button = el("button", { type: "button", onclick: () => {
    put("notice");
    scrollTo({ top: 0, behavior: "instant" });
  } }, words.raw("reading.beginning"));
  put("notice", words.raw("reading.resumed"), " ", button);
  setTimeout(() => button.isConnected && put("notice"), SAID_MS);
}

/** The first sentence below the place where one is shown that is gone to; null at the beginning. */
function placeNow() {
  const lines = [...document.querySelectorAll("article [id^=segment-]")];
  if (scrollY === 0 || lines.length === 0) return null;
  const px = (node, name) => parseFloat(getComputedStyle(node)[name]) || 0;
  const top = px(document.documentElement, "scrollPaddingBlockStart") + px(lines[0], "scrollMarginBlockStart");
  const first = lines.find((each) => each.getBoundingClientRect().bottom > top + 1);
  return first && first !== lines[0] ? first.dataset.segment : null;
}
