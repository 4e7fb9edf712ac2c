/** Common part of every page: reads its first view, follows the socket, keeps the newer view, updates clocks, shows staleness. */

import { Announcements } from "./announcements.js";
import { CARDS, card } from "./full_screen_card.js";
import { fillClock } from "./drawn_clock.js";
import { secondsLeft, timekeeper } from "./clock.js";
import { byAuthor, direction, htmlLang, ltr, phrase, put, reword, show, slot } from "./dom.js";
import { countDown, halted } from "./meeting_halted.js";
import { DelayedViews } from "./delayed_views.js";
import { beginning } from "./before_opening.js";
import { sayReleased, showEnds } from "./planned_ends.js";
import { quantity } from "./quantities.js";
import { followRoom } from "./room_address.js";
import { speakerText } from "./speaker_names.js";
import { sayWhenPrinted } from "./print_time.js";
import { isOutput, reloadSoon } from "./reconnecting.js";
import { device } from "./settings.js";
import { Line } from "./socket.js";
import { receive } from "./newer_view.js";
import { UnsentPresses } from "./unsent_presses.js";
import { speakerOf } from "./words.js";

const SAY_AT = [30, 0];
const TICK_MS = 250;
const CATCH_UP_MS = 2_000;
const AWAY_MS = 15_000; // an output that has heard nothing for so long shows nothing
/** @param {string} id */
const json = (id) => JSON.parse(document.getElementById(id).textContent);
const nothing = () => {};

/**
 * Starts a page. `render(view, page)` fills its slots; `presence(message, page)`, `captions(message, page)`, `documents(mark)`,
 * `tick(view, page)`, `beat(message)`, `polled()` and `announcement(told, page, place)`, which draws one of a list, are optional;
 * `who` adds to what the page joins with. Returns the page.
 * @param {any} handlers
 */
export function start(handlers) {
  return new Screen({ presence: nothing, captions: nothing, documents: nothing, tick: nothing, beat: nothing, polled: nothing, ...handlers });
}

class Screen {
  /** @type {{epoch: string, seq: number, view: any} | null} */
  #shown = null;
  /** @type {{epoch: string, seq: number, view: any} | null} */
  #newest = null;
  #late = new DelayedViews(Number(document.body.dataset.delay ?? 0) * 1000, document.body.dataset.lectern === undefined ? document.body.dataset.audience : "lectern");
  /** @type {number | null} */
  #staleSince = null;
  #link = "connecting";
  /** @type {string | null} */
  #saidLeft = null;
  /** @type {string | null} */
  #halted = null;
  /** @type {string | null} */
  #beginning = null;
  /** @type {{seq: number, resolve: (done?: any) => void}[]} */
  #waiting = [];
  #gone = false;
  #isOutput = isOutput(document.body.dataset.audience);
  #tables = json("words");
  #interface = document.body.dataset.interface ?? "en";
  #unsent = new UnsentPresses(this.#tables);
  #keeper = timekeeper(() => performance.now());

  /** @param {any} handlers */
  constructor(handlers) {
    if (isOld()) location.reload();
    this.handlers = handlers;
    this.announcements = new Announcements(handlers.announcement);
    this.words = speakerOf(this.#tables[this.#interface], this.#interface);
    const first = json("first");
    this.#keeper.guess(first.server_now, performance.now());
    this.line = new Line({ ...this.#who(), ...handlers.who }, () => this.#newest, {
      view: (message) => this.#take(message),
      sample: this.#keeper.sample,
      atLeast: this.#keeper.atLeast,
      now: this.#keeper.now,
      link: (state) => this.#showLink(state),
      stale: (isStale, silentMs) => this.#goStale(isStale, silentMs),
      notice: (code) => this.#notice(code),
      presence: (message) => handlers.presence(message, this),
      captions: (message) => handlers.captions(message, this),
      documents: handlers.documents,
      beat: (message) => this.#beat(message),
      polled: handlers.polled,
      refused: (error) => (this.#isOutput ? this.#loadAgain() : put("notice", error.message)),
    });
    // The page's module continues to run before render() is called with the first view.
    queueMicrotask(() => this.#take(first));
    document.addEventListener("signed-in-again", () => put("notice"));
    setInterval(() => this.#paint(), TICK_MS);
    followRoom(document.body.dataset, () => this.view?.meeting.status);
    sayWhenPrinted(this.words, () => this.shownAt(), (at) => this.time(at));
  }

  /** The view shown, or null before the first. */
  get view() {
    return this.#shown?.view ?? null;
  }

  get isLive() {
    return this.line.isLive;
  }

  /** Why something that needs the socket was not sent. */
  get unsent() {
    return this.words.raw(this.line.isPolled ? "not_sent_polled" : "not_sent");
  }

  /** The service's time in milliseconds since 1970. */
  now() {
    return this.#keeper.now();
  }

  /** The time of what is shown: the present, less the delay of a late output; that of the last message while stale. */
  shownAt() {
    return Math.min(this.#late.shownAt(this.now()), this.#staleSince ?? Infinity);
  }

  get delayMs() {
    return this.#late.delayMs;
  }

  /**
   * @param {string} name
   * @param {Values} args
   * @param {any} [how]
   */
  async send(name, args, how) {
    const ack = await this.line.send(name, args, how);
    if (ack.ok) this.sent();
    return ack;
  }

  /** Something was sent: that something before it was not is no longer said. */
  sent() {
    this.#unsent.sent();
  }

  /**
   * Resolves once the view shown is at `seq` or later, after two seconds at most.
   * @param {number} seq
   */
  caughtUp(seq) {
    if ((this.#newest?.seq ?? 0) >= seq) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.push({ seq, resolve });
      setTimeout(resolve, CATCH_UP_MS);
    });
  }

  /**
   * A time as "10:41:07" in the meeting's zone, in Western digits.
   * @param {number} ms
   */
  time(ms) {
    return new Intl.DateTimeFormat("en-GB", {
      hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23", timeZone: this.view?.meeting.timezone,
    }).format(ms);
  }

  #who() {
    const { meeting, audience, language } = document.body.dataset;
    return { meeting, audience, language, device: device(audience ?? "") };
  }

  /** @param {ViewMessage} message */
  #take(message) {
    const { keep, reload } = receive(this.#newest, message);
    if (reload) this.#loadAgain();
    if (reload || keep === this.#newest) return;
    this.#newest = keep;
    if (this.#late.take(keep, performance.now())) document.body.toggleAttribute("data-waiting", true);
    this.#blank();
    this.#paint();
    for (const { seq, resolve } of this.#waiting) if (seq <= keep.seq) resolve();
    this.#waiting = this.#waiting.filter(({ seq }) => seq > keep.seq);
  }

  /** @param {wire.Beat} message */
  #beat(message) {
    this.#late.hear(message.seq);
    if (this.#link === "live") this.#unsent.back(this.words); // what was given up after the connection came back
    this.handlers.beat(message);
  }

  /** Draws the newest view that is due. A late output stands still while the connection is lost. */
  #show() {
    const due = this.delayMs > 0 && this.#staleSince !== null ? null : this.#late.due(performance.now());
    if (due === null || due === this.#shown) return;
    const before = this.#shown;
    this.#shown = due;
    document.body.removeAttribute("data-waiting");
    this.#turn(due.view);
    this.#blank();
    this.handlers.render(due.view, this);
    this.#showHalted();
    show("author-note", byAuthor(due.view));
    if (before) this.#announce(before.view, due.view);
  }

  /** A public screen is emptied as soon as a view says so. */
  #blank() {
    document.body.toggleAttribute("data-blank", this.#late.isBlank);
  }

  /**
   * A two-way booth's page changes language with the booth's target language.
   * @param {any} view
   */
  #turn(view) {
    const next = this.#tables[view.language] ? view.language : this.#interface;
    if (next === this.words.language) return;
    this.words = speakerOf(this.#tables[next], next);
    document.documentElement.lang = htmlLang(next);
    document.documentElement.dir = direction(next);
    reword(document, this.words);
    this.#showLink(this.#link);
  }

  /** Filled only when it says something else, so that it is announced once. */
  #showHalted() {
    const { status, status_reason: reason, status_since: since, status_until: until, archived } = this.view.meeting;
    const key = [status, reason, since, until, archived, this.words.language].join();
    if (key !== this.#halted) put("halted", halted(this.view, { words: this.words, time: (ms) => this.time(ms) }));
    this.#halted = key;
  }

  /**
   * @param {any} before
   * @param {any} now
   */
  #announce(before, now) {
    if (isHalted(now)) return put("announce"); // another line says that it is suspended or closed
    if (before.speech?.id === now.speech?.id && !isHalted(before)) return undefined;
    const name = speakerText(now.speech, this.words);
    const key = now.speech?.party.kind === "recording" ? "now_shown_is" : "now_speaks";
    put("announce", name ? phrase(this.words, key, { name }) : this.words.raw("nobody"));
    const block = slot("floor");
    block?.classList.remove("changed");
    if (block) requestAnimationFrame(() => block.classList.add("changed"));
    return undefined;
  }

  #paint() {
    if (this.#isOutput) this.#showAway();
    this.#show();
    if (!this.#shown) return;
    const now = this.shownAt();
    this.#turnDay(now);
    for (const node of document.querySelectorAll("[data-clock]")) {
      fillClock(node, shownClock(node.dataset.clock, this.view), now, this.words);
    }
    showEnds(this, now);
    sayReleased(this, now);
    this.announcements.show(this, this.now() - this.delayMs); // their end comes also without a connection
    countDown(this.view, now);
    this.#sayLeft(now);
    this.handlers.tick(this.view, this);
  }

  /**
   * Draws the view of a planned meeting again when midnight or its hour changes what is said of its beginning.
   * @param {number} now
   */
  #turnDay(now) {
    const { meeting } = this.view;
    const said = meeting.status === "planned" ? beginning(meeting, now) : null;
    const before = this.#beginning;
    this.#beginning = said;
    if (before && said && before !== said) this.handlers.render(this.view, this);
  }

  /**
   * Thirty seconds and the end of time are announced once, politely; the running clock is not announced.
   * @param {number} now
   */
  #sayLeft(now) {
    const left = secondsLeft(this.view.clocks.speech, now);
    const mark = left === null ? undefined : SAY_AT.find((n) => left <= n && left > n - 5);
    const key = mark === undefined ? null : `${this.view.speech?.id}:${mark}`;
    if (key === this.#saidLeft) return;
    this.#saidLeft = key;
    put("spoken", key && (mark === 0 ? this.words.raw("time_up") : this.words.say("seconds_left", { n: mark })));
  }

  #loadAgain() {
    reloadSoon(document.body.dataset.audience, () => { this.#gone = true; });
  }

  /** An output whose meeting or service is away goes dark with one sentence, an overlay empty, until it comes back. */
  #showAway() {
    const away = this.#gone || (this.#staleSince !== null && this.now() - this.#staleSince > AWAY_MS);
    if (!document.body.toggleAttribute("data-away", away)) return put("away");
    if (slot("away")?.textContent === "") put("away", this.words.raw("output.away"));
    return undefined;
  }

  /**
   * While stale the page shows when it last received anything, and clocks stop there.
   * @param {boolean} isStale
   * @param {number} silentMs
   */
  #goStale(isStale, silentMs) {
    this.#staleSince = isStale ? this.now() - silentMs : null;
    if (isStale) this.#late.lose();
    document.body.classList.toggle("stale", isStale);
    put("lost", isStale ? phrase(this.words, "lost", { time: ltr(this.time(this.shownAt())) }) : null);
    this.#paint();
  }

  /** @param {string} state */
  #showLink(state) {
    this.#link = state;
    document.body.dataset.link = state; // also on pages without a status of their own
    if (state === "live") this.#unsent.back(this.words);
    const node = slot("link");
    if (!node) return;
    node.dataset.state = state;
    const trip = state === "live" && node.hasAttribute("data-latency") ? this.#keeper.trip() ?? 0 : 0;
    const word = this.words.raw(state);
    // The space is outside the isolated number: inside, it would be on the wrong side in Arabic.
    put(node, ...(trip > 0 ? [`${word} `, quantity(this.words, "ms", Math.round(trip))] : [word]));
  }

  /** @param {string} code */
  #notice(code) {
    if (code in CARDS) return card(code, this.#who(), this.words);
    if (code === "reload" || (code === "signed_out" && this.#isOutput)) return this.#loadAgain();
    put("notice", this.words.raw(code === "signed_out" ? "signed_out" : "restarting"));
    if (code !== "signed_out") setTimeout(() => put("notice"), 10_000);
    return undefined;
  }
}

/** @param {any} view */
const isHalted = ({ meeting }) => meeting.status === "suspended" || meeting.status === "closed";

/** Whether the browser went back to a page it had kept, of any age, without asking for it again. */
function isOld() {
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType?.("navigation") ?? []);
  return visit?.type === "back_forward" && visit.transferSize === 0;
}

/**
 * The meeting's clock shows the time sat: what is left is counted to the planned end, not from the opening. Only the moderator's
 * view has the clock of the block.
 * @param {any} name
 * @param {any} view
 */
function shownClock(name, view) {
  const clock = name === "block" ? view.block_clock : view.clocks[name];
  return name === "meeting" && clock ? { ...clock, limit_ms: null } : clock;
}
