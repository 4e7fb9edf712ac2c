/** The captions a screen holds: by number in one or two languages, the missing ones, and the rows to show. */

/** Cues of the given languages, without access to page or network. */
export class Cues {
  #held = new Map();
  #seq = 0;
  #have = null;
  #told = 0;
  #floor = 0; // what is below was dropped, and is held again only when asked for

  constructor(languages) {
    this.languages = languages;
    for (const language of languages) this.#held.set(language, new Map());
  }

  /**
   * Takes cues of a join, message or answer. `live`: received in order, with none missing before; `earlier`: asked for, from
   * below what is held.
   */
  take(language, { seq, changed, cues }, { live = false, earlier = false } = {}) {
    const held = this.#held.get(language);
    if (!held) return;
    if (earlier) this.#floor = Math.min(this.#floor, ...cues.map(({ number }) => number));
    for (const cue of cues) {
      if (cue.number < this.#floor) continue;
      const before = held.get(cue.number);
      if (!before || before.changed <= cue.changed) held.set(cue.number, cue);
    }
    if (this.#have === null || (live && this.#have >= this.#told)) this.#have = Math.max(this.#have ?? 0, changed);
    this.hear(seq, changed);
  }

  /** Takes the numbers of a beat. */
  hear(seq, changed) {
    this.#seq = Math.max(this.#seq, seq);
    this.#told = Math.max(this.#told, changed);
  }

  /** Records that every change up to a log number has arrived in every language. */
  settled(changed) {
    this.#have = Math.max(this.#have ?? 0, changed);
  }

  /** The lowest number held in any language; null when there is none. */
  get lowest() {
    return this.#numbers()[0] ?? null;
  }

  /** Drops the oldest rows beyond `most`; they can be fetched again. */
  trim(most) {
    const numbers = this.#numbers();
    if (numbers.length <= most) return;
    this.#floor = numbers.at(-most);
    for (const held of this.#held.values()) for (const number of [...held.keys()]) if (number < this.#floor) held.delete(number);
  }

  #numbers() {
    return [...new Set([...this.#held.values()].flatMap((held) => [...held.keys()]))].sort((a, b) => a - b);
  }

  /** The request for missing cues: {after, changed_after}, or null when none are missing. */
  missing() {
    const first = this.lowest ?? this.#seq + 1;
    let after = this.#seq;
    for (const held of this.#held.values()) {
      for (let number = first; number <= after; number += 1) if (!held.has(number)) after = number - 1;
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

  /** The rows up to a number, the oldest first; rows without text in any language are left out. */
  rows(upTo = Infinity) {
    const rows = [];
    let speech;
    for (const number of this.#numbers().filter((each) => each <= upTo)) {
      const cells = this.languages.map((language) => this.#held.get(language).get(number) ?? null);
      if (!cells.some((cell) => cell?.text)) continue;
      const cue = cells.find(Boolean);
      const turn = cue.speech !== speech ? cue.speech : null;
      const continues = turn === null && rows.length > 0 && sentence(rows.at(-1).cue) === sentence(cue);
      rows.push({ number, cue, cells: once(cells), turn, continues });
      speech = cue.speech;
    }
    return rows;
  }
}

/** Of which sentence a cue is a part; a typed line is a sentence by itself. */
function sentence({ document, unit }) {
  return document ? `${document} ${unit.slice(0, unit.lastIndexOf("."))}` : unit;
}

/** The cells of a row without the second where neither language has its own text: it would repeat the original. */
function once(cells) {
  const [one, other] = cells.map((cell) => cell?.text);
  return one && other && one.language === other.language && one.text === other.text ? cells.slice(0, 1) : cells;
}

const PRINTED = /[!-~]/;

/** A caption text as one paragraph: a line break becomes a space, or nothing between Han characters. */
export function flowing({ text, language }) {
  if (language !== "zh") return text.replaceAll("\n", " ");
  return text.replace(/\n/g, (_, at) => (PRINTED.test(text[at - 1] ?? "") && PRINTED.test(text[at + 1] ?? "") ? " " : ""));
}
