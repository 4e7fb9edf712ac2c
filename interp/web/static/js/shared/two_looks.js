/**
 * What a page says only once it has found it at two looks some time apart, and no longer says only once it has not found it
 * at two such looks: what is found only for a short time is never said, and what is said does not change at each look.
 */

const APART_MS = 300_000;

export class TwoLooks {
  /** Of whom it is said. @type {Set<string>} */
  #said = new Set();
  /** Since which look it is otherwise than said, without a look between that found it as said. @type {Map<string, number>} */
  #since = new Map();
  #apart;

  /** @param {number} [apart] How far two looks are apart, in milliseconds. */
  constructor(apart = APART_MS) {
    this.#apart = apart;
  }

  /**
   * Looks, and returns of whom it is said now. `found` has those of whom it was found, among `all` of whom it may be said.
   * @param {ReadonlySet<string>} found
   * @param {Iterable<string>} all
   * @param {number} now
   * @returns {ReadonlySet<string>}
   */
  look(found, all, now) {
    const known = new Set(all);
    for (const each of [...this.#said, ...this.#since.keys()]) if (!known.has(each)) this.#forget(each);
    for (const each of known) {
      if (found.has(each) === this.#said.has(each)) this.#since.delete(each);
      else if (!this.#since.has(each)) this.#since.set(each, now);
      else if (now - (this.#since.get(each) ?? now) >= this.#apart) this.#turn(each);
    }
    return this.#said;
  }

  /** Of whom it is said, as at the last look. @returns {ReadonlySet<string>} */
  get said() {
    return this.#said;
  }

  /** @param {string} each */
  #turn(each) {
    this.#since.delete(each);
    if (!this.#said.delete(each)) this.#said.add(each);
  }

  /** @param {string} each */
  #forget(each) {
    this.#said.delete(each);
    this.#since.delete(each);
  }
}
