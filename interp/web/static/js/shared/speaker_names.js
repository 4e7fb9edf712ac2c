/** The speaker in words: person with form of address, else party; functions, topic, language. */

import { bdi, MEETING_LANGUAGES, el, phrase, text } from "./dom.js";

/** A person's name with form of address in the page's language; "spoken" is the form inside a sentence. */
export function addressed(person, words, form = "honorific") {
  const name = text(person.name, words, { mark: false });
  const key = `${form}.${person.honorific}`;
  return words.has(key) ? phrase(words, key, { name }) : name;
}

/** The speaker of a speech as nodes. */
export function speaker(speech, words, form) {
  if (!speech) return null;
  return speech.person ? addressed(speech.person, words, form) : text(speech.party.name, words);
}

/** The same as plain text, for spoken messages and labels. */
export function speakerText(speech, words) {
  return speech ? el("span", {}, speaker(speech, words)).textContent : "";
}

/** Details of the speaker under the name: functions, affiliation, on whose behalf. */
export function functions(speech, words) {
  if (!speech) return [];
  const about = speech.person ? [...speech.person.functions, speech.person.affiliation] : [];
  const party = speech.person && speech.party.kind !== "person" ? [speech.party.name] : [];
  const lines = [...party, ...about].filter(Boolean).map((each) => el("span", { class: "line" }, text(each, words)));
  if (speech.on_behalf_of.length > 0) lines.push(el("span", { class: "line" }, behalf(speech, words)));
  return lines;
}

function behalf(speech, words) {
  const parties = el("span", {});
  speech.on_behalf_of.forEach((party, place) => parties.append(place ? " · " : "", text(party.name, words)));
  return phrase(words, "on_behalf", { parties });
}

/** On whose behalf, small, after a name in a list; null where nobody is named. */
export function onBehalf(speech, words) {
  return speech?.on_behalf_of.length > 0 ? el("small", { class: "behalf" }, " ", behalf(speech, words)) : null;
}

/** The open item as nodes: its number, where it has one, and its title. */
export function numberedItem(item, words) {
  if (!item) return [];
  const number = item.number && el("span", { class: "number" }, phrase(words, "item_number", { number: item.number }));
  return [number, number && " ", text(item.title, words)];
}

/** The pronunciation of the speaker's name, where noted. */
export function pronounced(speech, view, words) {
  const note = speech && view.pronunciations[speech.id];
  return note ? phrase(words, "pronounced", { note }) : null;
}

const SIGN = "?"; // follows a code that is expected, and stands for one that is unknown

/**
 * The framed code of a speech's language, marked unless confirmed; in a list none for an unknown one, and the name of a
 * language outside the six stands beside its code. speech_language.py draws the same.
 */
export function frame(speech, words, extra = "") {
  if (!speech || (speech.language === null && extra === "small")) return null;
  const { language: code, language_standing: standing } = speech;
  const kinds = ["frame", extra, standing === "confirmed" ? "" : standing].filter(Boolean).join(" ");
  const shown = `${(code ?? "").toUpperCase()}${standing === "confirmed" ? "" : SIGN}`;
  const found = document.createDocumentFragment();
  found.append(el("abbr", { class: kinds, title: titled(speech, words), lang: "en" }, shown));
  if (extra === "small" && !ofTheSix(code)) found.append(" ", el("span", { class: "language-name" }, named(speech, words)));
  return found;
}

/** In words what the frame cannot say: that a language is expected or unknown, its name, who interprets it. */
export function spoken(speech, words) {
  if (!speech) return [];
  const said = [];
  if (speech.language_standing === "unknown") said.push(words.raw("spoken.unknown"));
  else if (speech.language_standing === "expected") said.push(phrase(words, "spoken.expected", { language: named(speech, words) }));
  else if (!ofTheSix(speech.language)) said.push(bdi(named(speech, words)));
  if (speech.interpretation) said.push(interpreted(speech.interpretation, words));
  return said.map((each) => el("span", { class: "line" }, each));
}

function interpreted({ by, booth }, words) {
  const key = { booth: "in_booth", text: "from_text" }[by] ?? "nobody";
  return phrase(words, `spoken.${key}`, { booth: (booth ?? "").toUpperCase() });
}

function titled(speech, words) {
  if (speech.language === null) return words.say("spoken.unknown");
  const language = named(speech, words);
  return speech.language_standing === "expected" ? words.say("spoken.expected", { language }) : language;
}

/** The name of a speech's language: of the six as the page says it, else as the service does. */
export function named({ language, language_name: name }, words) {
  return ofTheSix(language) ? words.raw(`language.${language}`) : name ?? language.toUpperCase();
}

const ofTheSix = (code) => MEETING_LANGUAGES.includes(code);

/** The wording of a code; an unknown one is shown unchanged. */
export function term(words, group, code) {
  return words.has(`${group}.${code}`) ? words.raw(`${group}.${code}`) : code;
}
