/** A document an attendee reads: a correction, a newer version, a withdrawal show as they come; the reader's place is kept. */

import { Article } from "./article.js";
import { ltr, phrase, put } from "./dom.js";
import { device, keep } from "./settings.js";
import { Line } from "./socket.js";
import { speakerOf } from "./words.js";

const LOOK_MS = 5_000;
const SPREAD_MS = 300; // not everybody asks in the same moment
const { meeting, document: id, language } = document.body.dataset;
const words = speakerOf(JSON.parse(document.getElementById("words").textContent)[language], language);
const second = new URLSearchParams(location.search).get("second");
const article = new Article(document.querySelector("article"), words);
const asked = new URLSearchParams({ language, ...(second && second !== "none" ? { second } : {}) });
const address = `/api/meetings/${encodeURIComponent(meeting)}/documents/${encodeURIComponent(id)}?${asked}`;
const nothing = () => {};
let mark = Number(document.body.dataset.mark);
let told = mark;
let looking = false;
let shown = null;
let link = "connecting";

/** Fetches the document as this reader may see it; gone or closed to him, the page says so itself. */
async function look() {
  if (looking) return;
  looking = true;
  const before = mark;
  try {
    const answer = await fetch(address, { cache: "no-cache" });
    if (answer.status === 404 || answer.status === 401) location.reload();
    if (answer.ok) take(await answer.json());
  } catch {
    // the service is away; what is on the page stays
  }
  looking = false;
  if (mark < told) setTimeout(look, mark > before ? 0 : LOOK_MS);
}

function hear(now) {
  told = Math.max(told, now);
  if (mark < told) setTimeout(() => mark < told && look(), Math.random() * SPREAD_MS);
}

function take(news) {
  if (news.mark === mark) return;
  mark = news.mark;
  if (article.take(news)) put("notice", words.raw("reading.changed"));
}

const time = (ms) => new Intl.DateTimeFormat("en-GB", {
  hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23", timeZone: shown?.view.meeting.timezone,
}).format(ms);

new Line({ meeting, audience: "captions", language, documents: true, device: device("captions") }, () => shown, {
  view: (message) => {
    if (shown && shown.epoch !== message.epoch) location.reload(); // a backup was restored: numbers begin anew
    shown = message;
  },
  documents: hear,
  link: (state) => {
    link = state;
    document.body.dataset.link = state;
  },
  stale: (isStale, silentMs) => put("lost", isStale ? phrase(words, "lost", { time: ltr(time(Date.now() - silentMs)) }) : null),
  notice: (code) => code === "reload" && location.reload(),
  refused: () => location.reload(),
  now: () => Date.now(),
  presence: nothing, captions: nothing, beat: nothing, polled: nothing, sample: nothing, atLeast: nothing,
});
setInterval(() => link === "live" || look(), LOOK_MS);

for (const each of document.querySelectorAll("[data-second]")) {
  each.addEventListener("click", () => keep("second", each.dataset.second));
}
