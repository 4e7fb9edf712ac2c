/** Chair page: draws the sentence to read out, who follows, and one clock. */

import { el, ltr, phrase, put, show, slot } from "../shared/dom.js";
import { fitted } from "../shared/shrink_to_fit.js";
import { holding, interruption, resumes, returns } from "../shared/interruption.js";
import { laterEnds } from "../shared/planned_ends.js";
import { onBehalf, pronounced, speaker, text } from "../shared/speaker_names.js";
import { inscribed, planned } from "../shared/next_item.js";
import { start } from "../shared/screen.js";
import { standing } from "../shared/nobody_speaking.js";

const LEAST_PX = 16; // also enlarged to 300 %
const refit = fitted(document.querySelector("main"), LEAST_PX);

function render(view, page) {
  const { words } = page;
  const speech = holding(view);
  put("item", text(view.item?.title, words));
  put("holds", speech ? keeps(view, words) : standing(view, page), onBehalf(speech, words));
  put("interruption", interruption(view, words));
  const back = isSuspended(view) || returns(view) ? resumes(view) : null;
  const said = isSuspended(view) ? [words.raw("chair.resume")] : [];
  if (back) said.push(words.gap, goOn(back, calledAgain(view), words), onBehalf(back, words));
  else said.push(words.gap, ...sentence(view, words));
  show("floor", view.meeting.status !== "closed");
  put("sentence", ...said.slice(isSuspended(view) ? 0 : 1));
  put("planned", back || !view.advance.opens_item ? null : planned(view.advance.item, page));
  put("pronounced", pronounced(back ?? view.advance.speech, view, words));
  const empty = back ? null : inscribed(view, page);
  const then = back ? null : view.next[1];
  put("then", empty ?? (then && phrase(words, "chair.then", { name: el("span", {}, speaker(then, words), onBehalf(then, words)) })));
  refit();
}

const isSuspended = ({ meeting }) => meeting.status === "suspended";

/** What follows "the representative of" for whom the chair invites to continue. */
function calledAgain(view) {
  if (isSuspended(view)) return view.holder;
  return view.interruption.ruling ? view.resuming_after_ruling : view.resuming;
}

/** What the chair says when an interruption is over. */
function goOn(speech, called, words) {
  if (speech.party.kind === "recording") return phrase(words, "chair.watch", { name: speaker(speech, words, "spoken") });
  if (called) return phrase(words, "chair.continue_called", { called: text(called, words) });
  return phrase(words, speech.person ? "chair.continue" : "chair.continue_party", { name: speaker(speech, words, "spoken") });
}

/** A party is announced as "the representative of" and its form, or after a colon, never by its bare name. */
function keeps({ speech, holder }, words) {
  if (holder) return phrase(words, "chair.keeps_called", { called: text(holder, words) });
  const key = speech.party.kind === "recording" ? "chair.runs" : speech.person ? "chair.keeps" : "now_speaks";
  return phrase(words, key, { name: speaker(speech, words, "spoken") });
}

function sentence({ advance, called }, words) {
  const { to, item, speech, opens_item: opens } = advance;
  if (!to) return [words.raw("chair.end")];
  const said = [];
  if (opens && item) said.push(phrase(words, "chair.open_item", { title: text(item.title, words) }), words.gap);
  if (speech) said.push(call(speech, called, words), onBehalf(speech, words));
  return said;
}

function call(speech, called, words) {
  const name = speaker(speech, words, "spoken");
  if (speech.party.kind === "recording") return phrase(words, "chair.watch", { name });
  if (called) return phrase(words, "chair.give_called", { called: text(called, words) });
  if (!speech.person) return phrase(words, "chair.give_party", { name });
  const [first] = speech.person.functions;
  if (!first) return phrase(words, "chair.give", { name });
  return phrase(words, "chair.give_function", { name, functions: text(first, words) });
}

let offered = "";
/** The extensions of interpretation that the chair may ask for; drawn again when their times or the language change. */
function offer({ meeting }, page) {
  const ends = laterEnds(meeting, page.shownAt());
  const key = JSON.stringify([ends, page.words.language]);
  if (key === offered) return;
  offered = key;
  show("extension", ends.length > 0);
  put("extensions", ...ends.map(([n, until]) => el("li", {}, el("button", { type: "button", onclick: () => askFor(until, page) },
    el("span", {}, phrase(page.words, "chair.more_minutes", { n, time: ltr(page.time(until).slice(0, 5)) }))))));
}

/** Asks the staff; every page says so, and a refusal by the service is said here. */
async function askFor(until, page) {
  slot("extension").removeAttribute("open");
  put("said", page.isLive ? null : page.words.raw("not_sent"));
  if (!page.isLive) return;
  const ack = await page.send("interpretation.ask", { until });
  if (!ack.ok) put("said", ack.error.code === "unsent" ? page.words.raw("not_sent") : ack.error.message);
}

start({ render, tick: offer });
