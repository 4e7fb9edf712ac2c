/** What comes for this booth: the turn at the microphone and where it may end, and where its own language is expected. */

import { bdi, el, ltr, phrase, put, show, slot, write } from "../../shared/dom.js";
import { fetched } from "../../shared/fetched.js";
import { speakerText } from "../../shared/speaker_names.js";
import { changeLine, isDue, said, turnLines } from "./turn_lines.js";

const EVERY_MS = 20_000;
const APART_MS = 1_500; // the screens of a meeting do not all ask at once
const MOST = 3; // of the speeches in the booth's own language

export class Ahead {
  #seat;
  /** @type {wire.BoothAhead | null} */
  #held = null;
  #asked = { key: "", at: -Infinity };
  #isAsking = false;
  #drawn = "";
  #said = "";

  constructor(seat) {
    this.#seat = seat;
  }

  /** Asks again where something that it depends on has changed, or some time has passed; draws what is known. */
  tick(view, page) {
    const desks = view.desks;
    const key = JSON.stringify([view.meeting.status, view.speech?.id, view.programme_seq, desks?.at_microphone, view.language]);
    const now = performance.now();
    if (page.isLive && (key !== this.#asked.key || now - this.#asked.at > EVERY_MS)) {
      const wait = this.#asked.key ? Math.random() * APART_MS : 0;
      this.#asked = { key, at: now };
      setTimeout(() => this.#ask(page), wait);
    }
    this.#draw(view, page);
  }

  async #ask(page) {
    if (this.#isAsking) return;
    this.#isAsking = true;
    const { meeting, language } = page.view;
    const query = new URLSearchParams({ language });
    const address = `/api/meetings/${encodeURIComponent(meeting.id)}/booth/${this.#seat.booth}/ahead?${query}`;
    this.#held = await fetched(address) ?? this.#held; // what is known stays, and is asked again
    this.#isAsking = false;
    this.#draw(page.view, page);
  }

  #draw(view, page) {
    const held = view.meeting.status === "closed" ? null : this.#held;
    show("ahead", Boolean(held));
    if (!held) return;
    const minute = Math.floor(page.now() / 5_000);
    const drawn = JSON.stringify([held, minute, view.speech?.id, this.#seat.deskIn(view), page.words.language]);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    put("turn", ...(held.turn ? this.#turn(held.turn, view, page) : []));
    put("own-ahead", ...ownLanguage(held, page));
  }

  #turn(turn, view, page) {
    const { words } = page;
    const now = page.now(), mine = this.#seat.deskIn(view);
    const lines = turnLines(turn, mine, now).map(([key, values]) =>
      el("span", { class: "line" }, phrase(words, key, { ...values, desk: ltr(values.desk ?? "") })));
    const change = changeLine(turn, view.speech?.id, now);
    const told = change && el("b", { class: "change" }, el("span", { class: "sign", "aria-hidden": "true" }, "⇄ "),
      phrase(words, change.key, { speaker: bdi(change.speech ? speakerText(change.speech, words) : "") }));
    const due = isDue(turn, now);
    this.#speak(told && due ? told.textContent : "");
    slot("turn").classList.toggle("due", due);
    const when = change?.when && el("span", { class: "line" }, timeSaid(change.when, page));
    return [...lines, told, when].filter(Boolean).flatMap((each) => [each, " "]);
  }

  /** Says once that a change is due, at each place that is proposed. */
  #speak(text) {
    if (text && text !== this.#said) write(slot("turn-said"), text);
    this.#said = text;
  }
}

/** Where in what comes the booth's own language is expected, how sure that is, and when. */
function ownLanguage({ own_language: rows, looked }, page) {
  const { words } = page;
  if (looked === 0) return [];
  if (rows.length === 0) return [el("span", {}, phrase(words, "own_ahead.none", { n: looked }))];
  return rows.slice(0, MOST).map((each) => el("span", { class: "line" }, ...apart([
    phrase(words, "own_ahead.row", { place: ltr(String(each.place)), speaker: bdi(speakerText(each.speech, words)) }),
    el("span", { class: "second" }, words.raw(each.expected_by ? `own_ahead.by.${each.expected_by}` : "own_ahead.confirmed")),
    each.mode === "retour" ? phrase(words, "own_ahead.retour", { language: words.raw(`language.${each.into}`) }) : null,
    each.expected && timeSaid(said(each.expected, page.now()), page),
  ])));
}

/** What is there of the parts of a line, with a dot between one and the next. */
function apart(parts) {
  return parts.filter(Boolean).flatMap((each, place) => (place === 0 ? [each] : [" · ", each]));
}

function timeSaid([key, from, to], page) {
  const hour = (ms) => ltr(page.time(ms).slice(0, 5));
  return phrase(page.words, key, { from: hour(from), to: to === null ? "" : hour(to) });
}
