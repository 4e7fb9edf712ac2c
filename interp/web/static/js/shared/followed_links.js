/** Links to what the server has to make: a bar says how far that is where it takes longer than two seconds. */

import { speakerOf } from "./words.js";
import { workName } from "./work_name.js";

/**
 * Names the work of each link that is followed inside `place`; `bars` returns the module that draws bars.
 * @param {HTMLElement} place
 * @param {Words} words
 * @param {() => Promise<any>} [bars]
 */
export function followLinks(place, words, bars = () => import("../shared/how_far.js")) {
  place.addEventListener("click", ({ target }) => {
    const link = target?.closest("a[href]");
    if (!link) return;
    const plain = link.getAttribute("href");
    const name = workName();
    link.setAttribute("href", `${plain}${plain.includes("?") ? "&" : "?"}work=${name}`);
    setTimeout(() => link.setAttribute("href", plain)); // the browser has asked by then
    bars().then(({ HowFar }) => new HowFar(link.closest("li") ?? place, words).follow(name, words.raw("work.file")));
  });
}

for (const place of document.querySelectorAll("[data-followed]")) {
  followLinks(place, speakerOf(JSON.parse(place.dataset.followed), document.documentElement.lang));
}
