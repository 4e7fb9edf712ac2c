/** The connection of a page to the service: joins, rejoins, sends commands, falls back to polling. */

import { apart, isAttendee, reconnection } from "./reconnecting.js";
import { SocketClient, socketAddress } from "./socket_client.js";
import { isBehind } from "./newer_view.js";
import { POLL_MS, ViewPolling, post } from "./view_polling.js";

const PROTOCOL = 1;
const ACK_MS = 4_000;
const GIVE_UP_MS = 15_000;
const WATCH_MS = 250;
const REFUSED = new Set(["not_signed_in", "not_allowed", "not_found", "protocol"]);
const OPENING_MS = 5_000;

/** A command id, made at the press of a button; `randomUUID` does not exist on plain http. */
export function commandId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * @typedef {Omit<wire.Join, "protocol"> & {device: string}} Who
 * @typedef {{epoch: string, seq: number, view: any}} Shown
 * @typedef {{ok: boolean, error?: any, [more: string]: any}} Ack
 * @typedef {object} Handlers
 * @property {(message: Shown) => void} view
 * @property {(message: wire.PresenceMessage) => void} presence
 * @property {(cues: Record<string, wire.Cues>) => void} captions
 * @property {(mark: number) => void} documents
 * @property {(message: wire.Beat) => void} beat
 * @property {() => void} polled
 * @property {(serverNow: number, sentAt: number, receivedAt: number) => void} sample
 * @property {(serverNow: number, receivedAt: number) => void} atLeast
 * @property {() => number} now
 * @property {(state: "live" | "connecting" | "polled") => void} link
 * @property {(isStale: boolean, silentMs: number) => void} stale
 * @property {(error: any) => void} refused
 * @property {(code: string) => void} notice
 */

/** @type {Record<string, number>} */
const QUIET_MS = { captions: 12_000 };

/**
 * Follows a meeting. `who` is {meeting, audience, language, device, captions?, documents?}; `have()` returns the message shown;
 * `on` holds view, presence, captions, documents, beat, polled, sample, atLeast, now, link (live, connecting, polled), stale, refused, notice.
 */
export class Line {
  #socket;
  /** @type {Map<string, () => void>} */
  #pending = new Map();
  #heardAt = performance.now();
  #failures = 0;
  #joining = false;
  #again = false;
  #joined = false;
  #polling;
  #stale = false;

  /**
   * @param {Who} who
   * @param {() => Shown | null} have
   * @param {Handlers} on
   */
  constructor(who, have, on) {
    this.who = who;
    this.have = have;
    this.on = on;
    this.#polling = new ViewPolling(who, (message, sentAt) => this.#polled(message, sentAt));
    const timing = { openingMs: OPENING_MS, ...reconnection(who.audience) };
    const socket = new SocketClient(socketAddress(document.body.dataset.build ?? ""), timing, begun());
    this.#socket = socket;
    socket.on("connect", () => this.#join());
    socket.on("disconnect", (reason) => this.#dropped(reason));
    socket.on("connect_error", () => this.#failed());
    socket.on("beat", (message) => this.#beat(message));
    this.listen("view", (message) => on.view(message));
    this.listen("captions", (message) => on.captions({ [message.language]: message }));
    this.listen("documents", ({ mark }) => on.documents(mark));
    this.listen("presence", (message) => on.presence(message));
    this.listen("notice", ({ code }) => this.#notice(code));
    this.listen("access", () => document.dispatchEvent(new CustomEvent("access-ends")));
    document.addEventListener("signed-in-again", () => this.#reconnect());
    setInterval(() => this.#watch(), WATCH_MS);
  }

  /** Whether a command would reach the service now. */
  get isLive() {
    return (this.#joined || this.#polling.works) && !this.#stale;
  }

  /** Whether commands reach the service by requests alone: what is asked over the socket does not. */
  get isPolled() {
    return !this.#joined && this.isLive;
  }

  /**
   * Sends a command; its id is the same for every retry. Resolves to the ack with the id, or to code "unsent". With
   * `now` it is sent at once or not at all, and the service refuses it when it comes late.
   * @param {string} name
   * @returns {Promise<Ack>}
   */
  send(name, args = {}, { now = false } = {}) {
    if (now && !this.isLive) return Promise.resolve({ ok: false, error: { code: "unsent", args: {} } });
    const limit = now ? { expires_at: Math.round(this.on.now()) + ACK_MS } : {};
    const message = { meeting: this.who.meeting, id: commandId(), name, args, ...limit };
    return new Promise((resolve) => {
      const settle = (/** @type {Ack} */ ack) => {
        clearTimeout(timer);
        this.#pending.delete(message.id);
        resolve({ ...ack, id: message.id });
      };
      const timer = setTimeout(() => settle({ ok: false, error: { code: "unsent", args: {} } }), now ? ACK_MS : GIVE_UP_MS);
      if (!now) this.#pending.set(message.id, () => this.#deliver(message, settle));
      this.#deliver(message, settle);
    });
  }

  /**
   * Sends a request that changes no meeting; resolves to the ack, or null without one.
   * @param {string} event
   * @param {object} message
   */
  ask(event, message) {
    return this.#socket.ask(event, message, ACK_MS);
  }

  /**
   * Handles one kind of message; any message shows that the connection works.
   * @param {string} event
   * @param {(message: any) => void} handle
   */
  listen(event, handle) {
    this.#socket.on(event, (message) => {
      this.#heard();
      handle(message);
    });
  }

  /**
   * Joins again as somebody else: `more` replaces what it joined with.
   * @param {Partial<Who>} more
   */
  joinAs(more) {
    this.who = { ...this.who, ...more };
    this.#polling.who = this.who;
    this.#again = this.#joining;
    this.#join();
  }

  #heard() {
    this.#heardAt = performance.now();
    this.#watch();
  }

  #watch() {
    const quiet = QUIET_MS[this.who.audience] ?? 3_000;
    const silent = performance.now() - this.#heardAt;
    const stale = silent > (this.#polling.works ? Math.max(quiet, 2.5 * POLL_MS) : quiet);
    if (stale === this.#stale) return;
    this.#stale = stale;
    this.on.stale(stale, silent);
  }

  async #join() {
    if (this.#joining || !this.#socket.connected) return;
    this.#joining = true;
    const sentAt = performance.now();
    const shown = this.have();
    const known = shown ? { epoch: shown.epoch, seq: shown.seq } : {};
    const ack = await this.ask("join", { protocol: PROTOCOL, ...this.who, ...known });
    this.#joining = false;
    if (this.#again) this.joinAs({});
    else if (!ack) this.#later(() => this.#join(), 500);
    else if (ack.ok) this.#welcome(ack, sentAt);
    else this.#turnedAway(ack.error);
  }

  /**
   * @param {wire.Joined} joined
   * @param {number} sentAt
   */
  #welcome({ epoch, seq, server_now: serverNow, view, captions, documents: mark }, sentAt) {
    this.on.sample(serverNow, sentAt, performance.now());
    this.#joined = true;
    this.#failures = 0;
    this.#polling.end();
    this.#heard();
    this.on.link("live");
    this.on.view({ epoch, seq, view });
    if (captions) this.on.captions(captions);
    if (typeof mark === "number") this.on.documents(mark);
    this.#retry();
  }

  /** @param {wire.ErrorObject} error */
  #turnedAway(error) {
    if (REFUSED.has(error.code)) this.on.refused(error);
    else this.#later(() => this.#join(), 2_000);
  }

  /** @param {string} reason */
  #dropped(reason) {
    this.#joined = false;
    this.#joining = false;
    this.on.link("connecting");
    if (reason === "io server disconnect") this.#later(() => this.#socket.connect(), 1_000);
  }

  /** After two refused connections the page polls over HTTP and keeps trying to connect. */
  #failed() {
    this.#failures += 1;
    if (this.#failures >= 2) this.#polling.begin();
  }

  /** @param {wire.Beat} message */
  #beat(message) {
    this.#heard();
    this.on.atLeast(message.server_now, performance.now());
    const shown = this.have();
    this.on.beat(message);
    if (isBehind(shown, message)) this.#join();
    if (shown && !isAttendee(this.who.audience)) {
      this.#socket.emit("at", { epoch: shown.epoch, seq: shown.seq, skew_ms: Math.round(Date.now() - this.on.now()) });
    }
  }

  /**
   * @param {() => void} act
   * @param {number} ms
   */
  #later(act, ms) {
    setTimeout(act, apart(this.who.audience, ms));
  }

  /** @param {string} code */
  #notice(code) {
    if (code === "signed_out") this.#socket.disconnect();
    this.on.notice(code);
    if (code === "signed_out") document.dispatchEvent(new CustomEvent("access-ends"));
  }

  /** Connects again, with the cookie that the browser has now. */
  #reconnect() {
    this.#socket.disconnect();
    this.#socket.connect();
  }

  /**
   * @param {wire.ViewAnswer} message
   * @param {number} sentAt
   */
  #polled(message, sentAt) {
    this.on.sample(message.server_now, sentAt, performance.now());
    this.#heard();
    this.on.link("polled");
    this.on.view(message);
    this.on.polled();
    this.#retry();
  }

  #retry() {
    for (const again of this.#pending.values()) again();
  }

  /**
   * @param {wire.CommandMessage} message
   * @param {(ack: Ack) => void} settle
   */
  async #deliver(message, settle) {
    if (this.#joined) {
      const ack = await this.ask("command", message);
      if (ack) settle(ack);
      else if (this.#pending.has(message.id)) this.#deliver(message, settle); // late, perhaps done: its id does nothing twice
    } else if (this.#polling.works) post(message, settle);
  }
}

/** The socket that the page opened before its scripts came, for the first that asks; null on pages that open none. */
function begun() {
  const { begunSocket = null } = globalThis;
  globalThis.begunSocket = null;
  return begunSocket;
}
