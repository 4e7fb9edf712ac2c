/** Words a line of the relay plan, an alarm and the chains of all booths; pages/relay_lines.py draws the same. */

import { bdi, MEETING_LANGUAGES, el, ltr, phrase } from "./dom.js";
import { term } from "./speaker_names.js";

/** @type {Record<string, string>} */
const SIGNS = { direct: "●", retour: "●", relay: "◆", listening: "○", rest: "○", gap: "▲", unknown: "?" };
/** @type {Record<number, string>} */
const ALARM_SIGNS = { 3: "▲", 2: "△" };
export const ARROW = " → ";

/**
 * The sign of a mode; none while nobody has the floor.
 * @param {string} mode
 */
export const signOf = (mode) => SIGNS[mode] ?? "";

/**
 * What a booth (a line) or one interpreter (a line of a desk, with the booth's `into`) listens to and works into.
 * `held`: somebody has the floor, also while the meeting is suspended.
 * @param {any} line
 * @param {Words} words
 * @param {boolean} [held]
 */
export function lineText({ mode, source, by, into, reason }, words, held = false) {
  const values = { channel: channel(source, words), booth: code(by), language: term(words, "language", into) };
  return phrase(words, `relay.${mode === "idle" && held ? "halted" : wording(mode, source, by, reason)}`, values);
}

/**
 * @param {string} mode
 * @param {string | null} source
 * @param {string | null} by
 * @param {string} reason
 */
function wording(mode, source, by, reason) {
  if (mode === "relay" && by && by !== source) return "relay_by";
  return mode === "listening" && reason === "own_interpreter" ? "listening_own" : mode;
}

/**
 * Why: a sentence; what was set by hand has the reason that was given.
 * @param {any} line
 * @param {Words} words
 */
export function reasonText({ reason, override, words: given }, words) {
  return override ? phrase(words, "relay.by_hand", { reason: given }) : words.raw(`reason.${reason}`);
}

/**
 * An alarm as a sentence; `relay`, the view that it is in, has the name of a floor language outside the six.
 * @param {wire.Alarm} alarm
 * @param {Words} words
 * @param {any} [relay]
 */
export function alarmText({ code: what, booth, source, desk, language, name }, words, relay = null) {
  const values = { booth: code(booth), channel: channel(source, words), desk: ltr(desk ?? ""), language: languageNamed(language, words, relay) };
  const helper = what === "handover_needed" && !desk ? (name ? "_named" : "_unseated") : "";
  return phrase(words, `alarm.${what}${helper}`, { ...values, name: bdi(name ?? "") });
}

/**
 * An alarm with its sign and its severity in words.
 * @param {wire.Alarm} alarm
 * @param {Words} words
 * @param {any} [relay]
 */
export function alarmLine(alarm, words, relay = null) {
  const { severity } = alarm;
  return el("span", { class: "alarm", "data-severity": severity },
    el("span", { class: "sign", "aria-hidden": "true" }, ALARM_SIGNS[severity]), " ",
    el("b", {}, words.raw(`alarm.severity.${severity}`)), " ", alarmText(alarm, words, relay));
}

/**
 * All booths in one line, as nodes: who is on relay from what, who works direct, who is off air, who has nothing.
 * @param {wire.ChainsView | null} view
 * @param {Words} words
 * @param {{held?: boolean, sign?: boolean}} [how]
 * @returns {Child[]}
 */
export function chains(view, words, { held = false, sign = false } = {}) {
  if (!view) return [words.raw("chains.not_known")];
  if (view.language === null) {
    const spoken = view.alarms.some(({ code: what }) => what === "language_unknown");
    const nobody = held ? "relay.halted" : "chains.nobody";
    return [words.raw(spoken ? "alarm.language_unknown" : nobody)];
  }
  const groups = { relay: relays(view), direct: direct(view), off_air: view.resting, gaps: view.gaps };
  const said = Object.entries(groups).filter(([, codes]) => codes.length > 0).map(([kind, codes]) => group(kind, codes, words));
  const expected = view.expected && (sign ? expectedSign(words) : el("span", { class: "mark" }, words.raw("relay.expected")));
  return [...said, expected].filter(Boolean).flatMap((node, place) => (place > 0 ? [" ", node] : [node]));
}

/**
 * The sign of what is expected, for where the page says the word elsewhere.
 * @param {Words} words
 */
export const expectedSign = (words) => el("abbr", { class: "mark expected", title: words.raw("relay.expected") }, "?");

/**
 * @param {string} kind
 * @param {string[]} codes
 * @param {Words} words
 */
function group(kind, codes, words) {
  const values = { booths: ltr(kind === "relay" ? codes.join("; ") : caps(codes)) };
  return el("span", { class: "chain", "data-chain": kind }, phrase(words, `chains.${kind}`, values));
}

/**
 * Each channel that others listen to: "ZH → EN → AR ES", from the floor language on.
 * @param {wire.ChainsView} view
 */
function relays(view) {
  return view.chains.filter(({ by }) => by !== null).map((chain) => [...origin(chain, view), caps(chain.booths)].join(ARROW));
}

/**
 * Where a channel comes from; a channel that nobody produces comes from nowhere.
 * @param {wire.ChainView} chain
 * @param {wire.ChainsView} view
 * @param {string[]} [seen]
 * @returns {string[]}
 */
function origin(chain, view, seen = []) {
  const from = view.chains.find(({ by, booths }) => by !== null && booths.includes(/** @type {any} */ (chain.by)));
  if (from && !seen.includes(from.source)) return [...origin(from, view, [...seen, chain.source]), upper(chain.source)];
  const silent = view.alarms.some(({ code: what, source }) => what === "gap" && source === chain.source);
  return silent || from || chain.source === view.language ? [upper(chain.source)] : [upper(view.language ?? ""), upper(chain.source)];
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
/** @param {string} one */
const upper = (one) => one.toUpperCase();
/** @param {string | null | undefined} one */
const code = (one) => ltr(upper(one ?? ""));
/**
 * @param {string | null | undefined} source
 * @param {Words} words
 */
const channel = (source, words) => (source === "floor" ? words.raw("chains.floor") : code(source));
