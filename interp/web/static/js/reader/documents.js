/** Document list for attendees: shows documents as they are filed, made visible or withdrawn. */

import { fetched, followDocuments } from "./document_changes.js";
import { listSource } from "./document_finder.js";
import { FindBar } from "./find_bar.js";
import { bdi, direction, el, htmlLang, show, slot } from "../shared/dom.js";
import { term } from "../shared/speaker_names.js";
import { edition, titled } from "../shared/document_titles.js";
import { readerSettings } from "./reader_settings.js";
import { readerTools } from "./reader_tools.js";
import { speakerOf } from "../shared/words.js";

const { meeting, language, mark } = document.body.dataset;
const words = speakerOf(JSON.parse(document.getElementById("words").textContent)[language], language);
const endonyms = JSON.parse(document.getElementById("endonyms").textContent);
const list = slot("documents");
const written = (code) => ({ lang: htmlLang(code), dir: direction(code) });
const finder = new FindBar(words, listSource());
let held = "";

function row(document) {
  const { id, kind, symbol, version, as_of: asOf, languages } = document;
  return el("li", { "data-document": id },
    el("p", { class: "title" }, el("a", { href: `/m/${meeting}/${language}/documents/${id}` }, ...titled(document, words))),
    el("p", { class: "second" }, term(words, "reading", kind), ...(symbol ? [" · ", bdi(symbol, { dir: "ltr" })] : []),
      ...edition(version, asOf, words)),
    el("p", { class: "tongues" }, ...languages.flatMap((code, place) => [place ? " · " : "", el("span", written(code), endonyms[code])])));
}

/** The focused element keeps the focus. */
function draw(documents) {
  const at = /** @type {HTMLElement | null} */ (document.activeElement?.closest?.("[data-document]"))?.dataset.document;
  list.replaceChildren(...documents.map(row));
  show("none", documents.length === 0);
  if (at) list.querySelector(`[data-document="${CSS.escape(at)}"] a`)?.focus();
  finder.refresh();
}

followDocuments(Number(mark), words, async () => {
  const news = await fetched(`/api/meetings/${encodeURIComponent(meeting)}/documents`);
  const now = JSON.stringify(news?.documents);
  if (news && now !== held) draw(news.documents);
  if (news) held = now;
  return news?.mark;
});

readerSettings();
readerTools(words);
