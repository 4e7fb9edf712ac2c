/** Holds what a screen receives until it is to be shown, for an output beside a late webcast; blank is never held back. */

/** Which views ask for an empty screen, by audience: every public output, or the room's screen too. Others are never empty. */
/** @type {Record<string, (view: any) => boolean>} */
const BLANK = { captions: (view) => view.outputs_blank, lectern: (view) => view.outputs_blank, room: (view) => view.blank || view.outputs_blank };

/**
 * Views in the order in which they came, each shown `delayMs` after that; without a delay at once. Times are those of any
 * monotonic clock, in milliseconds.
 */
export class DelayedViews {
  /** @type {{message: ViewMessage, at: number}[]} */
  #held = [];
  #lost = false;

  /**
   * @param {number} delayMs
   * @param {string | undefined} audience
   */
  constructor(delayMs, audience) {
    this.delayMs = delayMs;
    this.asksForBlank = BLANK[audience ?? ""] ?? (() => false);
  }

  /**
   * The time of what is shown at `now`, also that of its clocks.
   * @param {number} now
   */
  shownAt(now) {
    return now - this.delayMs;
  }

  /**
   * Takes a message. Returns whether the screen is to be empty until it is due: after a loss of the connection in which
   * something was missed, so that what was shown before would be untrue.
   * @param {ViewMessage} message
   * @param {number} now
   */
  take(message, now) {
    const before = this.#held.at(-1)?.message ?? null;
    const missed = this.#lost && before?.seq !== message.seq;
    this.#lost = false;
    if (missed) this.#held = [];
    this.#held.push({ message, at: now });
    return missed && this.delayMs > 0;
  }

  /** Records that the connection is lost: the next message tells whether something was missed. */
  lose() {
    this.#lost = true;
  }

  /**
   * Records that the service is heard again and has nothing newer than `seq`.
   * @param {number} seq
   */
  hear(seq) {
    if ((this.#held.at(-1)?.message.seq ?? -1) >= seq) this.#lost = false;
  }

  /**
   * The newest message that is due, or null; it stays as the one shown.
   * @param {number} now
   */
  due(now) {
    const at = this.#held.findLastIndex((each) => now - each.at >= this.delayMs);
    if (at < 0) return null;
    this.#held = this.#held.slice(at);
    return this.#held[0].message;
  }

  /**
   * Whether the screen is to be empty: from the moment a blank view comes until every view that came before it was shown
   * again is due. What was blanked does not appear later.
   */
  get isBlank() {
    return this.#held.some(({ message }) => this.asksForBlank(message.view));
  }
}

/**
 * The rows of captions released by `shownAt`: a caption is late, its corrections and withdrawal are not.
 * @param {any[]} rows
 * @param {number} shownAt
 */
export function dueRows(rows, shownAt) {
  return rows.filter(({ cue }) => cue.at <= shownAt);
}
