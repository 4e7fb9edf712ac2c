/** Finding a speech in the programme, a delegation in any language, or giving the floor to someone not planned. */

import { el, phrase, put, slot, text } from "./dom.js";
import { frame, speaker, speakerText, term } from "./people.js";

const MOST = 12;
const PATIENCE_MS = 120;
const LEAST = 2;
const folded = (said) => said.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();

/** Returns {open}; `ask` sends a command. */
export function finder(page, picked, ask) {
  const dialog = slot("find");
  const form = slot("find-form");
  const input = form.elements.q;
  let rows = [];
  let known = [];
  let at = 0;
  let waiting = null;
  let looking = false;

  function search() {
    const typed = input.value.trim();
    const wanted = folded(typed);
    rows = picked.items().flatMap(({ item, speeches }) => speeches.map((each) => ({ ...each, item })))
      .filter((each) => folded(`${speakerText(each.speech, page.words)} ${each.item.title.text}`).includes(wanted))
      .sort((one, other) => rank(one) - rank(other)).slice(0, MOST);
    if (wanted) rows.push(...known, { name: typed });
    at = Math.min(at, Math.max(0, rows.length - 1));
    draw();
  }

  /** The service knows delegations in six languages; what it answers late, to letters no longer there, is dropped. */
  async function look() {
    const q = input.value.trim();
    const found = q.length < LEAST ? [] : await delegations(q, page.words.language);
    if (q !== input.value.trim()) return;
    known = found;
    looking = false;
    search();
  }

  function typed() {
    at = 0;
    known = [];
    looking = true;
    search();
    clearTimeout(waiting);
    waiting = setTimeout(look, PATIENCE_MS);
  }

  function draw() {
    put("found", ...rows.map((row, place) => el("li", {
      role: "option", id: `found-${place}`, "aria-selected": String(place === at), onclick: () => { at = place; draw(); },
    }, ...content(row, page.words))));
    slot("found").hidden = false;
    input.setAttribute("aria-activedescendant", rows.length ? `found-${at}` : "");
    slot("found").children[at]?.scrollIntoView({ block: "nearest" });
  }

  function choose(what) {
    const row = rows[at];
    if (!row || what === "cancel") return;
    if (row.speech && what === "arm") ask("floor.arm", { speech: row.speech.id });
    else if (row.speech) ask("floor.give", { speech: row.speech.id });
    else if (row.code && what === "arm" && page.view.item) plan(row);
    else ask("floor.give", { party: party(row), role: "floor_speaker", language: form.elements.language.value });
  }

  /** Letters typed a moment ago may still turn out to be a delegation: then it is shown, and Enter asks again. */
  async function confirm(what) {
    if (looking && isBare(rows[at])) {
      await look();
      if (!isBare(rows[at])) return;
    }
    choose(what);
    dialog.close();
  }

  /** Arming a delegation plans its speech right after the one on the floor: a new speech bears its command's id. */
  async function plan(row) {
    const added = await ask("speech.add", {
      item: page.view.item.id, party: party(row), language: form.elements.language.value,
      after: page.view.speech?.id ?? null,
    });
    if (added?.ok) ask("floor.arm", { speech: added.id });
  }

  /** A delegation goes by its code: the service gives it its name in every language. */
  function party(row) {
    if (row.code) return { kind: row.kind, code: row.code, name: "" };
    return { kind: form.elements.kind.value, name: row.name, language: page.words.language };
  }

  input.addEventListener("input", typed);
  input.addEventListener("keydown", (event) => {
    const way = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (way) {
      event.preventDefault();
      at = Math.min(rows.length - 1, Math.max(0, at + way));
      draw();
    } else if (event.key === "Enter") {
      event.preventDefault();
      confirm(event.shiftKey ? "arm" : "give");
    }
  });
  form.addEventListener("submit", (event) => choose(event.submitter?.value ?? "give"));

  return {
    open() {
      input.value = "";
      at = 0;
      known = [];
      search();
      dialog.showModal();
      input.focus();
    },
  };

  /** Asks the service; without an answer there is nobody to offer, and a name can still be typed. */
  async function delegations(q, language) {
    const query = new URLSearchParams({ q, language, meeting: document.body.dataset.meeting });
    try {
      const answer = await fetch(`/api/delegations?${query}`);
      return answer.ok ? (await answer.json()).delegations : [];
    } catch {
      return [];
    }
  }
}

const isBare = (row) => Boolean(row && !row.speech && !row.code);

/** What can still be called comes before what is over. */
const rank = ({ status }) => ({ planned: 0, skipped: 1, on_floor: 2, done: 3 })[status] ?? 4;

function content(row, words) {
  if (row.code) return [el("span", {}, row.name, el("br"), el("small", { class: "second" }, row.formal)),
    el("small", { class: "second" }, term(words, "party", row.kind))];
  if (!row.speech) return [el("span", {}, phrase(words, "console.give_new", { name: row.name }))];
  return [el("span", {}, speaker(row.speech, words), el("br"), el("small", { class: "second" }, text(row.item.title, words))),
    el("small", { class: "second" }, words.raw(`speech.${row.status}`)), frame(row.speech.language, words, "small")];
}
