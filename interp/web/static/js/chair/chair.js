/** Chair page: draws the sentence to read out, who follows, the clocks, and what is done at the gavel. */

import { chair as pieces } from "../drawing/chair.js";
import { floor } from "../drawing/floor.js";
import { Announcing } from "../dialogs/announcing.js";
import { draw } from "../shared/pieces.js";
import { phrase, put, show, slot } from "../shared/dom.js";
import { fitted } from "../shared/shrink_to_fit.js";
import { face } from "../shared/clock.js";
import { holding, interruption, resumes, returns } from "../shared/interruption.js";
import { laterEnds } from "../shared/planned_ends.js";
import { frame, onBehalf, pronounced, speaker, text } from "../shared/speaker_names.js";
import { inscribed, planned } from "../shared/next_item.js";
import { seatOf } from "../shared/coming_rows.js";
import { start } from "../shared/screen.js";
import { standing } from "../shared/nobody_speaking.js";
import { Gavel } from "./gavel.js";
import { keepNotes } from "../shared/kept_notes.js";
import { PreparedForm, lineFor, showLine } from "./prepared_lines.js";
import { SlowerShown } from "../shared/slower_shown.js";
import { showStrip } from "../shared/strip.js";
import { TextLengths, paceNode } from "../shared/text_pace.js";
import { ChairTime, limitSaid } from "./speaking_time.js";

const LEAST_PX = 16; // also enlarged to 300 %
const refit = fitted(document.querySelector("main"), LEAST_PX);
const form = new PreparedForm(refused);
const gavel = new Gavel((page) => render(page.view, page), refused);

function render(view, page) {
  const { words } = page;
  const speech = holding(view);
  if (speech?.id !== holder) slower.hide();
  holder = speech?.id;
  put("item", text(view.item?.title, words));
  put("holds", draw(pieces.holds, speech ? keeps(view, words) : { standing: standing(view, page) }, words));
  put("interruption", interruption(view, words));
  const back = isSuspended(view) || returns(view) ? resumes(view) : null;
  show("floor", view.meeting.status !== "closed");
  const values = said(view, back, page);
  put("say", draw(pieces.label, values, words));
  put("sentence", draw(pieces.sentence, values, words));
  put("after", draw(pieces.after, values, words));
  showLine(lineFor(view, values.moment, Boolean(back)), words);
  form.render(view, page);
  put("limit-later", values.moment === "limit" ? null : draw(pieces.limit_later, values, words));
  put("planned", back || !view.advance.opens_item ? null : planned(view.advance.item, page));
  put("pronounced", pronounced(back ?? view.advance.speech, view, words));
  put("on-list", draw(floor.on_list, { remaining: view.remaining }, words));
  put("speakers", ...rows(view, speech, back, page));
  gavel.render(view, page);
  concluded = null;
  lengths.take(view);
  drawPaces(view, words);
  time.render(view, page).then(refit);
  refit();
}

/** How fast the texts are of who has the floor and of who is called next, where they are filed. */
function drawPaces(view, words) {
  const said = (speech) => paceNode(lengths.of(speech?.id), speech?.limit_ms, words);
  const [here, next] = [said(holding(view)), said(view.advance.speech)];
  put("pace", here && phrase(words, "pace.text", { pace: here }));
  put("next-pace", next && phrase(words, "pace.text", { pace: next }));
  refit();
}

/** The list: who spoke last, who has the floor, who goes on, the next five. */
function rows(view, speech, back, page) {
  const { words } = page;
  if (view.meeting.status === "closed") return [];
  const row = (label, each) => draw(pieces.row, {
    label, who: speaker(each, words), on_behalf: onBehalf(each, words), frame: frame(each, words, "small"),
    seat: label === "on_floor" ? null : seatOf(view, each),
  }, words);
  const empty = inscribed(view, page);
  const found = [view.last && row("last", view.last), speech && row("on_floor", speech), back && row("next", back)];
  if (empty) found.push(draw(pieces.row, { label: back ? "then" : "next", who: empty }, words));
  const label = (each, place) => (view.armed?.id === each.id ? "armed" : back || empty || place > 0 ? "then" : "next");
  return [...found, ...view.coming.map((each, place) => row(label(each, place), each))];
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

/**
 * What has to be said before the next call: at the gavel, on a point of order, at the end, a proposed limit, what the chair asks of
 * the secretariat; null for nothing.
 */
function momentOf(view, back, asked) {
  if (gavel.chosen) return gavel.chosen;
  if (view.meeting.status === "planned") return "open";
  if (view.interruption?.kind === "point_of_order") return "rule";
  if (!back && !view.advance.to) return "end";
  if (view.speaking_time?.proposed && !isSuspended(view)) return "limit";
  return back ? null : asked;
}

/** What there is to read out: that somebody goes on, or the next item and speaker. */
function said(view, back, page) {
  const { words } = page;
  const { to, item, speech: next, opens_item: opens } = view.advance;
  const speech = back ?? next;
  const asked = time.asked.of(view, page.shownAt());
  return {
    moment: momentOf(view, back, asked?.moment ?? null), goes_on: text(asked?.goes_on ?? null, words), limit: limitSaid(view, words), suspended: isSuspended(view), gap: words.gap, on_behalf: onBehalf(speech, words),
    opens: text(!back && to && opens ? item?.title : null, words),
    said: back ? draw(pieces.go_on, told(back, calledAgain(view), words), words) : next && call(next, view.called, words),
    excellency: !back && next?.person?.honorific?.startsWith("he_"),
  };
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
  const key = JSON.stringify([ends, ends.map(([, until]) => time.later.get(until)), page.words.language]);
  if (key === offered) return;
  offered = key;
  show("extension", ends.length > 0);
  put("extensions", ...ends.map(([n, until]) => {
    const [reached = null, all = null] = time.later.get(until) ?? [];
    return draw(pieces.extension, { n, time: page.time(until).slice(0, 5), reached, all, on_ask: () => askFor(until, page) }, page.words);
  }));
}

/** Asks the staff; every page says so, and a refusal by the service is said here. */
async function askFor(until, page) {
  slot("extension").removeAttribute("open");
  await refused(page, page.isLive && (await page.send("interpretation.ask", { until })));
}

/** Says why something was not done: what the service answered, or that nothing was sent. */
function refused(page, ack) {
  const unsent = !ack || (!ack.ok && ack.error.code === "unsent");
  put("said", unsent ? page.words.raw("not_sent") : ack.ok ? null : ack.error.message);
}

let concluded = null;
/** The sentence for a speaker whose time is up; a video message ends by itself. */
function conclude(view, page) {
  const speech = holding(view);
  const over = Boolean(speech) && speech.party.kind !== "recording" && face(view.clocks.speech, page.shownAt()).face === "over";
  if (over === concluded) return;
  const again = concluded !== null || over;
  concluded = over;
  put("conclude", draw(pieces.conclude, { over }, page.words));
  if (again) refit();
}

const time = new ChairTime(refused, (page) => render(page.view, page));
/** Sends what was asked in the dialog of announcements, or by the button beside it. */
const tell = async (name, args) => refused(page, page.isLive && (await page.send(name, args)));
keepNotes(document.body.dataset.meeting);
const slower = new SlowerShown(refit);
const lengths = new TextLengths(() => drawPaces(page.view, page.words));
let holder = null; // the speech that was asked to be slower is on the floor as long as this stays
const page = start({
  render, who: { documents: true }, documents: () => lengths.changes(),
  tick: (view, page) => {
    announcing.fill("standing", view.standing);
    offer(view, page);
    conclude(view, page);
    time.tick(page);
    showStrip(page, time.reach);
  },
});
page.line.listen("slower", () => slower.show(page.words));
const announcing = new Announcing(page, tell);
slot("announce-open").onclick = () => announcing.open();
