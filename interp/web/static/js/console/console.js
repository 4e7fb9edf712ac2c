/** Console page: draws the floor and what Next will do, and binds the keys that change it. */

import { BoothSignals } from "../shared/booth_signals.js";
import { longest } from "../shared/lengths.js";
import { ShortMessages } from "../shared/short_messages.js";
import { MEETING_LANGUAGES, el, ltr, phrase, put, show, slot } from "../shared/dom.js";
import { Announcing } from "../dialogs/announcing.js";
import { Editor } from "./programme_editor.js";
import { EntryActs } from "./entry_acts.js";
import { Finder } from "./delegation_search.js";
import { ListDialog } from "./list_dialog.js";
import { connected } from "./connected_screens.js";
import { MeetingMenu } from "./meeting_menu.js";
import { openMenu, prepareMenus } from "./menus.js";
import { NameSize } from "./name_size.js";
import { OtherLanguage } from "./other_language.js";
import { Picker } from "./programme_rows.js";
import { PlaceDialog } from "./place_dialog.js";
import { Reaction } from "./reaction.js";
import { SpeakingTime } from "./speaking_time.js";
import { RowDrag } from "./row_drag.js";
import { RowSearch } from "./row_search.js";
import { RelayStrip } from "./relay_strip.js";
import { askLeave, askTakeOver, askWithdraw } from "./questions.js";
import { listen } from "../shared/keyboard.js";
import { ending, goesOn, interruption, returns } from "../shared/interruption.js";
import { frame, functions, itemPlace, named, onBehalf, pronounced, speaker, speakerText, spoken, text } from "../shared/speaker_names.js";
import { device } from "../shared/settings.js";
import { console as pieces } from "../drawing/console.js";
import { draw } from "../shared/pieces.js";
import { start } from "../shared/screen.js";
import { showStrip } from "../shared/strip.js";
import { inscribed, stated } from "../shared/next_item.js";
import { shortDay } from "../shared/before_opening.js";
import { standing } from "../shared/nobody_speaking.js";
import { Clerk } from "./text_strip.js";
import { TextLengths, paceNode } from "../shared/text_pace.js";
import "../shared/followed_links.js";

const LATE_S = 5;
/** @type {Promise<any>} */
let before = Promise.resolve();
let busy = false;
let again = null;
let saidHeld = false; // the line says why a press did nothing
const reaction = new Reaction(device("console"));

function render(view, page) {
  const { words } = page;
  const { speech } = view;
  put("meeting", text(view.meeting.title, words));
  put("status", draw(pieces.status, { status: view.meeting.status }, words));
  put("day", shortDay(view.meeting.starts_at, view.meeting.timezone, words.language));
  put("item", itemPlace(view.item, words));
  slot("floor-label").replaceChildren(draw(pieces.floor_label, { kind: speech?.party.kind }, words) ?? "");
  put("name", speech ? speaker(speech, words) : standing(view, page));
  put("frame", frame(speech, words));
  put("known", spoken(speech, words));
  renderConfirm(view, words);
  put("interruption", interruption(view, words));
  put("functions", functions(speech, words));
  put("membership", draw(pieces.membership, { membership: speech?.party.membership }, words));
  put("pronounced", pronounced(speech, view, words));
  put("topic", text(speech?.topic, words));
  renderGo(view, page);
  lengths.take(view);
  drawPaces(view, words);
  const { undelivered } = view;
  put("undelivered", view.meeting.status === "closed" ? draw(pieces.undelivered, { n: undelivered || null }, words) : null);
  renderReports(view, words);
  signals.render(view, page);
  messages.draw();
  relay.render(view, page);
  renderActions(view, page);
  picked.refresh(view, page).then(() => time.changed());
  clerk.render(view, page);
  nameSize.show(speech);
}

/** The button that confirms the expected language; Enter is its key unless a booth's report comes first. */
function renderConfirm(view, words) {
  const { speech } = view;
  const expected = speech?.language_standing === "expected";
  const button = control("confirm");
  button.hidden = !expected;
  if (expected) label("confirm", draw(pieces.confirm, { language: named(speech, words) }, words));
  show(button.querySelector("kbd"), !view.reports.some((each) => each.language));
}

/** Draws the bar, marked while a press of it does nothing, and who else has just given the floor. */
function renderGo(view, page) {
  const { words } = page;
  reaction.note(view);
  if (returns(view)) renderReturn(view, words);
  else renderNext(view, page);
  clearTimeout(again);
  const { by, left } = reaction;
  slot("go").toggleAttribute("data-held", left > 0);
  if (by) put("go-label", gave(view, by, words));
  else if (saidHeld) say("sent");
  if (left > 0) again = setTimeout(() => renderGo(page.view, page), left + 1);
}

/** Who gave the floor to whom, in words. */
function gave({ speech }, { actor: by }, words) {
  return speech ? phrase(words, "console.gave", { by, name: speakerText(speech, words) }) : phrase(words, "console.took", { by });
}

/** Draws what Next will do: which speaker, in which item, whether armed. */
function renderNext(view, page) {
  const { words } = page;
  const { to, item, speech, opens_item: opens } = view.advance;
  const bar = slot("go");
  const armed = view.armed !== null && view.armed.id === speech?.id;
  bar.toggleAttribute("data-armed", armed);
  bar.disabled = to === null || view.meeting.status === "suspended" || view.meeting.status === "closed";
  const isClosed = view.meeting.status === "closed";
  put("go-label", isClosed ? null : draw(pieces.go_label, { does: armed ? "take_armed" : opens ? "next_item" : "next" }, words));
  const told = !speech || opens ? item : null;
  put("go-name", draw(pieces.go_name, {
    to: speech ? "speech" : to ? "item" : view.meeting.status, empty: view.advance.leaves_empty && inscribed(view, page),
    item: text(told?.title, words), stated: told && stated(told, page), speaker: speaker(speech, words), on_behalf: onBehalf(speech, words),
  }, words));
  put("go-frame", frame(speech, words, "small"));
}

/** How fast the texts are of who speaks and of whom Next calls, where they are filed. */
function drawPaces(view, words) {
  const said = (speech) => paceNode(lengths.of(speech?.id), speech?.limit_ms, words);
  put("text-pace", said(view.speech));
  put("go-pace", returns(view) ? null : said(view.advance.speech));
}

/** Draws the bar during an interruption: whose speech goes on. */
function renderReturn(view, words) {
  const bar = slot("go");
  bar.removeAttribute("data-armed");
  bar.disabled = view.meeting.status !== "open";
  const back = goesOn(view);
  put("go-label", draw(pieces.go_label, { does: "return" }, words));
  put("go-name", draw(pieces.go_name, { to: back ? "speech" : "outer", speaker: speaker(back, words), on_behalf: onBehalf(back, words) }, words));
  put("go-frame", frame(back, words, "small"));
}

function renderReports(view, words) {
  remake("reports", `${JSON.stringify(view.reports)} ${words.language}`, () => view.reports.map((report, _, all) => {
    const { booth, language, language_name: named } = report;
    return draw(pieces.report, {
      booth, language: language && named, heard: all.find((each) => each.language) === report, first: all[0] === report,
      on_accept: () => accept(report), on_dismiss: () => dismiss(report),
    }, words);
  }));
}

function renderActions(view, page) {
  const { words } = page;
  renderTargets();
  label("undo", draw(pieces.undo, { name: speakerText(view.undo.speech, words) }, words));
  label("pause", draw(pieces.pause, { status: view.clocks.speech?.status }, words));
  label("blank", draw(pieces.blank, { blank: view.blank }, words));
  show("outputs-blank", view.outputs_blank);
  enable("undo", view.undo.depth > 0);
  for (const name of ["pause", "end", "other-language"]) enable(name, view.speech !== null);
  const { status } = view.meeting;
  enable("chair", status === "planned" || status === "open");
  opener("interrupt").disabled = status === "suspended" || status === "closed";
  opener("clock").disabled = view.clocks.speech === null;
  for (const name of ["point", "technical", "visit"]) enable(name, status === "open");
  enable("return", view.interruption !== null && status === "open");
  for (const name of ["earlier", "later"]) enable(name, view.clocks.speech !== null);
  for (const name of ["less", "more", ...GRANTS]) enable(name, Boolean(view.clocks.speech?.limit_ms));
  for (const each of document.querySelectorAll("[data-language]")) {
    if (each.tagName !== "BUTTON") continue;
    each.disabled = view.speech === null;
    const mine = view.speech?.language === each.dataset.language ? view.speech.language_standing : "";
    each.setAttribute("aria-pressed", String(mine === "confirmed"));
    each.toggleAttribute("data-expected", mine === "expected");
  }
  const isOther = view.speech?.language_standing === "confirmed" && !MEETING_LANGUAGES.includes(view.speech.language);
  control("other-language").setAttribute("aria-pressed", String(isOther));
  remake("meeting-menu", menu.key(view, words), () => menu.entries(view, words));
  show("private", view.private);
}

const made = new Map();
/** Rebuilds a slot only when its content changed, so that a focused button keeps the focus. */
function remake(name, key, build) {
  if (made.get(name) === key) return;
  made.set(name, key);
  put(name, ...build());
}

const control = (name) => document.querySelector(`[data-do="${name}"]`);
const opener = (name) => document.querySelector(`[popovertarget="menu-${name}"]`);
const label = (name, said) => control(name).querySelector("[data-label]").replaceChildren(said);
const enable = (name, on) => { control(name).disabled = !on; };

function say(kind, ...what) {
  const line = slot("said");
  line.dataset.kind = kind;
  saidHeld = kind === "held";
  put(line, ...what);
}

/**
 * Sends a command after the previous one is done and shown, so that its values are current even for
 * quick presses; `args` may be a function of the view at that time. Nothing is sent twice automatically.
 */
function ask(name, args = {}) {
  const turn = before.then(() => sendNow(name, typeof args === "function" ? args(page.view) : args));
  before = turn.catch(() => {});
  return turn;
}

async function sendNow(name, args) {
  if (!page.isLive) return say("error", page.words.raw("not_sent"));
  say("sent");
  reaction.asked();
  const ack = await page.send(name, args);
  if (ack.ok) await page.caughtUp(ack.seq);
  else tellRefusal(ack.error, args);
  return ack;
}

function tellRefusal(error, args) {
  if (error.code === "unsent") return say("error", page.words.raw("not_sent"));
  if (error.code !== "stale") return say("error", error.message);
  const { speech, position, by: actor, at } = error.args;
  if (args.action && speech === args.speech) return say("stale", phrase(page.words, "clerk.moved", { position: ltr(position ?? 0) }));
  return tellSwitched({ actor, at });
}

function tellSwitched(hand) {
  const { actor: by, at } = hand ?? {};
  if (!by || !at) return say("stale", page.words.raw("console.switched_unknown"));
  return say("stale", phrase(page.words, "console.switched", { by, time: ltr(page.time(at)) }));
}

async function go() {
  const { view } = page;
  const bar = slot("go");
  if (busy || bar.disabled) return;
  if (reaction.left > 0) return reaction.by && say("held", gave(view, reaction.by, page.words));
  if (returns(view)) return carryOut("floor.return", ending(view));
  const { from_speech, to, leaves_empty: leavesEmpty } = view.advance;
  const next = () => carryOut("floor.advance", { from_speech, to });
  return leavesEmpty ? askLeave(page, next) : next();
}

/** Sends what the bar does; it is busy until the answer has come. */
async function carryOut(name, args) {
  const bar = slot("go");
  busy = true;
  bar.setAttribute("aria-busy", "true");
  try {
    await ask(name, args);
  } finally {
    busy = false;
    bar.removeAttribute("aria-busy");
  }
}

/** On whom the keys act: on the selected row, else on what comes next and on the floor. */
function targets({ view }) {
  const row = picked.planned();
  const wanted = row ?? view.advance.speech;
  const disarms = view.armed !== null && (row === null || view.armed.id === row.id);
  return { arm: disarms ? view.armed : wanted, disarms, absent: row ?? view.speech };
}

/** Says on whom each key that acts on a row would act, before it does. */
function renderTargets() {
  const { words } = page;
  entries.draw();
  lists.carry.draw();
  find.refresh();
  const { arm: armed, disarms, absent: missing } = targets(page);
  const { row, speech } = picked.chosen();
  const name = speech ? speaker(speech.speech, words) : row ? text(row.item.title, words) : picked.heading(words);
  put("selected", name && phrase(words, "console.selected", { name: el("span", {}, name) }));
  for (const [control, key, whom] of [["arm", disarms ? "disarm" : "arm", armed], ["absent", "absent", missing]]) {
    label(control, draw(pieces.act_on, { act: key, name: speakerText(whom, words) }, words));
    enable(control, Boolean(whom));
  }
}

function arm() {
  const { arm: speech, disarms } = targets(page);
  if (speech) ask("floor.arm", { speech: disarms ? null : speech.id });
}

const undo = () => ask("floor.undo", (view) => ({ from_speech: view.speech?.id ?? null }));
const pause = () => ask(page.view.clocks.speech?.status === "paused" ? "floor.resume" : "floor.pause");
const blank = () => ask(page.view.blank ? "room.show" : "room.blank");
const interrupt = (kind) => ask("floor.interrupt", { kind });
const goBack = () => ask("floor.return", ending);
const began = (seconds) => ask("floor.adjust_clock", { seconds });
const blankAll = () => ask(page.view.outputs_blank ? "outputs.show" : "outputs.blank");
const MORE_FOR = "more-"; // and why more time is granted, for the record
const GRANTS = [...document.querySelectorAll("[data-do]")].map(({ dataset }) => dataset.do).filter((name) => name.startsWith(MORE_FOR));
const addTime = (seconds, reason) => ask("floor.add_time", { seconds, ...(reason && { reason }) });
const dismiss = (report) => report && ask("booth.dismiss", { booth: report.booth });

/** Confirms what a booth hears. */
async function accept(report) {
  if (report?.language) await setLanguage(report.language);
}

/** Confirms the language that is expected. */
function confirm() {
  const { speech } = page.view;
  if (speech?.language_standing === "expected") setLanguage(speech.language);
}

/** Enter: what a booth hears comes before what is expected, because somebody heard it. */
function enter() {
  const report = page.view.reports.find((each) => each.language);
  if (report) accept(report);
  else confirm();
}

/** Marks the selected speaker as absent, else the one on the floor; on a list, what its rules say of who is called in vain. */
function absent() {
  if (entries.does("vain")) return;
  const { absent: speech } = targets(page);
  if (speech) ask("speech.mark_absent", { speech: speech.id });
}

/** Confirms a language for the speech that the page shows now: by the time it is sent another may have the floor. */
function setLanguage(language, booth = null) {
  const { speech } = page.view;
  if (!speech) return undefined;
  return ask("floor.set_language", { language, booth, from_speech: speech.id });
}

function otherLanguage() {
  if (page.view.speech) other.open();
}

function sheet() {
  const dialog = slot("sheet");
  if (dialog.open) return dialog.close();
  dialog.showModal();
  dialog.querySelector("h2").focus(); // else the first control has it, far below the main keys
  dialog.scrollTop = 0;
}

function openItem() {
  const item = picked.item();
  if (item) ask("item.open", { item });
}

function findRow() {
  const { words } = page;
  search.open(words.raw("console.find_row"), picked.findable(words), ({ key }) => picked.pick(key));
}

/** Opens the list of speakers in the page's language, where it prints itself: the browser would print the console. */
function printList() {
  window.open(`/m/${encodeURIComponent(page.view.meeting.id)}/list?lang=${page.words.language}#print`, "_blank", "noopener");
}

const relay = new RelayStrip();
const signals = new BoothSignals(ask);
const picked = new Picker(renderTargets);
/** What changes because time passes. */
function tick(_, it) {
  put("wall", it.time(it.now()));
  picked.tick(it);
  time.tick();
  showStrip(it, time.reach);
}

const lengths = new TextLengths(() => drawPaces(page.view, page.words));
const page = start({
  render, who: { documents: true }, documents: () => lengths.changes(), presence: connected, tick, announcement: (told, _, place) => announcing.row(told, place),
});
const messages = new ShortMessages(page, "console", { maxLength: longest("message") });
const find = new Finder(page, picked, ask);
const other = new OtherLanguage(page, setLanguage);
const search = new RowSearch();
const edit = new Editor(page, picked, ask, find, search);
const menu = new MeetingMenu(page, ask, () => announcing.open());
const announcing = new Announcing(page, ask);
const entries = new EntryActs(page, picked, ask, say);
const places = new PlaceDialog(page, picked, search, entries);
new RowDrag(slot("programme"), picked, places);
const lists = new ListDialog(page, picked, ask, say);
const time = new SpeakingTime(page, picked, ask, say);
const nameSize = new NameSize();
const clerk = new Clerk(page, ask, {
  withdraw: (done) => askWithdraw(page, done), takeOver: (name, done) => askTakeOver(page, name, done),
});
prepareMenus();

const acts = {
  absent, arm, undo, pause, blank, sheet, end: () => ask("floor.end"), find: () => find.open(),
  confirm, "other-language": otherLanguage,
  chair: () => interrupt("chair"), technical: () => interrupt("technical"), return: goBack,
  point: () => find.interrupt("point_of_order"), visit: () => find.interrupt("visit"), inscribe: () => find.inscribe(),
  earlier: () => began(LATE_S), later: () => began(-LATE_S),
  less: () => addTime(-30), more: () => addTime(30),
  ...Object.fromEntries(GRANTS.map((name) => [name, () => addTime(30, name.slice(MORE_FOR.length))])),
  mode: () => edit.toggle(), "add-item": () => edit.addItem(), amend: () => edit.amend(),
  list: () => lists.open(), time: () => time.open(), "entry-swap": () => entries.swap(), "entry-undo": () => entries.undo(),
  ...Object.fromEntries(["confirm", "restore", "withdraw", "replace"].map((each) => [`entry-${each}`, () => entries.does(each)])),
  "move-to": () => places.open() || edit.moveTo(), "entry-place": () => places.open(), fold: () => picked.toggle(),
  remove: () => edit.remove(), skip: () => edit.skip(), up: () => edit.move(-1), down: () => edit.move(1),
  ...clerk.acts,
};
for (const each of document.querySelectorAll("[data-do]")) {
  each.addEventListener("click", () => acts[each.dataset.do]());
}
for (const each of document.querySelectorAll("button[data-language]")) {
  each.addEventListener("click", () => setLanguage(each.dataset.language));
}
slot("go").addEventListener("click", go);
// A dialog that is closed gives Space back to the bar: the focus must not return to a button that opens it again.
for (const each of document.querySelectorAll("dialog")) {
  each.addEventListener("close", () => {
    if (!document.querySelector("dialog[open]")) /** @type {HTMLElement | null} */ (document.activeElement)?.blur();
  });
}
// A button clicked with the mouse must not keep the Space key.
document.addEventListener("click", (event) => {
  if (event.detail > 0 && !event.target.closest("dialog")) event.target.closest("button")?.blur();
});

const bindings = {
  Space: go, N: go, A: arm, P: undo, T: pause, E: acts.end, X: absent, L: otherLanguage, B: blank, 0: blankAll, O: openItem,
  Z: acts.chair, Q: acts.point, 7: acts.technical, V: acts.visit, R: goBack, 9: acts.earlier, 8: acts.later,
  D: () => dismiss(page.view.reports[0]), M: acts.mode, "/": () => find.open(), "?": sheet,
  "+": () => addTime(30), "=": () => addTime(30), "-": () => addTime(-30), "−": () => addTime(-30),
  Enter: enter,
  G: () => openMenu("meeting"),
  "Alt+ArrowUp": () => picked.step(-1), "Alt+ArrowDown": () => picked.step(1),
  "Ctrl+Alt+ArrowUp": acts.up, "Ctrl+Alt+ArrowDown": acts.down,
  "Ctrl+P": printList, "Alt+Enter": findRow, "Ctrl+Enter": acts.fold, "Meta+Enter": acts.fold, "Ctrl+Alt+Enter": acts["move-to"],
  I: acts["add-item"], S: acts.inscribe, C: acts.amend,
  Delete: () => (edit.on ? acts.remove() : entries.does("withdraw")), F1: sheet, F2: () => entries.does("confirm", "restore"), F4: acts.list, F6: acts.time,
  "Ctrl+Alt+M": () => messages.open(), F7: () => announcing.open(), F10: () => announcing.withdrawNewest(),
  F8: acts["entry-swap"], F9: acts["entry-replace"], "Ctrl+Z": acts["entry-undo"], "Meta+Z": acts["entry-undo"],
  ...clerk.bindings,
};
MEETING_LANGUAGES.forEach((code, place) => { bindings[String(place + 1)] = () => setLanguage(code); });
const keys = listen(bindings);
const keysOn = slot("keys-on");
keysOn.checked = keys.isOn();
keysOn.addEventListener("change", () => keys.turn(keysOn.checked));
