/** The speaker in words: person with form of address, else party; functions, topic, language. */

import { el, phrase, text } from "./dom.js";

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
  if (speech.on_behalf_of.length > 0) lines.push(behalf(speech, words));
  return lines;
}

function behalf(speech, words) {
  const parties = el("span", {});
  speech.on_behalf_of.forEach((party, place) => parties.append(place ? " · " : "", text(party.name, words)));
  return el("span", { class: "line" }, phrase(words, "on_behalf", { parties }));
}

/** The pronunciation of the speaker's name, where noted. */
export function pronounced(speech, view, words) {
  const note = speech && view.pronunciations[speech.id];
  return note ? phrase(words, "pronounced", { note }) : null;
}

/** The framed code of a floor language. */
export function frame(language, words, extra = "") {
  if (!language) return null;
  const title = words.raw(`language.${language}`);
  return el("abbr", { class: `frame ${extra}`.trim(), title, lang: "en" }, language.toUpperCase());
}

/** The wording of a code; an unknown one is shown unchanged. */
export function term(words, group, code) {
  return words.has(`${group}.${code}`) ? words.raw(`${group}.${code}`) : code;
}
