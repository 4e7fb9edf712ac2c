/** What a document is called on a page: in the page's language where it has a title there that may be seen. */

import { bdi, direction, el, htmlLang } from "./dom.js";
import { marks } from "./provenance.js";

/** The title as nodes, with where it comes from when it is a translation; the same as the server's. */
export function titled({ title, language, titles }, words) {
  const own = titles.find((each) => each.language === words.language);
  if (!own) return [bdi(title, { lang: htmlLang(language), dir: direction(language) })];
  const about = marks(own, words);
  const tongue = { lang: htmlLang(own.language), dir: direction(own.language) };
  return [el("bdi", { class: own.standing === "draft" ? "words draft" : "words", ...tongue }, own.text), ...(about ? [" ", about] : [])];
}
