/** For how long a press of the bar does nothing after the bar changed: it was meant for what the bar said before. */

/** A person's own act is seen at once; what a colleague did, whom one hears the same sentence with, is not. */
export const OWN_MS = 300;
export const OTHERS_MS = 1_500;

export class Reaction {
  #until = -Infinity;
  #offer = null;
  #switchedAt = null;
  #by = null;
  #byUntil = -Infinity;
  #askedAt = -Infinity;

  constructor(device, now = () => performance.now()) {
    this.device = device;
    this.now = now;
  }

  /** Notes that this console has just asked for something: another offer that follows, such as an armed speech, is expected. */
  asked() {
    this.#askedAt = this.now();
  }

  /** Takes a view; the first one holds nothing back. */
  note({ last_switch: last, advance, interruption }) {
    const offer = JSON.stringify([advance.to, interruption?.depth ?? 0]);
    const at = last?.at ?? null;
    const isSwitch = at !== this.#switchedAt;
    const isOthers = isSwitch && last !== null && last.device !== this.device;
    const isExpected = this.now() - this.#askedAt < OTHERS_MS;
    if (this.#offer !== null && isSwitch) this.#switched(isOthers ? last : null);
    else if (this.#offer !== null && !isExpected && offer !== this.#offer) this.#until = Math.max(this.#until, this.now() + OWN_MS);
    this.#offer = offer;
    this.#switchedAt = at;
  }

  #switched(by) {
    this.#by = by;
    this.#byUntil = this.#until = this.now() + (by ? OTHERS_MS : OWN_MS);
  }

  /** Milliseconds for which a press still does nothing; 0: it acts. */
  get left() {
    return Math.max(0, this.#until - this.now());
  }

  /** Who made the switch for which presses are held back; null where nobody else did, and when the time is over. */
  get by() {
    return this.now() < this.#byUntil ? this.#by : null;
  }
}
