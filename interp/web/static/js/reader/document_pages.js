/** The pages of a long document: where one is, and the links to the page before and after. */

import { draw } from "../shared/pieces.js";
import { reading as pieces } from "../drawing/reading.js";

/** The address of another page, from that of a page; the first has no number. */
export function addressOf(href, page) {
  const [path, search] = href.split("?");
  const asked = new URLSearchParams(search);
  asked.delete("page");
  if (page > 1) asked.set("page", page);
  return asked.size > 0 ? `${path}?${asked}` : path;
}

/** Shows the number of the page and how many there are; nothing for a document of one page. */
export function showPage(page, pages, words) {
  for (const nav of document.querySelectorAll(".pages")) {
    const [before, after] = nav.querySelectorAll("a");
    nav.hidden = pages === 1;
    before.hidden = page === 1;
    after.hidden = page === pages;
    for (const [link, to] of [[before, page - 1], [after, page + 1]]) link.setAttribute("href", addressOf(link.getAttribute("href"), to));
    nav.querySelector(".place").replaceChildren(draw(pieces.place, { page, pages }, words));
  }
}

/** Goes to the page that has the sentence of the address, where it is not on this one. */
export function toSentence() {
  const [, segment] = /^#segment-(.+)$/u.exec(location.hash) ?? [];
  if (!segment || document.getElementById(`segment-${decodeURIComponent(segment)}`)) return;
  const asked = new URLSearchParams(location.search);
  asked.set("segment", decodeURIComponent(segment));
  location.replace(`${location.pathname}?${asked}`); // one that no page has comes back without it
}
