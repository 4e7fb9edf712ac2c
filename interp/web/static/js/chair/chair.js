/** Chair page: draws the sentence to read out, who follows, and one clock. */

import { chair as pieces } from "../drawing/chair.js";
import { draw } from "../shared/pieces.js";
import { put, show, slot } from "../shared/dom.js";
import { fitted } from "../shared/shrink_to_fit.js";
import { holding, interruption, resumes, returns } from "../shared/interruption.js";
import { laterEnds } from "../shared/planned_ends.js";
import { onBehalf, pronounced, speaker, text } from "../shared/speaker_names.js";
import { inscribed, planned } from "../shared/next_item.js";
import { onList, seatOf } from "../shared/coming_rows.js";
import { start } from "../shared/screen.js";
import { standing } from "../shared/nobody_speaking.js";
import { ChairTime } from "./speaking_time.js";

const LEAST_PX = 16; // also enlarged to 300 %
const refit = fitted(document.querySelector("main"), LEAST_PX);

function render(view, page) {
  const { words } = page;
  const speech = holding(view);
  put("item", text(view.item?.title, words));
  put("holds", draw(pieces.holds, speech ? keeps(view, words) : { standing: standing(view, page) }, words));
  put("interruption", interruption(view, words));
  const back = isSuspended(view) || returns(view) ? resumes(view) : null;
  show("floor", view.meeting.status !== "closed");
  put("sentence", draw(pieces.sentence, { suspended: isSuspended(view), gap: words.gap, ...said(view, back, words) }, words));
  put("planned", back || !view.advance.opens_item ? null : planned(view.advance.item, page));
  put("pronounced", pronounced(back ?? view.advance.speech, view, words));
  const empty = back ? null : inscribed(view, page);
  const then = back ? null : view.next[1];
  const name = then && draw(pieces.then_name, { speaker: speaker(then, words), on_behalf: onBehalf(then, words) }, words);
  put("then", empty ?? draw(pieces.then, { name }, words));
  put("on-list", onList(view, words, back ? null : seatOf(view, view.advance.speech)));
  time.render(view, page).then(refit);
  refit();
}

const isSuspended = ({ meeting }) => meeting.status === "suspended";

/** What follows "the representative of" for whom the chair invites to continue. */
function calledAgain(view) {
  if (isSuspended(view)) return view.holder;
  return view.interruption.ruling ? view.resuming_after_ruling : view.resuming;
}

/** How a speaker is announced. */
const whoOf = (speech, called) =>
  (speech.party.kind === "recording" ? "recording" : called ? "called" : speech.person ? "person" : "party");

const told = (speech, called, words) =>
  ({ who: whoOf(speech, called), name: speaker(speech, words, "spoken"), called: text(called, words) });

function keeps({ speech, holder }, words) {
  return { ...told(speech, holder, words), who: holder ? "called" : whoOf(speech, null), on_behalf: onBehalf(speech, words) };
}

/** What there is to read out: that somebody goes on, that all have spoken, or the next item and speaker. */
function said(view, back, words) {
  if (back) return { said: draw(pieces.go_on, told(back, calledAgain(view), words), words), on_behalf: onBehalf(back, words) };
  const { to, item, speech, opens_item: opens } = view.advance;
  if (!to) return { next: "end" };
  return { opens: text(opens ? item?.title : null, words), said: speech && call(speech, view.called, words), on_behalf: onBehalf(speech, words) };
}

function call(speech, called, words) {
  const values = told(speech, called, words);
  const [first] = speech.person?.functions ?? [];
  const who = values.who === "person" && first ? "function" : values.who;
  return draw(pieces.call, { ...values, who, function: text(first, words) }, words);
}

let offered = "";
/** The extensions of interpretation that the chair may ask for; drawn again when their times or the language change. */
function offer({ meeting }, page) {
  const ends = laterEnds(meeting, page.shownAt());
  const key = JSON.stringify([ends, page.words.language]);
  if (key === offered) return;
  offered = key;
  show("extension", ends.length > 0);
  put("extensions", ...ends.map(([n, until]) =>
    draw(pieces.extension, { n, time: page.time(until).slice(0, 5), on_ask: () => askFor(until, page) }, page.words)));
}

/** Asks the staff; every page says so, and a refusal by the service is said here. */
async function askFor(until, page) {
  slot("extension").removeAttribute("open");
  put("said", page.isLive ? null : page.words.raw("not_sent"));
  if (!page.isLive) return;
  const ack = await page.send("interpretation.ask", { until });
  if (!ack.ok) put("said", ack.error.code === "unsent" ? page.words.raw("not_sent") : ack.error.message);
}

/** Says why something was not done: what the service answered, or that nothing was sent. */
function refused(page, ack) {
  const unsent = !ack || (!ack.ok && ack.error.code === "unsent");
  put("said", unsent ? page.words.raw("not_sent") : ack.ok ? null : ack.error.message);
}

const time = new ChairTime(refused);
start({ render, tick: (view, page) => { offer(view, page); time.tick(page); } });
