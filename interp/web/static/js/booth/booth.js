/** Booth page: draws the view in the booth's present target language. */

import { ltr, phrase, put, show, slot } from "../shared/dom.js";
import { cutting } from "./layout/cut_to_fit.js";
import { openBesideFloor } from "./layout/beside_floor.js";
import { BoothKeys, keyWords } from "./layout/booth_keys.js";
import { Layout } from "./layout/layout.js";
import { sayNotKnown } from "./layout/not_known.js";
import { KeysSheet } from "../keys/keys_sheet.js";
import { booth as pieces } from "../drawing/booth.js";
import { draw } from "../shared/pieces.js";
import { interruption } from "../shared/interruption.js";
import { frame, functions, itemPlace, pronounced, speaker, spoken, text } from "../shared/speaker_names.js";
import { start } from "../shared/screen.js";
import { comingRows } from "../shared/coming_rows.js";
import { standing } from "../shared/nobody_speaking.js";
import { caps } from "../shared/relay_line.js";
import { ShortMessages, offerPivot } from "../shared/short_messages.js";
import { longest } from "../shared/lengths.js";
import { drawRelay } from "./relay.js";
import { Seat } from "./seat.js";
import { Signals } from "./people/signals.js";
import { Slower } from "./people/slower.js";
import { Spoken } from "./spoken.js";
import { TermSearch } from "./terms/term_search.js";
import { TermsOfMeeting } from "./terms/terms_of_meeting.js";
import { keepAwake, openBeside } from "./staying.js";
import { TextInHand } from "./text/text_in_hand.js";
import { Ahead } from "./turns/ahead.js";
import { OtherLanguage } from "./turns/other_language.js";

openBeside();
keepAwake();

let asked = null; // the change of retour that waits for a second press
const refit = cutting(document.querySelector(".floor-part"), document.querySelector(".foot"));
const turned = (retour) => (retour === "en" ? "fr" : "en");

function render(view, page) {
  const { words } = page;
  const { speech, booth } = view;
  put("frame", frame(speech, words, "huge"));
  put("known", spoken(speech, words));
  put("name", speech ? speaker(speech, words) : standing(view, page));
  put("interruption", interruption(view, words));
  put("functions", functions(speech, words));
  put("pronounced", pronounced(speech, view, words));
  put("topic", text(speech?.topic, words));
  put("item", itemPlace(view.item, words));
  put("next", comingRows(view, page, { pronounces: true }));
  drawRelay(view, seat.deskIn(view), words, mode(booth, words));
  seat.draw(view, page);
  spokenNow.take(view, page);
  slower.take(view);
  other.take(view);
  signals.take(view, page);
  messages.draw();
  report(booth.report, words);
  retourKey(view, words);
  inHand.take(view, page);
  refit();
}

/** What is known of the booth's work; nothing where it is not known. */
function mode({ mode: known, into, floor }, words) {
  return draw(pieces.mode, { mode: known, into, floor: (floor ?? "").toUpperCase() }, words);
}

/** The button that changes a two-way booth's other language for this speech: of who works, and what is chosen but waits. */
function retourKey(view, words) {
  const { speech, booth: { retour, retour_pending: isPending }, desks } = view;
  const works = desks?.at_microphone ?? null;
  show(document.querySelector("[data-retour]"), Boolean(speech && retour && (works === null || works === seat.deskIn(view))));
  put("retour", draw(pieces.work_into, { retour }, words));
  put("retour-pending", draw(pieces.retour_pending, { retour: speech && isPending && retour }, words));
  if (asked !== null && asked !== askingOf(view)) stopAsking();
}

/** What a change of retour would be about: the speech, the language, and who depends on this booth. */
function askingOf({ speech, booth: { retour }, relay }) {
  return JSON.stringify([speech?.id, retour, relay?.line.listeners]);
}

function stopAsking() {
  asked = null;
  put("retour-asked");
}

function report(sent, words) {
  for (const button of document.querySelectorAll("[data-hear]")) {
    button.setAttribute("aria-pressed", String(sent?.language === button.dataset.hear));
  }
  put("report", draw(pieces.reported, { is_sent: sent !== null, language: sent?.language && sent.language_name }, words));
}

const terms = new TermsOfMeeting(document.body.dataset.meeting);
const keys = new BoothKeys();
const inHand = new TextInHand({
  tell: (name, args) => tell(name, args), refit, keys, marked: (sentence, language) => terms.marked(sentence, language),
});
const seat = new Seat(/** @type {any} */ (document.body.dataset), keys);
const spokenNow = new Spoken(seat);
const ahead = new Ahead(seat);
const page = start({
  render, who: { ...seat.who, documents: true }, tick: ticked, presence: (message) => seat.hear(message), documents: () => inHand.changes(),
  beat: () => seat.hold(page.view), polled,
});
const slower = new Slower(page, keys);
const signals = new Signals((name, args) => tell(name, args));
const messages = new ShortMessages(page, `booth:${document.body.dataset.language}`, { maxLength: longest("message") }, () => isActive(page.view));
slot("message-menu")?.addEventListener("toggle", () => offerPivot(page.view, page.words));
/** Whether who looks at this page has the microphone, or may have it. */
function isActive({ desks }) {
  const works = desks?.at_microphone ?? null;
  return works === null || works === seat.deskIn(page.view);
}
/** Without a socket the page is not told of changes to documents. */
function polled() {
  seat.hold(page.view);
  inHand.changes();
}
function ticked(view, at) {
  seat.tick(view, at);
  ahead.tick(view, at);
  sayNotKnown(at);
}
seat.onchange = () => render(page.view, page);
const booth = document.body.dataset.language;

async function tell(name, args) {
  const ack = await page.send(name, { booth, ...args }, { now: true });
  put("told", ack.ok ? null : ack.error.message ?? page.words.raw("not_sent"));
}

const hear = (language) => tell("booth.report_language", { language });
const wrong = () => tell("booth.report_display", {});
/** Changes the retour; where other booths listen to this one, after a second press. */
const retour = () => {
  const { view } = page;
  const { speech, booth: { retour: now }, relay } = view;
  if (!speech || !now || document.querySelector("[data-retour]").hidden) return;
  const listeners = relay?.line.mode === "retour" ? relay.line.listeners : [];
  if (listeners.length > 0 && asked === null) {
    asked = askingOf(view);
    put("retour-asked", phrase(page.words, "booth.retour_ask", { n: listeners.length, booths: ltr(caps(listeners)), key: ltr(keys.keyOf("retour")) }));
    return;
  }
  stopAsking();
  tell("floor.set_retour", { into: turned(now), desk: seat.deskIn(view) });
};
document.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape") return;
  stopAsking();
  slower.forget();
  messages.leave();
});
const layout = new Layout(() => {
  refit();
  inHand.again();
});
keys.addHearing(hear);
keys.add("retour", retour);
keys.add("wrong", wrong);
for (const name of ["desk", "take", "accept", "decline", "withdraw", "give", "press"]) keys.add(name, () => seat.press(name));
const other = new OtherLanguage(page, { report: hear, pivot: (by) => tell("floor.set_pivot", { by }) });
keys.add("other", () => other.open());
inHand.addKeys();
/** Staff who look at the page send nothing. */
if (document.body.dataset.acts !== undefined) {
  keys.add("leave_text", () => inHand.leave());
  keys.add("slower", () => slower.press());
  keys.add("message", () => messages.open());
  keys.addSignals((signal) => signals.press(signal));
}
const search = new TermSearch(terms, page, refit);
terms.changed = () => {
  search.draw();
  inHand.again();
};
terms.load();
keys.add("search", () => search.open());
keys.add("layout", () => layout.toggle());
keys.add("sheet", () => sheet.toggle());
keys.changed = () => keys.label();
keys.label();
keys.begin();
const sheet = new KeysSheet(keys, page, (name) => keyWords(name, page.words), openBesideFloor);

for (const button of document.querySelectorAll("[data-hear]")) {
  button.addEventListener("click", () => hear(button.dataset.hear));
}
document.querySelector("[data-retour]").addEventListener("click", retour);
document.querySelector("[data-other]").addEventListener("click", () => other.open());
document.querySelector("[data-slower]")?.addEventListener("click", () => slower.press());
document.querySelector("[data-wrong]").addEventListener("click", wrong);
