/** Asks an address of the service, once or again whenever a document has changed. */

/** Then an address is asked again although nobody said that something changed: the message may be lost. */
const FRESH_MS = 30_000;
/** Between two requests to one address: while a text is drafted its document changes every second. */
const APART_MS = 5_000;

/**
 * The answer of an address as JSON; null where there is none.
 * @param {string} address
 * @returns {Promise<any>}
 */
export async function fetched(address) {
  try {
    const answer = await fetch(address, { cache: "no-cache" });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

/** The answers of some addresses, by name, kept fresh; they stay while the service cannot be reached. */
export class FreshAnswers {
  /** @type {Map<string, {key: string, answer: any, at: number}>} `at`: when it was asked for */
  #held = new Map();
  #coming = new Set();
  #timer = 0;
  #changedAt = -Infinity;
  #key = "";
  /** @type {Map<string, string>} */
  #addresses = new Map();

  /** @param {() => void} changed is called when another answer than before has come */
  constructor(changed) {
    this.changed = changed;
  }

  /** @param {string} name */
  of(name) {
    return this.#held.get(name)?.answer ?? null;
  }

  /**
   * Says which answers are wanted, each by its address; the others are dropped. All are asked for again when `key` changes.
   * @param {Map<string, string>} addresses
   * @param {string} key
   */
  want(addresses, key) {
    [this.#addresses, this.#key] = [addresses, key];
    for (const name of this.#held.keys()) if (!addresses.has(name)) this.#held.delete(name);
    this.#look();
  }

  /** A document of the meeting has changed: everything is asked for again, at once where it was not a moment ago. */
  changes() {
    this.#changedAt = performance.now();
    this.#look();
  }

  /** Asks for what is not fresh. */
  #look() {
    clearTimeout(this.#timer);
    const now = performance.now();
    let soonest = FRESH_MS;
    for (const [name, address] of this.#addresses) {
      const held = this.#held.get(name);
      const wait = held?.key === this.#key ? held.at + (held.at < this.#changedAt ? APART_MS : FRESH_MS) - now : 0;
      if (wait <= 0) this.#fetch(name, address);
      soonest = Math.min(soonest, wait > 0 ? wait : APART_MS);
    }
    this.#timer = setTimeout(() => this.#look(), soonest);
  }

  /**
   * @param {string} name
   * @param {string} address
   */
  async #fetch(name, address) {
    const key = this.#key;
    const asked = `${key} ${address}`;
    if (this.#coming.has(asked)) return;
    this.#coming.add(asked);
    const at = performance.now(); // what changes from here on is perhaps not in the answer
    const found = await fetched(address);
    this.#coming.delete(asked);
    if (!found || !this.#addresses.has(name)) return;
    const before = this.#held.get(name);
    const same = before && JSON.stringify(before.answer) === JSON.stringify(found);
    this.#held.set(name, { key, answer: same ? before.answer : found, at });
    if (!same) this.changed();
  }
}
