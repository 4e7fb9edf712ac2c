/** Finds the operator's terms in a sentence, in its language, also inflected as the checks of a translation allow it. */

import { foldedWithPlaces } from "../../shared/folded_text.js";
import { bare, tokens } from "./term_index.js";

const WORD = /(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu;
const RUSSIAN_END = /[аеёиоуыэюяйь]{1,2}$/u;
const ARABIC_END = /(?:ا|ه|ي|يه)$/u;
const KINDS = new Set(["required", "kept"]);

/** A word without what its language adds for number or case. */
const STEMS = {
  ar: (word) => bare(word).replace(ARABIC_END, ""),
  ru: (word) => (word.length > 3 ? word.replace(RUSSIAN_END, "") : word),
  plural: (word) => word.replace(/[sx]+$/u, "").replace(/e$/u, ""),
};

export class MarkedTerms {
  #byStem = {}; // language -> stem of the first word -> terms
  #bySigns = new Map(); // the first two Chinese signs -> terms

  /** Adds the terms among the rows of the file. */
  constructor(rows) {
    for (const row of rows.filter(({ kind }) => KINDS.has(kind))) {
      for (const [language, forms] of Object.entries(row.forms)) for (const form of forms) this.#add(row, language, form);
    }
  }

  #add(row, language, form) {
    if (language === "zh") return put(this.#bySigns, form.slice(0, 2), { row, form });
    const stems = tokens(form).map(stemmer(language));
    if (stems.length > 0) put((this.#byStem[language] ??= new Map()), stems[0], { row, stems });
    return undefined;
  }

  /** The sentence in pieces, in order: `{text, term}`, whose `term` is a row of the file, or null between terms. */
  marked(sentence, language) {
    const found = language === "zh" ? this.#inChinese(sentence) : this.#inWords(sentence, language);
    const pieces = [];
    let at = 0;
    for (const { from, to, row } of found) {
      if (from > at) pieces.push({ text: sentence.slice(at, from), term: null });
      pieces.push({ text: sentence.slice(from, to), term: row });
      at = to;
    }
    if (at < sentence.length) pieces.push({ text: sentence.slice(at), term: null });
    return pieces;
  }

  #inChinese(sentence) {
    const found = [];
    for (let at = 0; at < sentence.length; at += 1) {
      const here = (this.#bySigns.get(sentence.slice(at, at + 2)) ?? []).filter(({ form }) => sentence.startsWith(form, at));
      const longest = here.sort((one, other) => other.form.length - one.form.length)[0];
      if (!longest) continue;
      found.push({ from: at, to: at + longest.form.length, row: longest.row });
      at += longest.form.length - 1;
    }
    return found;
  }

  #inWords(sentence, language) {
    const known = this.#byStem[language];
    if (!known) return [];
    const places = [];
    const plain = foldedWithPlaces(sentence, places);
    const stem = stemmer(language);
    const words = [...plain.matchAll(WORD)].map(({ 0: word, index }) => ({ stem: stem(word), from: index, to: index + word.length }));
    const found = [];
    for (let at = 0; at < words.length; at += 1) {
      const here = (known.get(words[at].stem) ?? []).filter(({ stems }) => stems.every((each, place) => words[at + place]?.stem === each));
      const longest = here.sort((one, other) => other.stems.length - one.stems.length)[0];
      if (!longest) continue;
      const last = at + longest.stems.length - 1;
      found.push({ from: places[words[at].from], to: endOf(sentence, places, words[last].to), row: longest.row });
      at = last;
    }
    return found;
  }
}

const stemmer = (language) => STEMS[language] ?? STEMS.plural;

/** The end in the sentence of what ends at a place of the folded text: marks over the last letter belong to it. */
function endOf(sentence, places, to) {
  let end = places[to] ?? sentence.length;
  while (end > 0 && /[\s\p{P}]/u.test(sentence[end - 1])) end -= 1;
  return end;
}

function put(map, key, value) {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
