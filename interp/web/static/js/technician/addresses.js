/** The addresses of the public pages with the options chosen, ready to copy. */

import { copy } from "../shared/copying.js";
import { slot } from "../shared/dom.js";

const SCREEN = /^[\w.:-]{1,80}$/;

/** The path and query of each page, after the meeting's own address or, in `of`, the room's. */
export function paths({ language, second, delay, screen }) {
  const late = /^\d{1,2}$/.test(delay) && Number(delay) > 0 && Number(delay) <= 60 ? { delay: Number(delay) } : {};
  const named = SCREEN.test(screen) ? { screen } : {};
  const beside = second && second !== language ? { second } : {};
  const asked = (options) => (Object.keys(options).length > 0 ? `?${new URLSearchParams(options)}` : "");
  return {
    room: `/room/${language}${asked({ ...late, ...named })}`,
    overlay: `/room/${language}${asked({ overlay: 1, ...late, ...named })}`,
    lectern: `/room/${language}${asked({ lectern: 1, ...named })}`,
    captions: `/${language}${asked(beside)}`,
    short: "",
    of: {
      room: `/${language}${asked({ ...late, ...named })}`,
      overlay: `/overlay/${language}${asked({ ...late, ...named })}`,
      lectern: `/lectern/${language}${asked(named)}`,
      captions: `/captions/${language}${asked(beside)}`,
    },
  };
}

export function addresses(words) {
  const form = slot("options");
  const rows = [...document.querySelectorAll("[data-address]")];
  const whole = rows.find((row) => row.dataset.address === "short").querySelector("a").href;
  const room = document.querySelector("[data-room]")?.dataset.room;
  const write = () => {
    const found = paths(/** @type {any} */ (Object.fromEntries(new FormData(form))));
    for (const row of rows) {
      const link = row.querySelector("a");
      const { address } = row.dataset;
      link.href = address.startsWith("of_") ? room + found.of[address.slice(3)] : whole + found[address];
      link.textContent = link.href;
    }
  };
  form.hidden = false;
  form.addEventListener("input", write);
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const row of rows) {
    const link = row.querySelector("a");
    row.querySelector("button").addEventListener("click", () => copy(link, link.href, row.querySelector("[data-said]"), words));
  }
}
