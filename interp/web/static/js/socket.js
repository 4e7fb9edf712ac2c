/** The line to the service: the only module that knows Socket.IO. It joins, rejoins, commands, and falls back to polling. */

import { io } from "../vendor/socket.io-4.8.4.esm.min.js";
import { isBehind } from "./view.js";

const PROTOCOL = 1;
const ACK_MS = 4_000;
const GIVE_UP_MS = 15_000;
const POLL_MS = 3_000;
const QUIET_MS = { captions: 12_000 };
// Few screens serve the meeting and must be right within two seconds; phones are many and wait a little longer.
const RETRY_MS = { captions: 3_000 };
const REFUSED = new Set(["not_signed_in", "not_allowed", "not_found", "protocol"]);

/** An id made when a button is pressed; `randomUUID` does not exist on plain http. */
export function commandId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Follows a meeting. `who` is {meeting, audience, language, device, captions?}; `have()` returns the message shown;
 * `on` holds view, presence, captions, sample, atLeast, link (live, connecting, polled), stale, refused, notice.
 * Returns {send(name, args) → Promise of the ack with the command's id, isLive()}.
 */
export function follow(who, have, on) {
  const line = io({
    transports: ["websocket"], timeout: 5_000,
    reconnectionDelay: 500, reconnectionDelayMax: RETRY_MS[who.audience] ?? 1_200, randomizationFactor: 0.5,
  });
  const quiet = QUIET_MS[who.audience] ?? 3_000;
  const pending = new Map();
  let heardAt = performance.now();
  let failures = 0;
  let joining = false;
  let joined = false;
  let poll = null;
  let polled = false; // an answer came by polling since the line was lost
  let isStale = false;

  const heard = () => { heardAt = performance.now(); watch(); };

  function watch() {
    const limit = polled ? Math.max(quiet, 2.5 * POLL_MS) : quiet;
    const now = performance.now() - heardAt > limit;
    if (now !== isStale) on.stale((isStale = now), performance.now() - heardAt);
  }

  function join() {
    if (joining || !line.connected) return;
    joining = true;
    const sentAt = performance.now();
    const shown = have();
    const known = shown ? { epoch: shown.epoch, seq: shown.seq } : {};
    line.timeout(ACK_MS).emit("join", { protocol: PROTOCOL, ...who, ...known }, (failed, ack) => {
      joining = false;
      if (failed) return setTimeout(join, 500);
      if (!ack.ok) return turnedAway(ack.error);
      const { epoch, seq, server_now: serverNow, view } = ack;
      on.sample(serverNow, sentAt, performance.now());
      joined = true;
      failures = 0;
      stopPolling();
      heard();
      on.link("live");
      on.view({ epoch, seq, view });
      if (ack.captions) on.captions?.(ack.captions);
      for (const each of pending.values()) each.go();
    });
  }

  function turnedAway(error) {
    if (REFUSED.has(error.code)) return on.refused(error);
    return setTimeout(join, 2_000);
  }

  function beat(message) {
    heard();
    on.atLeast(message.server_now, performance.now());
    const shown = have();
    if (isBehind(shown, message)) join();
    if (shown) line.emit("at", { epoch: shown.epoch, seq: shown.seq });
  }

  async function ask() {
    const address = `/api/meetings/${encodeURIComponent(who.meeting)}/view`;
    const query = new URLSearchParams({ audience: who.audience, language: who.language });
    const sentAt = performance.now();
    try {
      const answer = await fetch(`${address}?${query}`, { cache: "no-cache" });
      if (!answer.ok) return;
      const message = await answer.json();
      if (message.server_now) on.sample(message.server_now, sentAt, performance.now());
      polled = true;
      heard();
      on.link("polled");
      on.view(message);
      for (const each of pending.values()) each.go();
    } catch {
      // the service is away; the line keeps trying and the page will say that it is stale
    }
  }

  function startPolling() {
    if (poll) return;
    poll = setInterval(ask, POLL_MS);
    ask();
  }

  function stopPolling() {
    clearInterval(poll);
    poll = null;
    polled = false;
  }

  line.on("connect", join);
  line.on("disconnect", (reason) => {
    joined = joining = false;
    on.link("connecting");
    if (reason === "io server disconnect") setTimeout(() => line.connect(), 1_000);
  });
  line.on("connect_error", () => {
    failures += 1;
    if (failures >= 2) startPolling();
  });
  line.on("view", (message) => { heard(); on.view(message); });
  line.on("captions", (message) => { heard(); on.captions?.({ [message.language]: message }); });
  line.on("presence", (message) => { heard(); on.presence?.(message); });
  line.on("beat", beat);
  line.on("notice", ({ code }) => {
    if (code === "signed_out") line.disconnect();
    on.notice(code);
  });
  setInterval(watch, 250);

  function send(name, args = {}) {
    const message = { meeting: who.meeting, id: commandId(), name, args };
    return new Promise((resolve) => {
      const settle = (ack) => {
        clearTimeout(timer);
        pending.delete(message.id);
        resolve({ ...ack, id: message.id });
      };
      const timer = setTimeout(() => settle({ ok: false, error: { code: "unsent", args: {} } }), GIVE_UP_MS);
      const go = () => deliver(message, settle);
      pending.set(message.id, { go });
      go();
    });
  }

  function deliver(message, settle) {
    if (joined) {
      line.timeout(ACK_MS).emit("command", message, (failed, ack) => { if (!failed) settle(ack); });
    } else if (poll) post(message, settle);
  }

  return { send, isLive: () => (joined || poll !== null) && !isStale };
}

/** The same command over HTTP, for a page whose websocket is refused. */
async function post({ meeting, id, name, args }, settle) {
  try {
    const answer = await fetch(`/api/meetings/${encodeURIComponent(meeting)}/commands`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ id, name, args }),
    });
    settle(await answer.json());
  } catch {
    // tried again with the same id when the next poll succeeds
  }
}
