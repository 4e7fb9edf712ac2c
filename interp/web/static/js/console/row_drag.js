/** Moves an entry of the console's list by dragging its row: the place is named meanwhile; once it is dropped, why is asked. */

import { el } from "../shared/dom.js";
import { isEntry } from "./entry_acts.js";

const LEAST_PX = 6; // less is a press
const [EDGE_PX, STEP_PX] = [12, 8]; // how near to its edge the list scrolls, and how far in one frame
const NOT_SAID = Symbol("not said");
const BELOW_PX = 20; // the words under the pointer

/**
 * The id of the speech after which an entry would stand that is dropped on a row, in its upper half or in its lower one: null for
 * the first place, undefined where it stands already. `speeches` are those of its item, `shown` the rows with the ids of the
 * speeches for which each stands, `at` the number of the row. Who was called stays before who waits, and nobody leaves the item.
 */
export function dropPlace(speeches, shown, id, { at, isLower }) {
  const order = speeches.map(({ speech }) => speech.id);
  const places = (row) => row.ids.map((each) => order.indexOf(each)).filter((place) => place >= 0);
  const here = places(shown[at]);
  const gap = here.length > 0 && !isLower ? Math.min(...here) : Math.max(-1, ...shown.slice(0, at + 1).flatMap(places)) + 1;
  const waits = speeches.findIndex(({ speech, status }) => status === "planned" && speech.id !== id);
  const before = order.slice(0, Math.max(gap, waits < 0 ? order.length : waits)).findLast((each) => each !== id) ?? null;
  return before === (order[order.indexOf(id) - 1] ?? null) ? undefined : before;
}

export class RowDrag {
  /** @type {any} where the pointer went down on which row, and where it is; null while none is held */
  #held = null;
  /** @type {any} the row at which the line is drawn */
  #line = null;
  /** @type {any} after whom the words say that it would stand */
  #after = NOT_SAID;
  #words = el("p", { class: "dragged" });
  #isOver = false; // the click that follows is none

  /** `list` has the rows; `places` names a place and asks why. */
  constructor(list, picked, places) {
    this.list = list;
    this.picked = picked;
    this.places = places;
    list.addEventListener("pointerdown", (event) => this.#down(event));
    list.addEventListener("click", (event) => this.#click(event), true);
  }

  #down(event) {
    this.#isOver = false;
    const row = event.target.closest("[data-pick]");
    const [kind, id] = row?.dataset.pick.split(":", 2) ?? [];
    const isTouched = event.pointerType === "touch" && row?.getAttribute("aria-selected") !== "true"; // there it scrolls
    if (event.button !== 0 || !event.isPrimary || kind !== "speech" || isTouched || !this.#found(id)) return;
    this.#end(); // one whose end was not heard
    const until = new AbortController();
    this.#held = { id, pointer: event.pointerId, from: [event.clientX, event.clientY], x: event.clientX, y: event.clientY, until, drags: false };
    const on = (name, does) => document.addEventListener(name, does, { signal: until.signal, capture: true });
    on("pointermove", (moved) => this.#move(moved));
    on("pointerup", (up) => up.pointerId === this.#held?.pointer && this.#up());
    on("pointercancel", () => this.#end());
    on("keydown", (key) => this.#key(key));
  }

  #move({ pointerId, clientX: x, clientY: y }) {
    const held = this.#held;
    if (held?.pointer !== pointerId) return;
    Object.assign(held, { x, y });
    if (held.drags || Math.hypot(x - held.from[0], y - held.from[1]) < LEAST_PX) return;
    held.drags = true;
    this.list.setPointerCapture(pointerId);
    document.body.classList.add("dragging");
    document.body.append(this.#words);
    this.#frame();
  }

  /** Scrolls near the edges, and shows where the entry would stand now: the list may be another than a moment ago. */
  #frame() {
    if (!this.#held?.drags) return;
    const { y } = this.#held;
    const { box, top, bottom } = scrolled(this.list);
    if (y < top + EDGE_PX) box.scrollTop -= STEP_PX;
    else if (y > bottom - EDGE_PX) box.scrollTop += STEP_PX;
    this.#point();
    requestAnimationFrame(() => this.#frame());
  }

  /** Shows the place under the pointer; returns what is dropped there, null for nothing. */
  #point() {
    const { id, x, y } = this.#held;
    const found = this.#found(id);
    if (!found) {
      this.#end(); // called or withdrawn meanwhile
      return null;
    }
    const shown = this.picked.shownRows();
    const on = this.#under(shown, x, y);
    const after = on ? dropPlace(found.row.speeches, shown, id, on) : undefined;
    this.#draw(found, shown, after);
    this.#words.style.setProperty("--at", `${Math.min(y + BELOW_PX, innerHeight - 3 * BELOW_PX)}px`);
    return after === undefined ? null : { ...found, after };
  }

  /** The row under the pointer: {at, isLower}, above and below the list the first or last that is seen, null beside it. */
  #under(shown, x, y) {
    const { left, right, top, bottom } = this.list.getBoundingClientRect();
    if (x < left || x > right) return null;
    const edge = Math.min(Math.max(y, top + 1, 1), bottom - 1, innerHeight - 1);
    const node = document.elementFromPoint((left + right) / 2, edge)?.closest("[data-pick]");
    const at = shown.findIndex((row) => row.node === node);
    if (at < 0) return { at: shown.length - 1, isLower: true };
    const row = node.getBoundingClientRect();
    return { at, isLower: edge > (row.top + row.bottom) / 2 };
  }

  #draw({ row, entry }, shown, after) {
    const stands = (id) => shown.find(({ ids }) => ids.includes(id))?.node ?? null;
    const line = after === undefined ? null : stands(after ?? row.speeches[0].speech.id);
    if (line === this.#line && after === this.#after) return;
    this.#line?.removeAttribute("data-drop");
    line?.setAttribute("data-drop", after === null ? "before" : "after");
    this.#line = line;
    this.#after = after;
    this.#words.replaceChildren(after === undefined ? this.places.stays(entry) : this.places.named(entry, row, after));
  }

  #up() {
    const { drags } = this.#held;
    const dropped = drags ? this.#point() : null;
    this.#isOver = drags;
    this.#end();
    if (!dropped) return;
    this.picked.select(`speech:${dropped.entry.speech.id}`); // not before: its buttons move the list
    this.places.ask(dropped.entry, dropped.row, dropped.after);
  }

  #key(event) {
    if (event.key !== "Escape" || !this.#held?.drags) return;
    event.preventDefault();
    event.stopPropagation();
    this.#end();
    this.#isOver = true;
  }

  #end() {
    this.#held?.until.abort();
    this.#held = null;
    this.#line?.removeAttribute("data-drop");
    this.#line = null;
    this.#after = NOT_SAID;
    this.#words.remove();
    document.body.classList.remove("dragging");
  }

  #click(event) {
    if (!this.#isOver) return;
    this.#isOver = false;
    event.stopImmediatePropagation();
  }

  /** The entry that waits with its item's row, null for none. */
  #found(id) {
    const row = this.picked.items().find(({ speeches }) => speeches.some(({ speech }) => speech.id === id));
    const entry = row?.speeches.find(({ speech }) => speech.id === id);
    return isEntry(entry) ? { row, entry } : null;
  }
}

/** What scrolls the list: itself, what is around it, or the page; with the upper and lower edge of what is seen of it. */
function scrolled(list) {
  for (let box = list; box; box = box.parentElement) {
    if (box.scrollHeight <= box.clientHeight + 1 || !/auto|scroll/u.test(getComputedStyle(box).overflowY)) continue;
    const { top, bottom } = box.getBoundingClientRect();
    return { box, top: Math.max(top, 0), bottom: Math.min(bottom, innerHeight) };
  }
  return { box: document.scrollingElement, top: 0, bottom: innerHeight };
}
