/** The captions a screen holds: by number in one or two languages, the missing ones, and the rows to show. */

/**
 * @typedef {{number: number, cue: Required<wire.Cue>, cells: (Required<wire.Cue> | null)[], turn: string | null, continues: boolean}} Row
 */

/** Cues of the given languages, without access to page or network. */
export class Cues {
  /** @type {Map<string, Map<number, Required<wire.Cue>>>} by language */
  #held = new Map();
  /** @type {number[]} */
  #order = []; // the numbers held in any language, the lowest first
  /** @type {Map<string, number>} */
  #whole = new Map(); // by language: the first number after which one may be missing
  #touched = Infinity;
  #seq = 0;
  /** @type {number | null} */
  #have = null;
  #told = 0;
  #floor = 0; // what is below was dropped, and is held again only when asked for

  /** @param {string[]} languages */
  constructor(languages) {
    this.languages = languages;
    for (const language of languages) this.#held.set(language, new Map());
  }

  /**
   * Takes cues of a join, message or answer. `live`: received in order, with none missing before; `earlier`: asked for, from
   * below what is held.
   * @param {string} language
   * @param {{seq: number, changed: number, cues: Required<wire.Cue>[]}} message
   */
  take(language, { seq, changed, cues }, { live = false, earlier = false } = {}) {
    const held = this.#held.get(language);
    if (!held) return;
    if (earlier) this.#floor = Math.min(this.#floor, ...cues.map(({ number }) => number));
    for (const cue of cues) {
      if (cue.number < this.#floor) continue;
      const before = held.get(cue.number);
      if (before && before.changed > cue.changed) continue;
      held.set(cue.number, cue);
      this.#touched = Math.min(this.#touched, cue.number);
      if (!before) this.#place(cue.number);
    }
    if (this.#have === null || (live && this.#have >= this.#told)) this.#have = Math.max(this.#have ?? 0, changed);
    this.hear(seq, changed);
  }

  /**
   * Takes the numbers of a beat.
   * @param {number} seq
   * @param {number} changed
   */
  hear(seq, changed) {
    this.#seq = Math.max(this.#seq, seq);
    this.#told = Math.max(this.#told, changed);
  }

  /**
   * Records that every change up to a log number has arrived in every language.
   * @param {number} changed
   */
  settled(changed) {
    this.#have = Math.max(this.#have ?? 0, changed);
  }

  /** The lowest number held in any language; null when there is none. */
  get lowest() {
    return this.#order[0] ?? null;
  }

  /** The number of the newest row; null when there is none. */
  get newest() {
    const place = this.#shownBefore(this.#order.length);
    return place < 0 ? null : this.#order[place];
  }

  /** The lowest number that was taken since this was asked for last. */
  touched() {
    const lowest = this.#touched;
    this.#touched = Infinity;
    return lowest;
  }

  /**
   * Drops the oldest rows beyond `most`; they can be fetched again.
   * @param {number} most
   */
  trim(most) {
    if (this.#order.length <= most) return;
    this.#floor = this.#order[this.#order.length - most];
    for (const number of this.#order.splice(0, this.#order.length - most)) {
      for (const held of this.#held.values()) held.delete(number);
    }
  }

  /**
   * Notes that a number is held.
   * @param {number} number
   */
  #place(number) {
    const place = this.#after(number);
    if (this.#order[place - 1] === number) return;
    if (place === 0) this.#whole.clear();
    if (place === this.#order.length) this.#order.push(number);
    else this.#order.splice(place, 0, number);
  }

  /**
   * How many of the numbers held are not above a number.
   * @param {number} number
   */
  #after(number) {
    let [low, high] = [0, this.#order.length];
    if (number >= this.#order[high - 1]) return high;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#order[middle] > number) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /**
   * Where the last row before a place is, -1 where there is none.
   * @param {number} place
   */
  #shownBefore(place) {
    let before = place - 1;
    while (before >= 0 && !this.#cells(this.#order[before]).some((cell) => cell?.text)) before -= 1;
    return before;
  }

  /** @param {number} number */
  #cells(number) {
    return this.languages.map((language) => this.#held.get(language)?.get(number) ?? null);
  }

  /** The request for missing cues: {after, changed_after}, or null when none are missing. */
  missing() {
    const first = this.lowest ?? this.#seq + 1;
    let after = this.#seq;
    for (const [language, held] of this.#held) {
      let number = Math.max(first, this.#whole.get(language) ?? first);
      while (number <= this.#seq && held.has(number)) number += 1;
      this.#whole.set(language, number);
      after = Math.min(after, number - 1);
    }
    if (this.lowest === null && this.#seq > 0) after = Math.max(0, this.#seq - 20);
    const behind = this.#told > (this.#have ?? 0);
    if (after >= this.#seq && !behind) return null;
    return { after, changed_after: this.#have ?? this.#told };
  }

  /** The request of a poll: everything newer, and everything changed. */
  news() {
    return this.missing() ?? { after: this.#seq, changed_after: this.#have ?? 0 };
  }

  /** The rows between two numbers, the oldest first; rows without text in any language are left out. */
  rows({ from = -Infinity, upTo = Infinity } = {}) {
    /** @type {Row[]} */
    const rows = [];
    let place = this.#after(from - 1);
    const before = this.#shownBefore(place);
    let last = before < 0 ? null : this.#cells(this.#order[before]).find(Boolean) ?? null;
    for (; place < this.#order.length && this.#order[place] <= upTo; place += 1) {
      const number = this.#order[place];
      const cells = this.#cells(number);
      const cue = cells.find(Boolean);
      if (!cue || !cells.some((cell) => cell?.text)) continue;
      const turn = cue.speech !== last?.speech ? cue.speech : null;
      const continues = turn === null && last !== null && sentence(last) === sentence(cue);
      rows.push({ number, cue, cells: once(cells), turn, continues });
      last = cue;
    }
    return rows;
  }

  /**
   * The number with which the last `count` rows up to a number begin, of fewer the first of them; null without any.
   * @param {number} count
   */
  startOf(count, upTo = Infinity) {
    /** @type {number | null} */
    let start = null;
    let place = this.#after(upTo);
    for (let rows = 0; rows < count; rows += 1) {
      place = this.#shownBefore(place);
      if (place < 0) break;
      start = this.#order[place];
    }
    return start;
  }

  /**
   * How many rows come after a number.
   * @param {number} number
   */
  countAfter(number) {
    let count = 0;
    for (let place = this.#after(number); place < this.#order.length; place += 1) {
      if (this.languages.some((language) => this.#held.get(language)?.get(this.#order[place])?.text)) count += 1;
    }
    return count;
  }
}

/**
 * Of which sentence a cue is a part; a typed line is a sentence by itself.
 * @param {Required<wire.Cue>} cue
 */
function sentence({ document, unit }) {
  return document ? `${document} ${unit.slice(0, unit.lastIndexOf("."))}` : unit;
}

/**
 * The cells of a row without the second where neither language has its own text: it would repeat the original.
 * @param {(Required<wire.Cue> | null)[]} cells
 */
function once(cells) {
  const [one, other] = cells.map((cell) => cell?.text);
  return one && other && one.language === other.language && one.text === other.text ? cells.slice(0, 1) : cells;
}

const PRINTED = /[!-~]/;

/**
 * A caption text as one paragraph: a line break becomes a space, or nothing between Han characters.
 * @param {{text: string, language: string}} text
 */
export function flowing({ text, language }) {
  if (language !== "zh") return text.replaceAll("\n", " ");
  return text.replace(/\n/g, (_, /** @type {number} */ at) => (PRINTED.test(text[at - 1] ?? "") && PRINTED.test(text[at + 1] ?? "") ? " " : ""));
}
