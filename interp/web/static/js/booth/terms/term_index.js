/**
 * Finds terms while somebody types, in any of the six languages: whole words, their beginnings, slips of the hand, parts of
 * words; Chinese by any part. A plain scan would look at every form; this looks at the words that are near what is typed.
 */

import { folded } from "../../shared/folded_text.js";

const isHan = (word) => word >= "⺀" && /\p{Script=Han}/u.test(word);
const TOKENS = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu;
/** What Arabic writes in one word with the next: and, so, with, for, like, and the article. */
const ARABIC_HEAD = /^(?:[وف]?[بك]?ال|[وف]?لل|[وفبلك](?=\p{L}{3}))/u;
const LEAST = 2; // letters from which a word is looked up, in other writing than Chinese
const MOST = { alone: 1_000, together: 3_000 }; // forms that are compared, those nearest to what is typed
const [WHOLE, BEGINS, SLIP, INSIDE] = [0, 1, 3, 4];

/** The words of a folded text, a run of Chinese as one; an Arabic word also without what is written before it. */
export function tokens(text) {
  return folded(text).match(TOKENS) ?? [];
}

/** An Arabic word without "and", a preposition and the article; another word as it is. */
export const bare = (word) => word.replace(ARABIC_HEAD, "");

/** How many slips of the hand are forgiven in a word. */
const forgiven = (length) => (length < 4 ? 0 : length < 8 ? 1 : 2);

export class TermIndex {
  #rows = [];
  #forms = []; // {row, language, text, words: [word], han}
  #words = new Map(); // word -> its number
  #numbers = new Map(); // word as written -> its numbers
  #spelled = []; // word by number
  #held = []; // forms by number of word
  #pairs = new Map(); // two letters -> numbers of words
  #signs = new Map(); // one or two Chinese signs -> forms
  #sorted = null;
  #counts = new Uint8Array(0);

  get size() {
    return this.#rows.length;
  }

  /** Adds a row: `{kind, forms: {en: ["…"], …}, pronounced}`. */
  add(row) {
    this.#rows.push(row);
    for (const [language, forms] of Object.entries(row.forms)) for (const text of forms) this.#form(row, language, text);
    this.#sorted = null;
  }

  #form(row, language, text) {
    const place = this.#forms.length;
    const found = tokens(text);
    const numbers = [];
    let han = "";
    for (const each of found) {
      if (isHan(each)) han += han ? ` ${each}` : each;
      else for (const number of this.#numbersOf(each)) if (!numbers.includes(number)) numbers.push(number);
    }
    this.#forms.push({ row, language, text, numbers, count: found.length, first: found[0] ?? "", han });
    for (const number of numbers) this.#held[number].push(place);
    if (han) for (const sign of new Set(signsOf(han))) listed(this.#signs, sign).push(place);
  }

  /** The numbers of a word: its own, and in Arabic that of the word without what is written before it. */
  #numbersOf(word) {
    let numbers = this.#numbers.get(word);
    if (!numbers) {
      const without = bare(word);
      numbers = without === word ? [this.#number(word)] : [this.#number(word), this.#number(without)];
      this.#numbers.set(word, numbers);
    }
    return numbers;
  }

  #number(word) {
    const known = this.#words.get(word);
    if (known !== undefined) return known;
    const number = this.#spelled.length;
    this.#words.set(word, number);
    this.#spelled.push(word);
    this.#held.push([]);
    for (const pair of new Set(pairsOf(word))) listed(this.#pairs, pair).push(number);
    return number;
  }

  /**
   * At most `most` rows for what is typed, best first, each with the form that fits and its language; `own` is the language
   * that comes first among equals. `looked`: how many words and forms were compared.
   */
  find(typed, { own = "", most = 20 } = {}) {
    const asked = tokens(typed).filter((each) => isHan(each) || each.length >= LEAST);
    const work = { looked: 0 };
    if (asked.length === 0) return { found: [], looked: 0 };
    const parts = asked.map((each, place) => this.#part(each, place === asked.length - 1, work));
    parts.sort((one, other) => one.weight - other.weight);
    const best = new Map();
    for (const place of this.#candidates(parts[0], parts.length === 1 ? MOST.alone : MOST.together)) {
      work.looked += 1;
      const form = this.#forms[place];
      const score = this.#score(form, parts, asked, own);
      const before = best.get(form.row);
      if (score !== null && (!before || score < before.score)) best.set(form.row, { row: form.row, text: form.text, language: form.language, score });
    }
    const found = [...best.values()].sort((one, other) => one.score - other.score).slice(0, most);
    return { found, looked: work.looked };
  }

  /** What one typed word may mean: words by number with how near they are, or a run of Chinese. */
  #part(asked, isLast, work) {
    if (isHan(asked)) {
      const places = this.#rarest(asked);
      return { asked, han: true, places, weight: places.length };
    }
    const near = new Map();
    for (const each of new Set([asked, bare(asked)])) this.#near(each, isLast, near, work);
    const numbers = [...near].sort((one, other) => one[1] - other[1]);
    return { asked, han: false, near, numbers, weight: numbers.reduce((sum, [number]) => sum + this.#held[number].length, 0) };
  }

  #rarest(run) {
    const lists = signsOf(run).map((sign) => this.#signs.get(sign) ?? []);
    return lists.reduce((least, each) => (each.length < least.length ? each : least));
  }

  /** Words that are the one asked for, begin with it, have it inside, or differ by a slip. */
  #near(asked, isLast, near, work) {
    const take = (number, score) => score < (near.get(number) ?? Infinity) && near.set(number, score);
    const exact = this.#words.get(asked);
    if (exact !== undefined) take(exact, WHOLE);
    for (const number of this.#beginning(asked)) take(number, isLast ? BEGINS : BEGINS + 1);
    const slips = forgiven(asked.length);
    const pairs = pairsOf(asked);
    const inner = pairs.length - 2;
    const least = Math.min(inner, Math.max(2, pairs.length - 3 * slips));
    if (asked.length < 3) return;
    for (const [number, shared] of this.#sharing(pairs, least)) {
      const word = this.#spelled[number];
      const isNear = slips > 0 && Math.abs(word.length - asked.length) <= slips;
      if (shared < inner && !isNear) continue;
      work.looked += 1;
      const distance = isNear ? slipsBetween(asked, word, slips) : slips + 1;
      if (distance <= slips) take(number, SLIP + distance);
      else if (word.includes(asked)) take(number, INSIDE);
    }
  }

  /** The numbers of the words that begin with some letters, by search in their order. */
  #beginning(letters) {
    this.#sorted ??= this.#spelled.map((word, number) => ({ word, number })).sort((one, other) => (one.word < other.word ? -1 : 1));
    let [low, high] = [0, this.#sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#sorted[middle].word < letters) low = middle + 1;
      else high = middle;
    }
    const found = [];
    for (; low < this.#sorted.length && this.#sorted[low].word.startsWith(letters); low += 1) found.push(this.#sorted[low].number);
    return found;
  }

  /** The words that share at least so many pairs of letters with what is asked, each with how many. */
  #sharing(pairs, least) {
    if (this.#counts.length < this.#spelled.length) this.#counts = new Uint8Array(this.#spelled.length);
    const counts = this.#counts;
    const seen = [];
    for (const pair of new Set(pairs)) {
      for (const number of this.#pairs.get(pair) ?? []) {
        if (counts[number] === 0) seen.push(number);
        counts[number] += 1;
      }
    }
    const found = seen.filter((number) => counts[number] >= least).map((number) => [number, counts[number]]);
    for (const number of seen) counts[number] = 0;
    return found;
  }

  #candidates(part, most) {
    if (part.han) return part.places.slice(0, most);
    const places = new Set();
    for (const [number] of part.numbers) {
      for (const place of this.#held[number]) {
        places.add(place);
        if (places.size >= most) return places;
      }
    }
    return places;
  }

  /** How near a form is to all that is typed, 0 for the same; null where one of the words is not in it. */
  #score(form, parts, asked, own) {
    let sum = 0;
    for (const part of parts) {
      const near = part.han ? (form.han.includes(part.asked) ? WHOLE : null) : nearest(form.numbers, part.near);
      if (near === null) return null;
      sum += near;
    }
    const begins = form.first.startsWith(asked[0]) ? 0 : 0.4;
    const rest = (form.han ? form.han.length - asked.join("").length : form.count - asked.length) * 0.02;
    return sum + begins + Math.max(0, rest) + (form.language === own ? 0 : 0.1);
  }
}

function nearest(numbers, near) {
  let best = null;
  for (const number of numbers) {
    const score = near.get(number);
    if (score !== undefined && (best === null || score < best)) best = score;
  }
  return best;
}

/** The pairs of letters of a word, with its beginning and end. */
function pairsOf(word) {
  const closed = `^${word}$`;
  return Array.from({ length: closed.length - 1 }, (_, place) => closed.slice(place, place + 2));
}

/** The signs of a Chinese run and each two that stand together; of more than one sign the pairs alone. */
function signsOf(run) {
  const found = [];
  for (const part of run.split(" ")) {
    for (let place = 0; place < part.length; place += 1) found.push(part[place]);
    for (let place = 0; place + 1 < part.length; place += 1) found.push(part.slice(place, place + 2));
  }
  return found;
}

function listed(map, key) {
  let list = map.get(key);
  if (!list) map.set(key, (list = []));
  return list;
}

/** The letters to add, leave out, change or swap with the next, at most `most` + 1. */
export function slipsBetween(one, other, most) {
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let place = 1; place <= other.length; place += 1) {
      const same = one[row - 1] === other[place - 1];
      let least = Math.min(last[place] + 1, line[place - 1] + 1, last[place - 1] + (same ? 0 : 1));
      const isSwapped = row > 1 && place > 1 && one[row - 1] === other[place - 2] && one[row - 2] === other[place - 1];
      if (isSwapped) least = Math.min(least, before[place - 2] + 1);
      line.push(least);
    }
    if (Math.min(...line) > most) return most + 1;
    [before, last] = [last, line];
  }
  return last[other.length];
}
