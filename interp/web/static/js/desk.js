/** The translation desk: each programme text beside its translation; saved and approved by keyboard. */

import { bdi, direction, el, htmlLang, phrase, put, show, slot, text, write } from "./dom.js";
import { term } from "./people.js";
import { start } from "./screen.js";

const APPROVED = new Set(["reviewed", "final", "auto"]);
const working = document.body.dataset.language;
const rows = new Map();
let listed = null;
const page = start({ render });

function render(view, it) {
  put("meeting", text(view.meeting.title, it.words));
  if (view.texts_seq === listed) return;
  listed = view.texts_seq;
  load(view.meeting.id, it);
}

async function load(meeting, it) {
  try {
    const answer = await fetch(`/api/meetings/${encodeURIComponent(meeting)}/texts?language=${working}`, { cache: "no-cache" });
    if (answer.ok) take((await answer.json()).texts, it);
  } catch {
    listed = null;
  }
}

/** Rows stay where they are while one types; only what others changed is changed here. */
function take(texts, it) {
  const shown = texts.filter(({ original }) => original.language !== working);
  for (const each of shown) {
    const row = rows.get(each.id) ?? newRow(each, it);
    rows.set(each.id, row);
    row.take(each);
  }
  const ids = shown.map(({ id }) => id);
  for (const id of rows.keys()) if (!ids.includes(id)) rows.delete(id);
  const list = slot("texts");
  const wanted = ids.map((id) => rows.get(id).node);
  if (wanted.some((node, place) => list.children[place] !== node)) list.replaceChildren(...wanted);
  count(shown, it.words);
}

/** Names keep their original: they are not counted as work to do. */
const isName = (id) => /^person\..+\.name$/u.test(id);

function count(all, words) {
  const texts = all.filter(({ id, version }) => version || !isName(id));
  const approved = texts.filter(({ version }) => APPROVED.has(version?.standing)).length;
  put("count", approved === texts.length ? words.raw("desk.done")
    : phrase(words, "desk.count", { approved, all: texts.length }));
}

function newRow({ id, original }, it) {
  const { words } = it;
  let version = null;
  let typed = false;
  const area = el("textarea", {
    rows: "1", maxlength: "2000", lang: htmlLang(working), dir: direction(working), "aria-labelledby": `source-${id}`,
  });
  const standing = el("span", { class: "standing" });
  const save = el("button", { type: "button", onclick: () => store(false) }, words.raw("desk.save"));
  const approve = el("button", { type: "button", onclick: () => store(true) }, words.raw("desk.approve"));
  const said = el("span", { role: "status" });
  const conflict = el("div", { class: "conflict", role: "alert", hidden: true });
  const node = el("li", { class: "text" },
    el("p", { class: "source", id: `source-${id}` }, text(original, { ...words, language: original.language })),
    el("div", { class: "target" }, area, el("p", { class: "state" }, standing, save, approve, said)), conflict);
  area.addEventListener("input", () => { typed = true; refresh(); });
  area.addEventListener("keydown", (event) => keys(event, node, store));

  function refresh() {
    const changed = area.value.trim() !== (version?.value ?? "");
    node.dataset.standing = version?.standing ?? (isName(id) ? "name" : "none");
    const origin = version && words.has(`origin.${version.origin}`) ? ` · ${words.raw(`origin.${version.origin}`)}` : "";
    write(standing, version ? term(words, "standing", version.standing) + origin
      : words.raw(isName(id) ? "desk.name" : "desk.empty"));
    show(save, changed && area.value.trim() !== "");
    show(approve, area.value.trim() !== "" && (changed || !APPROVED.has(version?.standing)));
  }

  async function store(alsoApprove) {
    const value = area.value.trim();
    if (!value) return;
    put(said);
    if (value !== (version?.value ?? "") && !(await write_(value))) return;
    if (alsoApprove) await approveNow();
  }

  async function write_(value) {
    const from_revision = version?.revision ?? 0;
    const ack = await it.send("text.set", { text: id, language: working, value, from_revision });
    if (!ack.ok) return refused(ack.error);
    version = { value, standing: "draft", origin: "person", revision: from_revision + 1 };
    typed = false;
    refresh();
    put(said, words.raw("desk.saved"));
    return true;
  }

  async function approveNow() {
    const ack = await it.send("text.approve", { text: id, language: working, revision: version.revision });
    if (!ack.ok) return refused(ack.error);
    version = { ...version, standing: "reviewed" };
    refresh();
    return put(said, words.raw("desk.approved"));
  }

  function refused(error) {
    if (error.args?.reason === "text_changed") clash(error.args);
    else put(said, error.code === "unsent" ? words.raw("not_sent") : error.message);
    return false;
  }

  /** What one typed is kept; the other's stands beside it to take or to overwrite knowingly. */
  function clash({ value, revision }) {
    const settle = (take) => {
      version = { ...(version ?? { standing: "draft", origin: "person" }), value, revision };
      if (take) area.value = value;
      typed = !take;
      conflict.hidden = true;
      refresh();
      area.focus();
    };
    put(conflict, el("p", {}, words.raw("desk.changed"), " ", bdi(value, { lang: htmlLang(working), dir: direction(working) })),
      el("p", { class: "buttons" }, el("button", { type: "button", onclick: () => settle(true) }, words.raw("desk.take")),
        " ", el("button", { type: "button", onclick: () => settle(false) }, words.raw("desk.keep"))));
  }

  return {
    node,
    take(each) {
      if (typed && (each.version?.revision ?? 0) !== (version?.revision ?? 0) && each.version) return clash(each.version);
      if (typed) return undefined;
      version = each.version;
      if (area.value !== (version?.value ?? "")) area.value = version?.value ?? "";
      return refresh();
    },
  };
}

function keys(event, node, store) {
  const way = { ArrowUp: "previousElementSibling", ArrowDown: "nextElementSibling" }[event.key];
  if (event.altKey && way) {
    event.preventDefault();
    node[way]?.querySelector("textarea").focus();
  } else if (event.key === "Enter" && event.ctrlKey) {
    event.preventDefault();
    store(event.shiftKey);
  }
}

void page;
