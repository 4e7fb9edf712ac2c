/** The translation desk: each programme text beside its translation; saved and approved by keyboard. */

import { phrase, put, slot, text } from "./dom.js";
import { Row, isApproved, isName } from "./desk_row.js";
import { start } from "./screen.js";

const working = document.body.dataset.language;
const rows = new Map();
let listed = null;

function render(view, page) {
  put("meeting", text(view.meeting.title, page.words));
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

/** Rows stay where they are while one types; only what others changed is changed here. */
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

start({ render });
