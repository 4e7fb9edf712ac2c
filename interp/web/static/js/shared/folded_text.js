/** Texts as they are searched, in six languages: case, accents, marks, forms of letters and widths do not count. */

const UNSEEN = /[\u00ad\u200b-\u200f\u061c\u2060\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const LATIN = /\p{Script=Latin}/u;
/** The marks of Arabic, tatweel, the stress of a Russian word. */
// eslint-disable-next-line no-misleading-character-class -- each mark is meant by itself
const MARKS = /[\u0300\u0301\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/gu;
/** @type {Record<string, string>} */
const ALIKE = {
  "ё": "е", "œ": "oe", "æ": "ae", "ß": "ss",
  "ٱ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ک": "ك",
  "’": "'", "‘": "'", "ʼ": "'", "′": "'", "‹": "'", "›": "'", "\u0060": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "「": '"', "」": '"', "『": '"', "』": '"',
  "‐": "-", "‒": "-", "–": "-", "—": "-", "−": "-", "،": ",", "、": ",", "。": ".", "؛": ";", "؟": "?",
};
/** A sign with the marks on it. */
const CLUSTERS = /\P{M}\p{M}*|\p{M}+/gu;
const MOST_KNOWN = 20_000;
const known = new Map();

/**
 * A text as it is searched.
 * @param {string} text
 */
export function folded(text) {
  return foldedWithPlaces(text, null);
}

/**
 * A text as it is searched; `places`, where given, becomes the offset in the text of each of its signs, and the text's length last.
 * @param {string} text
 * @param {number[] | null} places
 */
export function foldedWithPlaces(text, places) {
  let made = "";
  for (const { 0: cluster, index } of text.matchAll(CLUSTERS)) {
    let one = cluster.length === 1 && cluster >= "a" && cluster <= "z" ? cluster : foldedCluster(cluster);
    if (one === " " && made.endsWith(" ")) one = "";
    made += one;
    for (let each = 0; places && each < one.length; each += 1) places.push(index);
  }
  places?.push(text.length);
  return made;
}

/**
 * @param {string} cluster
 * @returns {string}
 */
function foldedCluster(cluster) {
  const before = known.get(cluster);
  if (before !== undefined) return before;
  const apart = cluster.normalize("NFKD");
  const bare = apart.replace(LATIN.test(apart) ? /\p{M}/gu : MARKS, "").replace(UNSEEN, "");
  const plain = bare.normalize("NFC").toLowerCase().replace(/\s/gu, " ");
  const made = Array.from(plain, (sign) => ALIKE[sign] ?? digit(sign)).join("");
  if (known.size < MOST_KNOWN) known.set(cluster, made);
  return made;
}

/**
 * A digit of Arabic is the digit it stands for.
 * @param {string} sign
 */
function digit(sign) {
  const code = sign.codePointAt(0) ?? 0;
  if (code >= 0x660 && code <= 0x669) return String(code - 0x660);
  return code >= 0x6f0 && code <= 0x6f9 ? String(code - 0x6f0) : sign;
}
