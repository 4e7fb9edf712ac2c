/** Draws the boards: each booth with what it listens to, who produces its channel, its desks and people, and what comes next. */

import { caps, lineText, reasonText, upper } from "../shared/relay_line.js";
import { chief as pieces } from "../drawing/chief.js";
import { draw } from "../shared/pieces.js";
import { put, slot } from "../shared/dom.js";
import { knowsMicrophones, people } from "./rows.js";

const drawn = new Map();

/** Draws again the rows that say something else; the focus stays where it was. */
export function showBoards(view, words) {
  const home = slot("board");
  const hardware = knowsMicrophones(view.booths), held = Boolean(view.speech);
  put("microphones", draw(pieces.microphones, { known: hardware }, words));
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

function row(booth, { overrides, retour }, seated, held, words) {
  const { booth: code, team, relay, next_relay: next } = booth;
  const own = { booth: code, code: code.toUpperCase() };
  if (!team) return draw(pieces.board, { ...own, team: false }, words);
  const isTold = !relay.line.override && !(held && relay.line.mode === "idle");
  return draw(pieces.board, {
    ...own, team: true, line: line(relay, words, held), retour: retour && turning(own, retour, relay.line, words),
    by_hand: overrides.map((each) => byHand(own, each, words)), reason: isTold && reasonText(relay.line, words),
    channel: channel(own, relay, words), people: seated.map((each) => person(own, each, words)), next: next && line(next, words),
  }, words);
}

/** The button that changes into which language a two-way booth works; it asks first where others listen. */
function turning(own, retour, { mode, listeners }, words) {
  const asks = mode === "retour" && listeners.length > 0;
  return draw(pieces.retour, { ...own, into: retour === "en" ? "fr" : "en", n: asks && listeners.length }, words);
}

/** A line of the plan as others than the booth read it. */
function line(relay, words, held = false) {
  const { line: each } = relay;
  return draw(pieces.line, { mode: each.mode, line: lineText(each, words, held), unsure: isUnsure(relay) }, words);
}

const isUnsure = ({ line: each, standing }) =>
  each.mode !== "idle" && each.mode !== "unknown" && (standing !== "confirmed" || !each.certain);

function channel(own, relay, words) {
  const { mode, reason, by, source, listeners } = relay.line;
  const isSure = ["retour", "rest"].includes(mode) && relay.standing === "confirmed";
  const values = { ...own, mode, reason, by: upper(by), channel: upper(source), listeners: caps(listeners) };
  return draw(pieces.channel, { ...values, unsure: !isSure && isUnsure(relay) }, words);
}

function byHand(own, { source, reason, speech }, words) {
  return draw(pieces.by_hand, { ...own, source, channel: upper(source), reason, speech }, words);
}

function person(own, { desk, onDuty, ...one }, words) {
  return draw(pieces.person, { ...own, ...one, seat: upper(desk || "–"), on_duty: onDuty, called: one.name || desk || "–" }, words);
}
