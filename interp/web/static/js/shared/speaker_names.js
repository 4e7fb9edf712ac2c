/** The speaker in words: person with form of address, else party; functions, topic, language. */

import { draw } from "./pieces.js";
import { MEETING_LANGUAGES, direction, el, htmlLang, phrase } from "./dom.js";
import { floor } from "../drawing/floor.js";
import { speaker as pieces } from "../drawing/speaker.js";

/**
 * A text (T) in its own language; a foreign original and a draft are marked.
 * @param {any} value
 * @param {Words} words
 * @param {{mark?: boolean}} [how]
 */
export function text(value, words, { mark = true } = {}) {
  if (!value) return null;
  const { language, standing } = value;
  const code = mark && standing === "original" && language !== words.language && language.toUpperCase();
  const how = { lang: htmlLang(language), dir: direction(language), draft: standing === "draft" };
  return draw(pieces.text, { ...how, code, language, text: value.text }, words);
}

/**
 * A person's name with form of address in the page's language; "spoken" is the form inside a sentence.
 * @param {any} person
 * @param {Words} words
 * @param {string} [form]
 */
export function addressed(person, words, form = "honorific") {
  const name = text(person.name, words, { mark: false });
  const key = `${form}.${person.honorific}`;
  return words.has(key) ? phrase(words, key, { name }) : name;
}

/**
 * The speaker of a speech as nodes.
 * @param {any} speech
 * @param {Words} words
 * @param {string} [form]
 */
export function speaker(speech, words, form) {
  if (!speech) return null;
  return speech.person ? addressed(speech.person, words, form) : text(speech.party.name, words);
}

/**
 * The same as plain text, for spoken messages and labels.
 * @param {any} speech
 * @param {Words} words
 * @returns {string}
 */
export function speakerText(speech, words) {
  return speech ? el("span", {}, speaker(speech, words)).textContent : "";
}

/**
 * Details of the speaker under the name: functions, affiliation, on whose behalf.
 * @param {any} speech
 * @param {Words} words
 */
export function functions(speech, words) {
  if (!speech) return null;
  const about = speech.person ? [...speech.person.functions, speech.person.affiliation] : [];
  const party = speech.person && speech.party.kind !== "person" ? [speech.party.name] : [];
  const lines = [...party, ...about].filter(Boolean).map((each) => text(each, words));
  return draw(pieces.functions, { lines, ...behalf(speech, words) }, words);
}

/**
 * The values of a piece that says on whose behalf somebody speaks, or for whom a joint statement is.
 * @param {wire.SpeechView} speech
 * @param {Words} words
 */
function behalf(speech, words) {
  const joint = Number.isInteger(speech.joint);
  const parties = [...(joint ? [speech.party] : []), ...speech.on_behalf_of];
  return { parties: parties.map((party) => text(party.name, words)), joint, n: speech.joint || null };
}

/**
 * On whose behalf, or for whom jointly, small, after a name in a list; null where nobody is named.
 * @param {any} speech
 * @param {Words} words
 */
export const onBehalf = (speech, words) => speech && draw(pieces.on_behalf, behalf(speech, words), words);

/**
 * The open item: its number, where it has one, and its title.
 * @param {any} item
 * @param {Words} words
 */
export const numberedItem = (item, words) => item && draw(floor.numbered_item, { number: item.number, title: text(item.title, words) }, words);

/**
 * The open item and its place among all.
 * @param {any} item
 * @param {Words} words
 */
export function itemPlace(item, words) {
  return item && draw(floor.item_place, { title: text(item.title, words), position: item.position, of: item.of }, words);
}

/**
 * The pronunciation of the speaker's name, where noted.
 * @param {any} speech
 * @param {any} view
 * @param {Words} words
 */
export const pronounced = (speech, view, words) => speech && draw(floor.pronounced, { note: view.pronunciations[speech.id] }, words);

/**
 * The framed code of a speech's language, marked unless confirmed; in a list none for an unknown one, and the name of a
 * language outside the six stands beside its code.
 * @param {any} speech
 * @param {Words} words
 * @param {string} [size]
 */
export function frame(speech, words, size = "") {
  if (!speech || (speech.language === null && size === "small")) return null;
  const code = (speech.language ?? "").toUpperCase();
  return draw(pieces.frame, { ...known(speech, words), size, code, outside: size === "small" && !ofTheSix(speech.language) }, words);
}

/**
 * By whom, where that is only expected, or a text that a booth reads.
 * @param {wire.Interpretation} interpretation
 */
function howInterpreted({ by, booth, expected }) {
  if (by === "text" && booth) return "text_in";
  return by === "booth" && expected ? "booth_expected" : by ?? "nobody";
}

/**
 * In words what the frame cannot say: that a language is expected or unknown, its name, who interprets it.
 * @param {any} speech
 * @param {Words} words
 */
export function spoken(speech, words) {
  if (!speech) return null;
  const { booth } = speech.interpretation ?? {};
  const interpretation = speech.interpretation && howInterpreted(speech.interpretation);
  return draw(pieces.spoken, { ...known(speech, words), outside: !ofTheSix(speech.language), interpretation, booth: (booth ?? "").toUpperCase() }, words);
}

/**
 * @param {any} speech
 * @param {Words} words
 */
const known = (speech, words) => ({ standing: speech.language_standing, language: speech.language === null ? "" : named(speech, words) });

/**
 * The name of a speech's language: of the six as the page says it, else as the service does.
 * @param {any} speech
 * @param {Words} words
 */
export function named({ language, language_name: name }, words) {
  return ofTheSix(language) ? words.raw(`language.${language}`) : name ?? language.toUpperCase();
}

/** @param {any} code */
const ofTheSix = (code) => MEETING_LANGUAGES.includes(code);

/**
 * The wording of a code; an unknown one is shown unchanged.
 * @param {Words} words
 * @param {string} group
 * @param {any} code
 */
export function term(words, group, code) {
  return words.has(`${group}.${code}`) ? words.raw(`${group}.${code}`) : code;
}
