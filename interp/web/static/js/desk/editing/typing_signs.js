/** Signs that a keyboard may lack, by the language of the translation: spaces, dashes, quotation marks. */

export const NO_BREAK = "\u00a0";
export const NARROW = "\u202f";
export const EN_DASH = "–";
export const EM_DASH = "—";

/** Outer and inner quotation marks, each [opening, closing]; French ones hold the space that belongs to them. */
const QUOTES = {
  ar: [["«", "»"], ["“", "”"]],
  zh: [["“", "”"], ["‘", "’"]],
  en: [["“", "”"], ["‘", "’"]],
  fr: [[`«${NO_BREAK}`, `${NO_BREAK}»`], ["“", "”"]],
  ru: [["«", "»"], ["„", "“"]],
  es: [["“", "”"], ["‘", "’"]],
};

/** The sign of a name in a language; undefined for an unknown name. */
export function sign(name, language) {
  const [outer, inner] = QUOTES[language];
  return {
    no_break: NO_BREAK, narrow: NARROW, en_dash: EN_DASH, em_dash: EM_DASH,
    quote_open: outer[0], quote_close: outer[1], inner_open: inner[0], inner_close: inner[1],
  }[name];
}

/**
 * What a sign does to a text of which the part between `start` and `end` is selected: an opening quotation mark puts the pair around
 * what is selected; every other sign takes its place. Returns the text and where the caret stands.
 */
export function signed(text, start, end, name, language) {
  const [before, within, after] = [text.slice(0, start), text.slice(start, end), text.slice(end)];
  const pair = { quote_open: "quote_close", inner_open: "inner_close" }[name];
  const put = within && pair ? sign(name, language) + within + sign(pair, language) : sign(name, language);
  return { text: before + put + after, caret: start + put.length };
}
