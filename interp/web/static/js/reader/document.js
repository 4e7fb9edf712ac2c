/** Document page for attendees: shows corrections, new versions and withdrawals while keeping the scroll position. */

import { Article } from "./document_blocks.js";
import { fetched, followDocuments } from "./document_changes.js";
import { put } from "../shared/dom.js";
import { keep } from "../shared/settings.js";
import { readerTools } from "./reader_tools.js";
import { speakerOf } from "../shared/words.js";

const { meeting, document: id, language, mark } = document.body.dataset;
const words = speakerOf(JSON.parse(document.getElementById("words").textContent)[language], language);
const second = new URLSearchParams(location.search).get("second");
const article = new Article(document.querySelector("article"), words);
const asked = new URLSearchParams({ language, ...(second && second !== "none" ? { second } : {}) });
const address = `/api/meetings/${encodeURIComponent(meeting)}/documents/${encodeURIComponent(id)}?${asked}`;

followDocuments(Number(mark), words, async (held) => {
  const news = await fetched(address);
  if (news && news.mark !== held && article.take(news)) put("notice", words.raw("reading.changed"));
  return news?.mark;
});

for (const each of document.querySelectorAll("[data-second]")) {
  each.addEventListener("click", () => keep("second", each.dataset.second));
}

readerTools(words);
