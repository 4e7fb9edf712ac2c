/** Tells a page when a document of its meeting has changed: by the socket, or by asking now and then without one. */

import { ltr, phrase, put } from "../shared/dom.js";
import { device } from "../shared/settings.js";
import { Line } from "../shared/socket.js";

const LOOK_MS = 5_000;
const SPREAD_MS = 300; // not everybody asks in the same moment
const BUSY_MS = 2_000; // while drafts are being made there is news each second, mostly of other documents
const nothing = () => {};

/** Calls `look()` when there is news beyond `mark`; it fetches, shows, and resolves to the mark it got, null without one. */
export function followDocuments(mark, words, look) {
  const { meeting, language } = document.body.dataset;
  let told = mark;
  let looking = false;
  let waiting = false;
  let heard = -BUSY_MS;
  let shown = null;
  let link = "connecting";

  async function go() {
    if (looking) return;
    looking = true;
    const before = mark;
    mark = (await look(mark)) ?? mark;
    looking = false;
    if (mark < told) setTimeout(go, mark > before ? 0 : LOOK_MS);
  }

  /** One correction shows at once; of a stream of news, every few seconds. */
  function soon() {
    const now = performance.now();
    const within = now - heard < BUSY_MS ? BUSY_MS : SPREAD_MS;
    heard = now;
    if (waiting || mark >= told) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      if (mark < told) go();
    }, Math.random() * within);
  }

  const time = (ms) => new Intl.DateTimeFormat("en-GB", {
    hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23", timeZone: shown?.view.meeting.timezone,
  }).format(ms);

  new Line({ meeting, audience: "captions", language, documents: true, device: device("captions") }, () => shown, {
    view: (message) => {
      if (shown && shown.epoch !== message.epoch) location.reload(); // a backup was restored: numbers begin anew
      shown = message;
    },
    documents: (now) => {
      told = Math.max(told, now);
      soon();
    },
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
  setInterval(() => link === "live" || go(), LOOK_MS);
}

/** An answer of the service, null when it did not come; a page whose reader may no longer see it says so itself. */
export async function fetched(address) {
  try {
    const answer = await fetch(address, { cache: "no-cache" });
    if (answer.status === 404 || answer.status === 401) location.reload();
    return answer.ok ? await answer.json() : null;
  } catch {
    return null; // the service is away; what is on the page stays
  }
}
