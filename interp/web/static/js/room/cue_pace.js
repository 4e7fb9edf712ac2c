/** How long captions stay on an output that others read from afar: each can be read, and none comes much too late. */

const LEAST_MS = 1_500;
const MOST_BEHIND_MS = 6_000;
const PER_SECOND = { zh: 9, other: 17 }; // characters that are read in a second

/** The milliseconds that a caption needs to be read. */
export function neededMs({ text, language }) {
  const perSecond = PER_SECOND[language] ?? PER_SECOND.other;
  return Math.max(LEAST_MS, (1_000 * [...text.replaceAll("\n", "")].length) / perSecond);
}

/** Rows are those of `Cues`, the oldest first; times are those of any monotonic clock, in milliseconds. */
export class CuePace {
  replaced = 0; // captions that gave way before they could be read
  #speech;
  #shown = null;
  #since = 0;
  #came = new Map(); // by the number of a row that waits: when it came

  /** Returns the rows to show at `now`. Of another speech, and after the newest was withdrawn, nothing waits. */
  rows(all, speech, now) {
    const isGone = this.#shown && all.every(({ number }) => number !== this.#shown.number);
    if (speech !== this.#speech || isGone) this.#show(all.at(-1) ?? null, now);
    else if (!this.#shown && all.length > 0) this.#show(all[0], now);
    this.#speech = speech;
    for (const row of this.#after(all, now)) {
      const isRead = now - this.#since >= neededMs(this.#shown.cells[0].text);
      if (!isRead && now - this.#came.get(row.number) < MOST_BEHIND_MS) break;
      if (!isRead) this.replaced += 1;
      this.#show(row, now);
    }
    return all.filter(({ number }) => number <= (this.#shown?.number ?? -1));
  }

  /** Shows the newest at the next call: what came while the screen was empty is not shown late. */
  clear() {
    this.#speech = undefined;
  }

  /** The rows that wait; when each came is noted. */
  #after(all, now) {
    const waiting = all.filter(({ number }) => this.#shown && number > this.#shown.number);
    for (const { number } of waiting) if (!this.#came.has(number)) this.#came.set(number, now);
    return waiting;
  }

  #show(row, now) {
    if (row?.number === this.#shown?.number) return;
    this.#shown = row;
    this.#since = now;
    for (const number of this.#came.keys()) if (!row || number <= row.number) this.#came.delete(number);
  }
}
