/** Draws the boards: each booth with what it listens to, who produces its channel, its desks and people, and what comes next. */

import { bdi, el, ltr, phrase, put, slot } from "../shared/dom.js";
import { expectedSign, lineText, reasonText, signOf } from "../shared/relay_line.js";
import { channelOf, knowsMicrophones, people } from "./rows.js";

const drawn = new Map();

/** Draws again the rows that say something else; the focus stays where it was. */
export function showBoards(view, words) {
  const home = slot("board");
  const hardware = knowsMicrophones(view.booths), held = Boolean(view.speech);
  put("microphones", hardware ? null : `(${words.raw("chief.microphones_unknown")})`);
  for (const booth of view.chains ? view.booths : []) {
    const overrides = view.overrides.filter((each) => each.booth === booth.booth);
    const retour = view.speech ? view.retour[booth.booth] : undefined;
    const key = JSON.stringify([booth, overrides, retour, view.off_duty, hardware, held, words.language]);
    const before = home.querySelector(`[data-booth="${booth.booth}"]`);
    if (before && drawn.get(booth.booth) === key) continue;
    drawn.set(booth.booth, key);
    const fresh = row(booth, { overrides, retour }, booth.team ? people(booth, view.off_duty, hardware) : [], held, words);
    if (before) keepFocus(before, fresh);
    else home.append(fresh);
  }
  if (!view.chains) home.replaceChildren();
}

const KEYS = ["duty", "override", "clear", "release", "retour"];

function keepFocus(before, fresh) {
  const at = /** @type {HTMLElement | null} */ (document.activeElement);
  const key = at && before.contains?.(at) && KEYS.find((name) => name in at.dataset);
  before.replaceWith(fresh);
  if (key) [...fresh.querySelectorAll(`[data-${key}]`)].find((each) => each.dataset[key] === at.dataset[key])?.focus();
}

function row(booth, byHandNow, seated, held, words) {
  const { booth: code, team, relay, next_relay: next } = booth;
  const head = el("th", { scope: "row" }, el("abbr", { class: "frame", title: words.raw(`language.${code}`), lang: "en" }, code.toUpperCase()));
  if (!team) return el("tr", { "data-booth": code }, head, el("td", { colspan: "4" }, el("p", { class: "second" }, words.raw("chief.no_team"))));
  return el("tr", { "data-booth": code }, head,
    el("td", { class: "now-of" }, ...now(code, relay, byHandNow, held, words)),
    el("td", { class: "channel-of" }, ...channel(relay, words)),
    el("td", { class: "people-of" }, el("ul", { role: "list" }, ...seated.map((each) => person(each, code, words)))),
    el("td", { class: "next-of" }, ...(next ? [el("span", { class: "label narrow" }, words.raw("chief.next")), line(next, words)] : [])));
}

function now(code, relay, { overrides, retour }, held, words) {
  const label = words.say("chief.override_of", { booth: code.toUpperCase() });
  const set = el("button", { type: "button", class: "quiet", "data-override": code, "aria-label": label }, words.raw("chief.override"));
  const halted = held && relay.line.mode === "idle";
  const why = relay.line.override || halted ? null : el("p", { class: "second" }, reasonText(relay.line, words));
  const turn = retour && turning(code, retour, relay.line, words);
  return [el("div", { class: "now-row" }, line(relay, words, held), turn, set), ...overrides.map((each) => byHand(each, words)), why];
}

/** The button that changes into which language a two-way booth works; it asks first where others listen. */
function turning(code, retour, { mode, listeners }, words) {
  const into = retour === "en" ? "fr" : "en";
  const asks = mode === "retour" && listeners.length > 0;
  const text = phrase(words, "chief.retour", { language: bdi(words.raw(`language.${into}`)) });
  const ask = asks ? words.say("chief.retour_ask", { n: listeners.length }) : null;
  return el("button", { type: "button", class: "quiet", "data-retour": code, "data-into": into, "data-ask": ask }, text);
}

/** A line of the plan as others than the booth read it. */
function line(relay, words, held = false) {
  const { line: each } = relay;
  return el("p", { class: "line-of", "data-mode": each.mode }, el("span", { class: "sign", "aria-hidden": "true" }, signOf(each.mode)), " ",
    each.mode === "rest" ? words.raw("chief.rest") : lineText(each, words, held), ...unsure(relay, words));
}

function unsure({ line: each, standing }, words) {
  const sure = each.mode === "idle" || each.mode === "unknown" || (standing === "confirmed" && each.certain);
  return sure ? [] : [" ", expectedSign(words)];
}

const upper = (text) => ltr((text ?? "").toUpperCase());
export const sourceOf = (source, words) => (source === "floor" ? words.raw("chief.floor_direct") : upper(source));

function channel(relay, words) {
  const [key, booth, source] = channelOf(relay.line);
  const made = phrase.bind(null, words);
  const mark = key === "floor" && relay.standing === "confirmed" ? [] : unsure(relay, words);
  return [
    key !== "idle" && el("p", {}, made(`channel.${key}`, { booth: upper(booth), channel: upper(source) }), ...mark),
    relay.line.listeners.length > 0 && el("p", { class: "second" }, made("channel.heard_by", { booths: upper(relay.line.listeners.join(" ")) })),
  ].filter(Boolean);
}

function byHand({ booth, source, reason, speech }, words) {
  const said = phrase(words, speech ? "chief.by_hand" : "chief.by_hand_meeting", { channel: sourceOf(source, words), reason });
  const label = words.say("chief.clear_of", { booth: booth.toUpperCase() });
  return el("p", { class: "by-hand" }, said, " ", el("button", { type: "button", "data-clear": booth, "aria-label": label }, words.raw("chief.clear")));
}

/** Takes the microphone from the desk that has it: nobody's absence locks a booth. */
function release(desk, booth, words) {
  const label = words.say("chief.release_of", { desk, booth: booth.toUpperCase() });
  return el("button", { type: "button", class: "quiet", "data-release": booth, "aria-label": label }, words.raw("chief.release"));
}

function person({ id, name, desk, languages, onDuty, state, microphone, releases }, booth, words) {
  const label = words.say("chief.on_duty_of", { name: name || desk || "–", booth: booth.toUpperCase() });
  const heard = microphone ? ` · ${words.raw(`desks.microphone_${microphone}`)}` : "";
  return el("li", { "data-state": state },
    el("span", { class: "seat" }, upper(desk || "–")),
    el("span", { class: "person" }, name ? bdi(name) : el("span", { class: "second" }, words.raw("chief.unnamed"))),
    el("bdi", { class: "levels", dir: "ltr" }, languages),
    el("span", { class: "state" }, words.raw(`seat.${state}`) + heard, releases && " ", releases && release(releases, booth, words)),
    id && el("label", { class: "duty" }, el("input", { type: "checkbox", "data-duty": id, checked: onDuty, "aria-label": label }), " ", words.raw("chief.on_duty")));
}
