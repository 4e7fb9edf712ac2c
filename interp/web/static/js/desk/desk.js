/** Desk page: draws the queue, the open document, and programme texts beside their translations. */

import { Api } from "./api.js";
import { Concordance } from "./concordance.js";
import { DeskKeys } from "./desk_keys.js";
import { Drawer } from "./drawer.js";
import { addEditing } from "./editing/editing.js";
import { Filing } from "./filing.js";
import { KeysSheet } from "../keys/keys_sheet.js";
import { Lookup } from "./matches.js";
import { OpenDocument } from "./open_document.js";
import { Queue } from "./queue.js";
import { Row, isApproved, isName } from "./programme_text.js";
import { put, slot } from "../shared/dom.js";
import { desk as pieces } from "../drawing/desk.js";
import { draw } from "../shared/pieces.js";
import "../shared/followed_links.js";
import { HowFar } from "../shared/how_far.js";
import { start } from "../shared/screen.js";
import { device } from "../shared/settings.js";
import { handNodes, readersNodes } from "../shared/text_hand.js";
import { text } from "../shared/speaker_names.js";

const LOOK_MS = 2_000;
const working = document.body.dataset.language;
const rows = new Map();
let listed = null;

function render(view, page) {
  put("meeting", text(view.meeting.title, page.words));
  put("hand", handNodes(view, device("desk"), page.words));
  queue.ended(view.meeting.status === "closed");
  if (view.texts_seq === listed) return;
  listed = view.texts_seq;
  load(view.meeting.id, page);
}

async function load(meeting, page) {
  const address = `/api/meetings/${encodeURIComponent(meeting)}/texts?language=${working}`;
  try {
    const answer = await fetch(address, { cache: "no-cache" });
    if (!answer.ok) throw new Error(answer.statusText);
    take((await answer.json()).texts.filter(({ original }) => original.language !== working), page);
  } catch {
    listed = null;
  }
}

/** Rows stay in place during typing; only those changed by others are updated. */
function take(texts, page) {
  for (const each of texts) {
    if (!rows.has(each.id)) rows.set(each.id, new Row(each, working, page, keys));
    rows.get(each.id).take(each);
  }
  const list = slot("texts");
  const wanted = texts.map(({ id }) => rows.get(id).node);
  const same = wanted.length === list.children.length && wanted.every((node, place) => list.children[place] === node);
  if (!same) list.replaceChildren(...wanted);
  count(texts, page.words);
}

function count(texts, words) {
  const counted = texts.filter(({ id, version }) => version || !isName(id));
  const approved = counted.filter(({ version }) => isApproved(version)).length;
  put("count", draw(pieces.count, { left: approved < counted.length, approved, all: counted.length }, words));
}

/** Fetches and shows the queue; one request at a time. */
let asking = null;
function look() {
  asking ??= ask().finally(() => { asking = null; });
  return asking;
}

async function ask() {
  const answer = await api.get("/queue");
  if (!answer.ok) return;
  queue.take(answer);
  const chosen = decodeURIComponent(location.hash.slice(1));
  const found = answer.documents.find(({ id }) => id === chosen);
  await open.show(found, answer.tasks.find(({ document: id, language }) => id === chosen && language === working), answer);
}

/** Fetches again, even during a request, whose answer may be outdated. */
async function lookAgain() {
  await asking;
  await look();
}

const page = start({ render, presence: (message, each) => put("readers", ...readersNodes(message, each.words)) });
const api = new Api(document.body.dataset.meeting, page.words, document.body.dataset.account, new HowFar(slot("how-far"), page.words));
api.other = (message) => put("other-account", message);
const drawer = new Drawer();
const queue = new Queue(page, api);
const open = new OpenDocument(page, api, lookAgain);
const keys = new DeskKeys();
const lookup = new Lookup(open.pane, keys);
const filing = new Filing(page, api, drawer, ({ id }) => {
  location.hash = id;
  lookAgain();
});
const concordance = new Concordance(open, api);

const onLine = (work) => (event) => open.current && work(open.current, event);
const isField = ({ target }) => target.tagName === "TEXTAREA";
const menus = [...document.querySelectorAll(".document-head .versions")];
const opened = () => menus.find(({ open: isOpen }) => isOpen);

/** Escape closes what lies over the document, else leaves the field for its row. */
function leave(event) {
  const menu = opened();
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus({ preventScroll: true });
  } else if (!drawer.close() && isField(event)) open.current?.focus();
}

keys.add("next", (event) => open.step(open.current, 1, isField(event)));
keys.add("previous", (event) => open.step(open.current, -1, isField(event)));
keys.add("edit", onLine((line) => line.write()));
keys.add("leave", leave, { fixed: true });
keys.add("save", onLine((line) => line.store()));
keys.add("approve", onLine((line) => line.approve()));
keys.add("overrule", onLine((line) => line.overrule()));
keys.add("undo", onLine((line) => line.undo()));
keys.add("look", () => lookup.toggle());
keys.addNumbered("use", (number) => open.current && lookup.use(open.current, number));
keys.add("proposed", onLine((line) => open.prefill.use(line)));
keys.add("draft", onLine((line) => open.prefill.useDraft(line)));
keys.add("same", onLine((line) => open.prefill.confirm(line)));
keys.add("concordance", () => concordance.open());
keys.add("consistency", () => open.document && open.consistency.open());
keys.add("queue", () => drawer.open(() => queue.focus(open.document?.id)));
keys.add("file", () => filing.open());
keys.add("close", () => open.document && slot("close-document").click());
keys.add("sheet", () => sheet.toggle());
addEditing(open, keys);
keys.changed = () => open.pane.refresh();
keys.begin();
const sheet = new KeysSheet(keys, page, (name) => page.words.raw(`desk.key.${name}`));

addEventListener("click", ({ target: pressed }) => { // elsewhere: what lies over the document is folded
  const target = /** @type {HTMLElement} */ (pressed);
  for (const menu of menus) if (menu.open && !menu.contains(target)) menu.open = false;
  if (drawer.isOpen && target.isConnected && !target.closest("#work, [data-slot='show-queue'], dialog")) drawer.close({ back: false });
});
let closed = null; // the document just closed: its row in the queue gets the focus
slot("close-document").addEventListener("click", () => {
  closed = open.document.id;
  location.hash = "";
});
addEventListener("hashchange", async () => {
  drawer.close({ back: false });
  open.chosenAt = document.activeElement;
  await lookAgain();
  if (closed) queue.focus(closed);
  closed = null;
});
setInterval(look, LOOK_MS);
look();
