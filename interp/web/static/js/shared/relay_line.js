/** Words a line of the relay plan, an alarm and the chains of all booths; pages/relay_lines.py does the same. */

import { draw } from "./pieces.js";
import { MEETING_LANGUAGES } from "./dom.js";
import { relay as pieces } from "../drawing/relay.js";
import { term } from "./speaker_names.js";

export const ARROW = " → ";

/**
 * The sign of a mode; none while nobody has the floor.
 * @param {string} mode
 * @param {Words} words
 */
export const signOf = (mode, words) => draw(pieces.sign, { mode }, words) ?? "";

/**
 * What a booth (a line) or one interpreter (a line of a desk, with the booth's `into`) listens to and works into.
 * `held`: somebody has the floor, also while the meeting is suspended.
 * @param {any} line
 * @param {Words} words
 * @param {boolean} [held]
 */
export function lineText({ mode, source, by, into, reason }, words, held = false) {
  const values = { source, channel: upper(source), by: upper(by), language: term(words, "language", into) };
  return draw(pieces.line, { ...values, mode, reason, held, via: Boolean(by) && by !== source }, words);
}

/**
 * Why: a sentence; what was set by hand has the reason that was given.
 * @param {any} line
 * @param {Words} words
 */
export const reasonText = ({ reason, override, words: given }, words) => draw(pieces.reason, { reason, override, given }, words);

/**
 * An alarm as a sentence; `relay`, the view that it is in, has the name of a floor language outside the six.
 * @param {wire.Alarm} alarm
 * @param {Words} words
 * @param {any} [relay]
 */
export function alarmText({ code, booth, source, desk, language, name }, words, relay = null) {
  const helper = code === "handover_needed" && !desk ? (name ? "_named" : "_unseated") : "";
  const values = { booth: upper(booth), source, channel: upper(source), desk, language: languageNamed(language, words, relay), name };
  return draw(pieces.alarm, { ...values, code: `${code}${helper}` }, words);
}

/**
 * An alarm with its sign and its severity in words.
 * @param {wire.Alarm} alarm
 * @param {Words} words
 * @param {any} [relay]
 */
export function alarmLine(alarm, words, relay = null) {
  return draw(pieces.alarm_line, { severity: alarm.severity, alarm: alarmText(alarm, words, relay) }, words);
}

/**
 * The alarms of a view of relay as a list's items.
 * @param {wire.ChainsView | null} relay
 * @param {Words} words
 */
export function alarmItems(relay, words) {
  return draw(pieces.alarm_items, { alarms: (relay?.alarms ?? []).map((each) => alarmLine(each, words, relay)) }, words);
}

/**
 * All booths in one line: who is on relay from what, who works direct, who is off air, who has nothing.
 * @param {wire.ChainsView | null} view
 * @param {Words} words
 * @param {{held?: boolean, sign?: boolean}} [how]
 */
export function chains(view, words, { held = false, sign = false } = {}) {
  if (!view) return draw(pieces.chains, { standing: "no_team" }, words);
  if (view.language === null) {
    const spoken = view.alarms.some(({ code }) => code === "language_unknown");
    return draw(pieces.chains, { standing: spoken ? "language_unknown" : held ? "halted" : "nobody" }, words);
  }
  const expected = view.expected && (sign ? "sign" : "word");
  const groups = { relay: relays(view).join("; "), direct: caps(direct(view)), off_air: caps(view.resting), gaps: caps(view.gaps) };
  return draw(pieces.chains, { ...groups, expected }, words);
}

/**
 * Each channel that others listen to: "ZH → EN → AR ES", from the floor language on. A booth that works from its own channel
 * is named in that chain alone which it makes.
 * @param {wire.ChainsView} view
 */
function relays(view) {
  const made = view.chains.filter(({ by }) => by !== null);
  return made.flatMap((chain) => {
    const others = chain.booths.filter((booth) => booth !== chain.by);
    if (others.length === 0 && made.some((each) => each !== chain && each.by === chain.by)) return [];
    return [[...origin(chain, view), ...(others.length > 0 ? [caps(others)] : [])].join(ARROW)];
  });
}

/**
 * Where a channel comes from; a channel that nobody produces comes from nowhere.
 * @param {wire.ChainView} chain
 * @param {wire.ChainsView} view
 * @param {string[]} [seen]
 * @returns {string[]}
 */
function origin(chain, view, seen = []) {
  const from = view.chains.find((each) => each !== chain && each.by !== null && each.booths.includes(/** @type {any} */ (chain.by)));
  if (from && !seen.includes(from.source)) return [...origin(from, view, [...seen, chain.source]), upper(chain.source)];
  const silent = view.alarms.some(({ code: what, source }) => what === "gap" && source === chain.source);
  return silent || from || chain.source === view.language ? [upper(chain.source)] : [upper(view.language), upper(chain.source)];
}

/**
 * The booths that work direct and that no chain names already.
 * @param {wire.ChainsView} view
 */
function direct(view) {
  const named = new Set(view.chains.map(({ by }) => by));
  return view.chains.filter(({ by }) => by === null).flatMap(({ booths }) => booths).filter((booth) => !named.has(booth));
}

/**
 * The name of a floor language: of the six as the page says it, else as the service does.
 * @param {string | null | undefined} language
 * @param {Words} words
 * @param {any} relay
 */
export function languageNamed(language, words, relay) {
  if (language && MEETING_LANGUAGES.includes(language)) return words.raw(`language.${language}`);
  return (relay?.language === language && relay?.language_name) || upper(language ?? "");
}

/**
 * Codes of booths or channels in capitals.
 * @param {string[]} codes
 */
export const caps = (codes) => codes.map(upper).join(" ");
/** @param {string | null | undefined} code */
export const upper = (code) => (code ?? "").toUpperCase();
