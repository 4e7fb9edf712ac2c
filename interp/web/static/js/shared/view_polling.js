/** A page whose websocket is refused: asks for its view over HTTP every few seconds, and sends its commands the same way. */

export const POLL_MS = 3_000;

/** Polling of one page. `who` is as in socket.js; `heard` gets each view with the moment at which it was asked for. */
export class ViewPolling {
  #timer = 0;
  #works = false;

  /**
   * @param {import("./socket.js").Who} who
   * @param {(message: wire.ViewAnswer, sentAt: number) => void} heard
   */
  constructor(who, heard) {
    this.who = who;
    this.heard = heard;
  }

  /** Whether the newest request was answered; only then can commands be sent. */
  get works() {
    return this.#works;
  }

  begin() {
    if (this.#timer) return;
    this.#timer = setInterval(() => this.#ask(), POLL_MS);
    this.#ask();
  }

  end() {
    clearInterval(this.#timer);
    this.#timer = 0;
    this.#works = false;
  }

  async #ask() {
    const address = `/api/meetings/${encodeURIComponent(this.who.meeting)}/view`;
    const query = new URLSearchParams({ audience: this.who.audience, language: this.who.language });
    if (this.who.desk) query.set("desk", this.who.desk);
    const sentAt = performance.now();
    try {
      const answer = await fetch(`${address}?${query}`, { cache: "no-cache" });
      if (!answer.ok) return;
      const message = await answer.json();
      if (!this.#timer) return; // joined meanwhile
      this.#works = true;
      this.heard(message, sentAt);
    } catch {
      // the service is unavailable; reconnecting continues and the page will show that it is stale
    }
  }
}

/**
 * Sends a command over HTTP; `settle` gets the answer, or is not called and the same is sent again later.
 * @param {wire.CommandMessage} command
 * @param {(answer: import("./socket.js").Ack) => void} settle
 */
export async function post({ meeting, ...command }, settle) {
  try {
    const answer = await fetch(`/api/meetings/${encodeURIComponent(meeting)}/commands`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(command),
    });
    settle(await answer.json());
  } catch {
    // retried with the same id when the next poll succeeds
  }
}
