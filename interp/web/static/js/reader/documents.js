/** Document list for attendees: shows documents as they are filed, made visible or withdrawn. */

import { fetched, followDocuments } from "./document_changes.js";
import { listSource } from "./document_finder.js";
import { FindBar } from "./find_bar.js";
import { show, slot } from "../shared/dom.js";
import { factsOf, titled } from "../shared/document_titles.js";
import { draw as drawn } from "../shared/pieces.js";
import { reading as pieces } from "../drawing/reading.js";
import { written } from "../shared/provenance.js";
import { readerSettings } from "./reader_settings.js";
import { readerTools } from "./reader_tools.js";
import { speakerOf } from "../shared/words.js";

const { meeting, language, mark } = document.body.dataset;
const words = speakerOf(JSON.parse(document.getElementById("words").textContent)[language], language);
const endonyms = JSON.parse(document.getElementById("endonyms").textContent);
const list = slot("documents");
const finder = new FindBar(words, listSource());
let held = "";

function row(document) {
  const { id, languages } = document;
  return drawn(pieces.row, {
    id, href: `/m/${meeting}/${language}/documents/${id}`, title: titled(document, words), ...factsOf(document),
    languages: languages.map((code) => ({ ...written(code), name: endonyms[code] })),
  }, words);
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
