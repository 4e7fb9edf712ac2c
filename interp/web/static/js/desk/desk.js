/** Desk page: draws the queue, the open document, and programme texts beside their translations. */

import { Api } from "./api.js";
import { Concordance } from "./concordance.js";
import { OpenDocument } from "./open_document.js";
import { Filing } from "./filing.js";
import { Queue } from "./queue.js";
import { Row, isApproved, isName } from "./programme_text.js";
import { phrase, put, slot, text } from "../shared/dom.js";
import { listen } from "../shared/keyboard.js";
import { start } from "../shared/screen.js";
import { device } from "../shared/settings.js";
import { handNodes, readersNodes } from "../shared/text_hand.js";

const LOOK_MS = 2_000;
const working = document.body.dataset.language;
const rows = new Map();
let listed = null;

function render(view, page) {
  put("meeting", text(view.meeting.title, page.words));
  put("hand", handNodes(view, device("desk"), page.words));
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
    if (!rows.has(each.id)) rows.set(each.id, new Row(each, working, page));
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
  put("count", approved === counted.length ? words.raw("desk.done")
    : phrase(words, "desk.count", { approved, all: counted.length }));
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

function sheet() {
  const dialog = slot("sheet");
  if (dialog.open) dialog.close();
  else dialog.showModal();
}

const page = start({ render, presence: (message, each) => put("readers", ...readersNodes(message, each.words)) });
const api = new Api(document.body.dataset.meeting, page.words);
const queue = new Queue(page, api);
const open = new OpenDocument(page, api, lookAgain);
const filing = new Filing(page, api, ({ id }) => {
  location.hash = id;
  lookAgain();
});
const concordance = new Concordance(open, api);

const onLine = (work) => () => open.current && work(open.current);
const bindings = {
  J: () => open.step(open.current, 1), K: () => open.step(open.current, -1),
  Enter: onLine((line) => line.write()), E: onLine((line) => line.write()), A: onLine((line) => line.approve()),
  O: onLine((line) => line.overrule()), U: onLine((line) => line.undo()), H: onLine((line) => line.lookup.toggle()),
  C: () => concordance.open(), Q: () => queue.focus(), F: () => filing.open(), "?": sheet,
};
for (let n = 1; n <= 9; n += 1) bindings[String(n)] = onLine((line) => line.lookup.use(n));
const keys = listen(bindings);
const keysOn = slot("keys-on");
keysOn.checked = keys.isOn();
keysOn.addEventListener("change", () => keys.turn(keysOn.checked));
slot("show-sheet").addEventListener("click", sheet);
slot("close-document").addEventListener("click", () => {
  location.hash = "";
  queue.focus();
});
addEventListener("hashchange", lookAgain);
setInterval(look, LOOK_MS);
look();
