/** Notifies a page when a document of its meeting has changed: by the socket, or by polling. */

import { ltr, phrase, put } from "../shared/dom.js";
import { reloadSoon } from "../shared/reconnecting.js";
import { device } from "../shared/settings.js";
import { Line } from "../shared/socket.js";

const LOOK_MS = 5_000;
const SPREAD_MS = 300; // random delay, so that readers do not all ask at once
const BUSY_MS = 2_000; // during drafting there is a change each second, mostly of other documents
const nothing = () => {};

/** Calls `look()` after a change beyond `mark`; it fetches and draws, and resolves to the new mark, null on failure. */
export function followDocuments(mark, words, look) {
  const { meeting, language } = /** @type {any} */ (document.body.dataset);
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

  /** A single change is shown at once; frequent ones every few seconds. */
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
      if (shown && shown.epoch !== message.epoch) reloadSoon("captions"); // a backup was restored: numbers start again
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
    notice: (code) => code === "reload" && reloadSoon("captions"),
    refused: () => reloadSoon("captions"),
    now: () => Date.now(),
    presence: nothing, captions: nothing, beat: nothing, polled: nothing, sample: nothing, atLeast: nothing,
  });
  setInterval(() => link === "live" || go(), LOOK_MS);
}

/** An answer of the service, null on failure; a page no longer allowed reloads. */
export async function fetched(address) {
  try {
    const answer = await fetch(address, { cache: "no-cache" });
    if (answer.status === 404 || answer.status === 401) location.reload();
    return answer.ok ? await answer.json() : null;
  } catch {
    return null; // the service is unavailable; the page keeps its content
  }
}
