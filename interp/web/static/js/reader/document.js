/** Document page for attendees: shows corrections, new versions and withdrawals while keeping the scroll position. */

import { Article } from "./document_blocks.js";
import { fetched, followDocuments } from "./document_changes.js";
import { documentSource } from "./document_finder.js";
import { showPage, toSentence } from "./document_pages.js";
import { followPlace } from "./document_place.js";
import { FindBar } from "./find_bar.js";
import { put } from "../shared/dom.js";
import { readerSettings } from "./reader_settings.js";
import { readerTools } from "./reader_tools.js";
import { speakerOf } from "../shared/words.js";

const { meeting, document: id, language, mark, pages } = document.body.dataset;
const words = speakerOf(JSON.parse(document.getElementById("words").textContent)[language], language);
const second = new URLSearchParams(location.search).get("second");
const article = new Article(document.querySelector("article"), words);
const asked = new URLSearchParams({ language, ...(second && second !== "none" ? { second } : {}) });
const address = `/api/meetings/${encodeURIComponent(meeting)}/documents/${encodeURIComponent(id)}`;
let page = Number(document.body.dataset.page);
const finder = new FindBar(words, documentSource(wholly));
let whole = pages === "1" ? null : false; // whether all pages are shown, for a document of more than one

followDocuments(Number(mark), words, async (held) => {
  const news = await asks();
  if (news && news.mark !== held && draw(news)) put("notice", words.raw("reading.changed"));
  return news?.mark;
});

function asks() {
  return fetched(`${address}?${whole ? asked : new URLSearchParams([...asked, ["page", String(page)]])}`);
}

/** Draws an answer; that of a page which comes after all were asked for is left. */
function draw(news) {
  const isPage = news.pages !== undefined;
  if (isPage && whole) return false;
  if (isPage) {
    page = news.page;
    whole = news.pages > 1 ? false : null;
  }
  showPage(isPage ? page : 1, isPage ? news.pages : 1, words);
  const changed = article.take(news);
  finder.refresh();
  return changed;
}

/** All pages at once, for paper and to find words in; resolves to whether they are all shown. */
async function wholly() {
  if (whole !== false) return true;
  whole = true;
  const news = await asks();
  if (news) draw(news);
  else whole = false;
  return whole;
}

readerSettings();
toSentence();
followPlace(`document ${meeting} ${id}`, words);
addEventListener("hashchange", toSentence);
readerTools(words, wholly);
