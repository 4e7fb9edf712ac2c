/** What every page does: read its first view, follow the line, keep the newer, tick its clocks, say when it is stale. */

import { face, secondsLeft, timekeeper } from "./clock.js";
import { byAuthor, direction, htmlLang, ltr, phrase, put, reword, show, slot, write } from "./dom.js";
import { speakerText } from "./people.js";
import { device } from "./settings.js";
import { follow } from "./socket.js";
import { receive } from "./view.js";
import { speakerOf } from "./words.js";

const SAY_AT = [30, 0];

const json = (id) => JSON.parse(document.getElementById(id).textContent);

/**
 * Starts a page. `render(view, page)` fills its slots; `presence(message, page)`, `captions(message, page)` and
 * `tick(view, page)` are optional. Returns the page: {words, view, send, now, isLive}.
 */
export function start({ render, presence, captions, tick }) {
  const { meeting, audience, language } = document.body.dataset;
  const tables = json("words");
  const interfaceLanguage = document.body.dataset.interface;
  const keeper = timekeeper(() => performance.now());
  const first = json("first");
  keeper.sample(first.server_now, performance.now(), performance.now());
  let shown = null;
  let staleSince = null;
  let linkState = "connecting";

  const page = {
    get view() { return shown?.view ?? null; },
    get seq() { return shown?.seq ?? 0; },
    words: speakerOf(tables[interfaceLanguage], interfaceLanguage),
    now: keeper.now,
    isLive: () => line.isLive(),
    send: (name, args) => line.send(name, args),
    time: (ms) => timeOfDay(ms, page.view?.meeting.timezone),
  };

  function take(message) {
    const before = shown;
    const { keep, reload } = receive(shown, message);
    if (reload) return location.reload();
    if (keep === before) return;
    shown = keep;
    turn(shown.view);
    render(shown.view, page);
    show("author-note", byAuthor(shown.view));
    if (before) announceSpeaker(before.view, shown.view);
    paint();
  }

  /** A two-way booth turns with the floor: the whole page goes over to the language it works into. */
  function turn(view) {
    const next = tables[view.language] ? view.language : interfaceLanguage;
    if (next === page.words.language) return;
    page.words = speakerOf(tables[next], next);
    document.documentElement.lang = htmlLang(next);
    document.documentElement.dir = direction(next);
    reword(document, page.words);
    link(linkState);
  }

  function announceSpeaker(before, now) {
    if (before.speech?.id === now.speech?.id) return;
    const name = speakerText(now.speech, page.words);
    put("announce", name ? phrase(page.words, "now_speaks", { name }) : page.words.raw("nobody"));
    const block = slot("floor");
    block?.classList.remove("changed");
    if (block) requestAnimationFrame(() => block.classList.add("changed"));
  }

  let saidLeft = null;
  function paint() {
    if (!shown) return;
    const now = staleSince ?? keeper.now();
    for (const node of document.querySelectorAll("[data-clock]")) {
      fillClock(node, shown.view.clocks[node.dataset.clock], now, page.words);
    }
    sayLeft(now);
    tick?.(shown.view, page);
  }

  /** Thirty seconds and the end of the time are said once, politely; the running clock itself is silent. */
  function sayLeft(now) {
    const left = secondsLeft(shown.view.clocks.speech, now);
    const mark = left === null ? undefined : SAY_AT.find((n) => left <= n && left > n - 5);
    const key = mark === undefined ? null : `${shown.view.speech?.id}:${mark}`;
    if (key === saidLeft) return;
    saidLeft = key;
    if (key) put("spoken", mark === 0 ? page.words.raw("time_up") : page.words.say("seconds_left", { n: mark }));
  }

  /** While stale the page shows, and names, the moment it last heard anything; no clock runs on beyond it. */
  function stale(isStale, silentMs) {
    staleSince = isStale ? keeper.now() - silentMs : null;
    document.body.classList.toggle("stale", isStale);
    put("lost", isStale ? phrase(page.words, "lost", { time: ltr(page.time(staleSince)) }) : null);
    paint();
  }

  function link(state) {
    linkState = state;
    document.body.dataset.link = state;
    const node = slot("link");
    if (!node) return;
    node.dataset.state = state;
    node.hidden = false;
    const trip = keeper.trip();
    const key = { live: "live", connecting: "connecting", polled: "polled" }[state];
    const text = page.words.raw(key);
    node.replaceChildren(text, ...(state === "live" && trip > 0 ? [" ", ltr(`${Math.round(trip)} ms`)] : []));
  }

  function notice(code) {
    if (code === "reload") return setTimeout(() => location.reload(), Math.random() * 2_000);
    put("notice", page.words.raw({ restart: "restarting", signed_out: "signed_out" }[code] ?? "restarting"));
    if (code === "restart") setTimeout(() => put("notice"), 10_000);
  }

  const who = { meeting, audience, language, device: device(audience) };
  const line = follow(who, () => shown, {
    view: take, sample: keeper.sample, atLeast: keeper.atLeast, link, stale, notice,
    presence: (message) => presence?.(message, page),
    captions: (message) => captions?.(message, page),
    refused: (error) => put("notice", error.message),
  });
  take(first);
  setInterval(paint, 250);
  return page;
}

/** "10:41:07" on the wall of the meeting, in Western digits. */
export function timeOfDay(ms, timezone, seconds = true) {
  const parts = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: timezone };
  return new Intl.DateTimeFormat("en-GB", seconds ? { ...parts, second: "2-digit" } : parts).format(ms);
}

/** Fills the parts of a clock that the page has: sign, elapsed, limit, left, word, share. */
export function fillClock(node, clock, now, words) {
  const shown = face(clock, now);
  node.dataset.phase = shown.phase;
  node.toggleAttribute("data-paused", shown.paused);
  node.toggleAttribute("data-unlimited", shown.limit === "");
  const word = shown.paused ? "clock.paused" : `clock.${shown.phase}`;
  const texts = { ...shown, word: words.has(word) && shown.phase !== "idle" ? words.raw(word) : "" };
  for (const part of node.querySelectorAll("[data-part]")) {
    const name = part.dataset.part;
    if (name === "share") part.value = shown.share;
    else write(part, texts[name] ?? "");
  }
}
