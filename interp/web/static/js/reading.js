/** A document an attendee reads: corrections replace its lines where they stand; a new shape is offered, a withdrawal obeyed. */

import { direction, el, htmlLang, put, write } from "./dom.js";
import { marks } from "./provenance.js";
import { keep } from "./settings.js";
import { speakerOf } from "./words.js";

const LOOK_MS = 5_000;
const { meeting, document: id, language } = document.body.dataset;
const words = speakerOf(JSON.parse(document.getElementById("words").textContent)[language], language);
const second = new URLSearchParams(location.search).get("second");
let mark = Number(document.body.dataset.mark);

async function look() {
  const query = new URLSearchParams({ language, ...(second ? { second } : {}) });
  const address = `/api/meetings/${encodeURIComponent(meeting)}/documents/${encodeURIComponent(id)}?${query}`;
  try {
    const answer = await fetch(address, { cache: "no-cache" });
    if (answer.status === 404 || answer.status === 401) location.reload();
    if (!answer.ok) return;
    const news = await answer.json();
    if (news.mark === mark) return;
    mark = news.mark;
    if (!replaced(news)) offer();
  } catch {
    // the service is away; what is on the page stays
  }
}

/** Puts every line that changed in place; false when the document has other lines than the page. */
function replaced({ blocks, second: other }) {
  const sides = other ? ["text", "second"] : ["text"];
  const wanted = sides.flatMap((side) => blocks.flatMap(({ lines }) => lines.map((line) => [side, line])));
  const nodes = sides.flatMap((side) => [...document.querySelectorAll(`[data-side="${side}"] [data-segment]`)]);
  const same = nodes.length === wanted.length && nodes.every((node, n) => node.dataset.segment === wanted[n][1].segment);
  if (same) nodes.forEach((node, n) => fill(node, wanted[n][1][wanted[n][0]]));
  return same;
}

function fill(node, text) {
  if (node.textContent === text.text && node.lang === htmlLang(text.language) && !text.stale) return;
  write(node, text.text);
  node.lang = htmlLang(text.language);
  node.dir = direction(text.language);
  node.classList.toggle("draft", text.standing === "draft");
  if (node.nextElementSibling?.classList.contains("mark")) node.nextElementSibling.remove();
  const about = marks(text, words);
  if (about) node.after(" ", about);
}

function offer() {
  const again = el("button", { type: "button", onclick: () => location.reload() }, words.raw("reading.show"));
  put("notice", `${words.raw("reading.changed")} `, again);
}

for (const link of document.querySelectorAll("[data-second]")) {
  link.addEventListener("click", () => keep("second", link.dataset.second));
}
setInterval(look, LOOK_MS);
