/** The page's texts: looked up by key in the data block, with named placeholders and six plural rules. */

/** @type {Record<string, (n: number) => number>} */
const PLURALS = {
  ar: (n) => (n === 0 ? 0 : n === 1 ? 1 : n === 2 ? 2 : n % 100 >= 3 && n % 100 <= 10 ? 3 : n % 100 >= 11 ? 4 : 5),
  zh: () => 0,
  en: (n) => (n !== 1 ? 1 : 0),
  fr: (n) => (n > 1 ? 1 : 0),
  ru: (n) =>
    n % 10 === 1 && n % 100 !== 11 ? 0 : n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) ? 1 : 2,
  es: (n) => (n !== 1 ? 1 : 0),
};

/**
 * The plural form of a language for a whole number; of one without a rule here, the singular or the plural.
 * @param {string} language
 * @param {number} n
 */
export function pluralIndex(language, n) {
  return (PLURALS[language] ?? PLURALS.en)(n);
}

/**
 * The template for `key`; one with a count is chosen by `n`. An unknown key is shown, so that it is noticed.
 * @param {Record<string, any>} table
 * @param {string} language
 * @param {string} key
 * @param {number} [n]
 */
export function template(table, language, key, n) {
  const found = table[key];
  if (found === undefined) return key;
  return Array.isArray(found) ? found[pluralIndex(language, n ?? 0)] : found;
}

/**
 * Splits "a {name} b" into [["text","a "],["value","name"],["text"," b"]].
 * @param {string} text
 * @returns {[kind: string, part: string][]}
 */
export function parts(text) {
  return text
    .split(/(\{\w+\})/u)
    .filter((part) => part !== "")
    .map((part) => (/^\{\w+\}$/u.test(part) ? ["value", part.slice(1, -1)] : ["text", part]));
}

const ISOLATE = ["\u2068", "\u2069"];

/**
 * The sentence as plain text (for attributes and announcements), each value isolated.
 * @param {string} text
 * @param {Values} [values]
 */
export function plain(text, values = {}) {
  return parts(text)
    .map(([kind, part]) => (kind === "text" ? part : ISOLATE[0] + (values[part] ?? "") + ISOLATE[1]))
    .join("");
}

/**
 * Texts of one language: `say` gives plain text, `raw` the template, `has` whether there is one, `gap` what parts sentences.
 * @param {Record<string, any>} table
 * @param {string} language
 * @returns {Words}
 */
export function speakerOf(table, language) {
  return {
    language,
    gap: language.startsWith("zh") ? "" : " ", // a Chinese full stop has its own space
    has: (key) => key in table,
    raw: (key, n) => template(table, language, key, n),
    say: (key, values = {}) => plain(template(table, language, key, values.n), values),
  };
}
