/** Finding a speech in the programme by any part of a name, or giving the floor to someone not planned. */

import { el, put, slot, text } from "./dom.js";
import { frame, speaker, speakerText } from "./people.js";
import { phrase } from "./dom.js";

const MOST = 12;
const folded = (said) => said.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();

/** Returns {open}; `ask` sends a command. */
export function finder(page, picked, ask) {
  const dialog = slot("find");
  const form = slot("find-form");
  const input = form.elements.q;
  let rows = [];
  let at = 0;

  function search() {
    const wanted = folded(input.value.trim());
    rows = picked.items().flatMap(({ item, speeches }) => speeches.map((each) => ({ ...each, item })))
      .filter((each) => folded(`${speakerText(each.speech, page.words)} ${each.item.title.text}`).includes(wanted))
      .sort((one, other) => rank(one) - rank(other)).slice(0, MOST);
    if (wanted) rows.push({ name: input.value.trim() });
    at = 0;
    draw();
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
    else ask("floor.give", {
      party: { kind: form.elements.kind.value, name: row.name, language: page.words.language },
      role: "floor_speaker", language: form.elements.language.value,
    });
  }

  input.addEventListener("input", search);
  input.addEventListener("keydown", (event) => {
    const way = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (way) {
      event.preventDefault();
      at = Math.min(rows.length - 1, Math.max(0, at + way));
      draw();
    } else if (event.key === "Enter") {
      event.preventDefault();
      choose(event.shiftKey ? "arm" : "give");
      dialog.close();
    }
  });
  form.addEventListener("submit", (event) => choose(event.submitter?.value ?? "give"));

  return {
    open() {
      input.value = "";
      search();
      dialog.showModal();
      input.focus();
    },
  };
}

/** What can still be called comes before what is over. */
const rank = ({ status }) => ({ planned: 0, skipped: 1, on_floor: 2, done: 3 })[status] ?? 4;

function content(row, words) {
  if (!row.speech) return [el("span", {}, phrase(words, "console.give_new", { name: row.name }))];
  return [el("span", {}, speaker(row.speech, words), el("br"), el("small", { class: "second" }, text(row.item.title, words))),
    el("small", { class: "second" }, words.raw(`speech.${row.status}`)), frame(row.speech.language, words, "small")];
}
