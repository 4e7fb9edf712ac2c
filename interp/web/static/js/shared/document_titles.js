/** What a document is called on a page: in the page's language where it has a title there that may be seen. */

import { bdi, direction, htmlLang, phrase } from "./dom.js";
import { said } from "./provenance.js";

/** The title as nodes, with where it comes from when it is a translation; the same as the server's. */
export function titled({ title, language, titles }, words) {
  const own = titles.find((each) => each.language === words.language);
  if (!own) return [bdi(title, { lang: htmlLang(language), dir: direction(language) })];
  return said(own, words);
}

/** Which version of a document it is, and of what date where that is known; it follows what the document is. */
export function edition(version, asOf, words) {
  const date = asOf ? [" · ", phrase(words, "reading.as_of", { date: asOf })] : [];
  return [" · ", phrase(words, "reading.version", { n: version }), ...date];
}
