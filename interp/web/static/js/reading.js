/** A document an attendee reads: corrections replace its lines where they stand; a new shape is offered, a withdrawal obeyed. */

import { direction, el, htmlLang, put } from "./dom.js";
import { marks } from "./provenance.js";
import { keep } from "./settings.js";
import { linked } from "./symbols.js";
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
  const sides = (other ? ["text", "second"] : ["text"]).flatMap((side) => blocks.map(({ lines }) => [side, lines]));
  const nodes = [...document.querySelectorAll("[data-side]")];
  const ordered = ["text", "second"].flatMap((side) => nodes.filter((node) => node.dataset.side === side));
  const same = ordered.length === sides.length && ordered.every((node, n) => ids(node) === sides[n][1].map(({ segment }) => segment).join());
  if (same) ordered.forEach((node, n) => fillSide(node, sides[n][1].map((line) => line[sides[n][0]])));
  return same;
}

const ids = (side) => [...side.querySelectorAll("[data-segment]")].map(({ dataset }) => dataset.segment).join();

/** Where sentences come from is said once for each run of the same, after its last sentence. */
function fillSide(side, texts) {
  const abouts = texts.map((text) => marks(text, words));
  side.lang = htmlLang(texts[0].language);
  side.dir = direction(texts[0].language);
  for (const mark of side.querySelectorAll(".mark")) mark.remove();
  side.querySelectorAll("[data-segment]").forEach((node, n) => {
    fill(node, texts[n]);
    if (abouts[n] && abouts[n].textContent !== abouts[n + 1]?.textContent) node.after(" ", abouts[n]);
  });
}

function fill(node, text) {
  if (node.textContent !== text.text) node.replaceChildren(...linked(text.text));
  node.lang = htmlLang(text.language);
  node.dir = direction(text.language);
  node.classList.toggle("draft", text.standing === "draft");
}

function offer() {
  const again = el("button", { type: "button", onclick: () => location.reload() }, words.raw("reading.show"));
  put("notice", `${words.raw("reading.changed")} `, again);
}

for (const link of document.querySelectorAll("[data-second]")) {
  link.addEventListener("click", () => keep("second", link.dataset.second));
}
setInterval(look, LOOK_MS);
