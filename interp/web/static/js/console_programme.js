/** The programme at the console: one flat list of items and speeches, with a selected row. */

import { el, ltr, slot, text } from "./dom.js";
import { minutes } from "./clock.js";
import { frame, speaker } from "./people.js";
import { tick } from "./programme.js";

const ITEM_TICKS = { open: "▸", done: "✓" };
const SPEECH_TICKS = { on_floor: "●", done: "✓", skipped: "–" };

/** Returns what the rest of the console asks of the list; `pageOf()` is the page once it has started. */
export function picker(pageOf) {
  let programme = null;
  let selected = null;
  let listed = null;
  const list = slot("programme");
  list.setAttribute("role", "listbox");
  list.setAttribute("tabindex", "0");
  list.setAttribute("aria-label", document.querySelector(".side").getAttribute("aria-label"));
  list.addEventListener("click", (event) => {
    const row = event.target.closest("[data-pick]");
    if (row) select(row.dataset.pick);
  });
  list.addEventListener("keydown", (event) => {
    const way = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!way || event.altKey || event.ctrlKey) return;
    event.preventDefault();
    step(way);
  });

  async function refresh(view) {
    const number = [view.programme_seq, view.item?.id, view.speech?.id, view.undo.depth, view.meeting.status].join();
    if (number !== listed) {
      listed = number;
      const address = `/api/meetings/${encodeURIComponent(view.meeting.id)}/programme?language=${view.language}`;
      try {
        const answer = await fetch(address, { cache: "no-cache" });
        if (answer.ok) programme = await answer.json();
      } catch {
        listed = null;
      }
    }
    if (programme) draw(pageOf().view);
  }

  function draw(view) {
    const { words } = pageOf();
    list.replaceChildren(...programme.items.flatMap((row) => [
      itemRow(row, words), ...row.speeches.map((each) => speechRow(each, view, words)),
    ]));
    mark();
    const current = list.querySelector('[aria-current="true"]') ?? list.querySelector('[aria-current="step"]');
    if (!document.body.classList.contains("editing")) current?.scrollIntoView({ block: "nearest" });
  }

  function mark() {
    for (const row of list.children) row.setAttribute("aria-selected", String(row.dataset.pick === selected));
    const row = [...list.children].find((each) => each.dataset.pick === selected);
    list.setAttribute("aria-activedescendant", row?.id ?? "");
    return row;
  }

  function select(pick) {
    selected = selected === pick ? null : pick;
    mark()?.scrollIntoView({ block: "nearest" });
  }

  function step(way) {
    const rows = [...list.children].map((row) => row.dataset.pick);
    const from = rows.indexOf(selected ?? list.querySelector('[aria-current="true"]')?.dataset.pick);
    selected = rows[Math.min(rows.length - 1, Math.max(0, from + way))] ?? null;
    mark()?.scrollIntoView({ block: "nearest" });
  }

  const chosen = () => {
    const [kind, id] = selected?.split(":", 2) ?? [null, null];
    const items = programme?.items ?? [];
    const row = items.find((each) => each.item.id === id || each.speeches.some((one) => one.speech.id === id));
    return { kind, id, row, speech: row?.speeches.find((one) => one.speech.id === id) ?? null };
  };

  return {
    refresh, step, chosen,
    items: () => programme?.items ?? [],
    /** The id of the selected speech if it can still be armed, else null. */
    planned() {
      const { speech } = chosen();
      return speech && speech.status !== "done" && speech.status !== "on_floor" ? speech.speech.id : null;
    },
    item: () => chosen().row?.item.id ?? null,
  };
}

function itemRow(row, words) {
  return el("li", {
    class: "row item", role: "option", id: `row-${row.item.id}`, "data-pick": `item:${row.item.id}`,
    "data-status": row.status, "aria-current": row.status === "open" && "step",
  }, tick(ITEM_TICKS[row.status]), el("span", { class: "title" }, text(row.item.title, words)), limit(row.limit_ms));
}

function speechRow(row, view, words) {
  const armed = view.armed?.id === row.speech.id;
  return el("li", {
    class: "row speech", role: "option", id: `row-${row.speech.id}`, "data-pick": `speech:${row.speech.id}`,
    "data-status": row.status, "data-armed": armed, "aria-current": row.status === "on_floor" && "true",
  }, tick(armed ? "▲" : SPEECH_TICKS[row.status]), el("span", { class: "name" }, speaker(row.speech, words)),
  limit(row.limit_ms), frame(row.speech.language, words, "small"));
}

const limit = (ms) => (ms ? el("span", { class: "limit" }, ltr(minutes(ms))) : null);
