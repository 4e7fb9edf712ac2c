/** What of a filed text was left out on purpose: a line for each kind with its number, which opens to the words. */

import { bdi, el, phrase, put, slot } from "../shared/dom.js";

/** Puts the rows of an answer after a slot; none removes what stood there. */
export function putLeftOut(name, rows, words) {
  const before = slot(name);
  let box = before.nextElementSibling;
  if (!box?.hasAttribute("data-left-out")) {
    box = el("div", { "data-left-out": "", "aria-live": "polite", hidden: true });
    before.after(box);
  }
  if (!rows?.length) put(box);
  else put(box, el("p", {}, words.raw("left_out.said")), ...rows.map((row) => folded(row, words)));
}

function folded({ kind, count, texts }, words) {
  const more = count - texts.length;
  return el("details", { class: "fold", "data-kind": kind },
    el("summary", {}, phrase(words, `left_out.${kind}`, { n: count })),
    el("ul", {}, ...texts.map((text) => el("li", {}, bdi(text, { dir: "auto" })))),
    more > 0 ? el("p", { class: "second" }, phrase(words, "left_out.more", { n: more })) : null);
}
