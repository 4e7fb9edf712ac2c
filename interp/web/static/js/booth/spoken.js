/** What a screen reader is told once, when it changes: floor language, own line, microphone, a request, alarms. In words. */

import { languageNamed } from "../shared/relay_line.js";
import { isSevere } from "../shared/severe_alarms.js";
import { slot, write } from "../shared/dom.js";
import { named } from "../shared/speaker_names.js";
import { alarmsOf, rowsOf } from "./relay.js";

const POLITE = ["floor", "line", "microphone", "request", "alarms"];
const ALARM_AFTER_MS = 500; // a screen reader drops what it has not begun to say when an alarm comes

export class Spoken {
  #seat;
  #before = null;

  constructor(seat) {
    this.#seat = seat;
  }

  /** Speaks what is new in a view; nothing of the first, which is read as the page, nor because the language turned. */
  take(view, page) {
    const { words } = page;
    const mine = this.#seat.deskIn(view);
    const now = {
      floor: floorSaid(view, words), line: lineSaid(view, mine, words), microphone: microphoneSaid(view, mine, words),
      request: this.#seat.said(view, page), alarms: alarmsSaid(view, words, false), severe: alarmsSaid(view, words, true),
    };
    const before = this.#before;
    this.#before = now;
    if (!before) return;
    const polite = POLITE.filter((name) => now[name].key !== before[name].key);
    if (polite.length > 0) write(slot("relay-said"), heard(polite.map((name) => now[name].text).filter(Boolean).join(words.gap)));
    if (now.severe.key !== before.severe.key) setTimeout(() => write(slot("alarm-said"), heard(this.#before.severe.text)), ALARM_AFTER_MS);
  }
}

/** What is spoken of the floor's language, and how well it is known; nothing while nobody speaks. */
export function floorSaid({ speech }, words) {
  if (!speech) return nothing;
  const { language, language_standing: standing } = speech;
  if (language === null) return said([language, standing], words.raw("reason.language_unknown"));
  const name = named(speech, words);
  const known = standing === "expected" ? words.say("spoken.expected", { language: name }) : name;
  return said([language, standing], words.say("heard.floor", { language: known }));
}

/** What is spoken of what who sits here listens to, and who listens to them. */
export function lineSaid({ relay, desks }, mine, words) {
  if (!relay || relay.line.mode === "idle") return nothing;
  const { line, label, expected: is } = rowsOf(relay, desks, mine).first;
  const expected = is && relay.standing === "confirmed"; // of an expected language the floor's sentence says so
  const { mode, source, by, into, listeners } = line;
  const parts = [words.say("heard.line", { who: whose(label, words), how: how(line, words) })];
  if (expected) parts.push(words.raw("heard.expected"));
  if (listeners.length > 0) parts.push(words.say("heard.listeners", { booths: listed(listeners, words) }));
  return said([mode, source, by, into, label, expected, listeners], parts.join(words.gap));
}

function how({ mode, source, by, into, reason }, words) {
  const values = { channel: channelNamed(source, words), booth: languageNamed(by, words, null), language: languageNamed(into, words, null) };
  const which = mode === "relay" && by && by !== source ? "relay_by" : mode === "listening" && reason === "own_interpreter" ? "listening_own" : mode;
  return words.say(words.has(`heard.${which}`) ? `heard.${which}` : `relay.${which}`, values);
}

function whose(label, words) {
  if (label?.name) return label.name;
  return label ? words.say(`relay.${label.label}`, label).replace(/\s*[:：]$/u, "") : words.raw("heard.booth"); // some end in a colon
}

/** Who of the booth has the microphone, as far as people said. */
export function microphoneSaid({ desks }, mine, words) {
  if (!desks) return nothing;
  const { interpreter, name } = desks.desks.find(({ id }) => id === desks.active) ?? {};
  const who = desks.active === null ? "nobody" : desks.active === mine ? "you" : name ? "named" : "desk";
  return said([desks.active, mine, interpreter], words.say(`heard.microphone_${who}`, { name, desk: desks.active }));
}

/** The alarms with the names of booths and channels. */
export function alarmsSaid({ relay }, words, severe) {
  const found = alarmsOf(relay).filter((each) => isSevere(each) === severe);
  const sentences = found.map((alarm) => words.say("heard.alarm", {
    severity: words.raw(`alarm.severity.${alarm.severity}`), alarm: alarmHeard(alarm, words, relay),
  }));
  return said(found, sentences.join(words.gap));
}

function alarmHeard({ code, booth, source, desk, language, name }, words, relay) {
  const helper = code === "handover_needed" && !desk ? (name ? "_named" : "_unseated") : "";
  return words.say(`alarm.${code}${helper}`, {
    booth: languageNamed(booth, words, null), channel: channelNamed(source, words), desk, language: languageNamed(language, words, relay), name,
  });
}

const channelNamed = (source, words) => (source === "floor" ? words.raw("chains.floor") : languageNamed(source, words, null));
const listed = (codes, words) => new Intl.ListFormat(words.language).format(codes.map((code) => languageNamed(code, words, null)));
const said = (about, text) => ({ key: JSON.stringify(about), text });
/** Without the signs of direction, which a braille display would show. */
const heard = (text) => text.replace(/[\u2068\u2069]/gu, "");
const nothing = { key: "", text: "" };
