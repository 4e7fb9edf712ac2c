/** Where a text comes from, in words: draft or approved, official, author, memory, machine, sample models. */

import { direction, el, htmlLang, phrase } from "./dom.js";

const FIXTURE = "+fixture";

/** What is to be said of a text to a reader of `language`, as [key, values]; the same as the server's.
    `how` and `stale` are those of the cue it stands in. */
export function marksOf(text, language, how = "", stale = false) {
  const { standing, origin } = text;
  const said = how === "typed" ? [["provenance.typed"]] : [];
  if (stale) said.push(["provenance.corrected"]);
  if (standing === "original") {
    if (text.language !== language) said.push(["original_in", { language: `language.${text.language}` }]);
    return said;
  }
  if (standing === "draft") said.push(["draft"]);
  else if (standing === "reviewed" || (standing === "final" && !origin.startsWith("official"))) said.push([`standing.${standing}`]);
  const fixture = origin.endsWith(FIXTURE);
  const bare = fixture ? origin.slice(0, -FIXTURE.length) : origin;
  if (!bare.startsWith("person")) {
    const [kind, match] = bare.split(":");
    said.push([`origin.${kind}`, kind === "tm" ? { match } : {}]);
  }
  if (fixture) said.push(["provenance.fixture"]);
  if (text.stale) said.push(["provenance.stale"]);
  return said;
}

/** The same in words, an element of the page's language; null when there is nothing to say. */
export function marks(text, words, how = "", stale = false) {
  const said = marksOf(text, words.language, how, stale);
  if (said.length === 0) return null;
  const { language: own } = words;
  const made = el("bdi", { class: "mark", lang: htmlLang(own), dir: direction(own) });
  said.forEach(([key, values = {}], place) => {
    const language = values.language && words.raw(values.language);
    made.append(place ? " · " : "", phrase(words, key, language ? { language } : values));
  });
  return made;
}

/** A text and where it comes from, as nodes; `shown` are its words when they do not stand as they are. */
export function said(value, words, { how, stale, heading = false, shown = [value.text] } = {}) {
  const about = marks(value, words, how, stale);
  const node = el("bdi", {
    class: value.standing === "draft" ? "words draft" : "words", ...(heading && { role: "heading", "aria-level": "2" }),
    lang: htmlLang(value.language), dir: direction(value.language),
  }, ...shown);
  return about ? [node, " ", about] : [node];
}
