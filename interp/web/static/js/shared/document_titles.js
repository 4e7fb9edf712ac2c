/** The title as nodes, with provenance if translated; the same as the server's. */

import { bdi, direction, htmlLang, phrase } from "./dom.js";
import { said } from "./provenance.js";

/** The title as nodes, with where it comes from when it is a translation; the same as the server's. */
export function titled({ title, language, titles }, words) {
  const own = titles.find((each) => each.language === words.language);
  if (!own) return [bdi(title, { lang: htmlLang(language), dir: direction(language) })];
  return said(own, words);
}

/** The version and, where known, the date of a document, shown after its kind. */
export function edition(version, asOf, words) {
  const date = asOf ? [" · ", phrase(words, "reading.as_of", { date: asOf })] : [];
  return [" · ", phrase(words, "reading.version", { n: version }), ...date];
}
