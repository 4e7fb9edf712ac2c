/** What the chair reads out and the secretariat then does: the list is closed, the meeting goes on to the item after it. */

import { phrase, show, slot } from "../shared/dom.js";
import { isClosed, itemAfter } from "../shared/list_outlook.js";
import { text } from "../shared/speaker_names.js";

/**
 * What may be asked of the secretariat while not all who wait are surely reached.
 * @param {any} view
 * @param {import("../shared/list_outlook.js").Programme} programme
 * @param {import("../shared/list_outlook.js").Outlook} found
 * @param {number} now
 */
export function askable(view, programme, found, now) {
  const of = view.speaking_time;
  const next = found.line ? itemAfter(view, programme) : null;
  return [
    ...(of.list && !isClosed(of, now) ? [{ moment: "close_list", goes_on: null }] : []),
    ...(next ? [{ moment: "goes_on", goes_on: next.item.title }] : []),
  ];
}

/** What the chair has chosen of it; it is on the page until it is done, or not to be done now. */
export class Asked {
  #chosen = null;
  #item = null;
  #redraw;

  /** `redraw` draws the page with the sentence that was chosen. */
  constructor(redraw) {
    this.#redraw = redraw;
  }

  /** What is chosen, null once it is done. */
  of({ item, speaking_time: of }, now) {
    const isDone = this.#chosen?.moment === "close_list" ? !of || isClosed(of, now) : item?.id !== this.#item;
    if (isDone) this.#chosen = null;
    return this.#chosen;
  }

  /** The texts of the menu, each with what is done when it is pressed. */
  lines(view, programme, found, page) {
    return askable(view, programme, found, page.shownAt()).map((each) => ({
      said: each.goes_on ? phrase(page.words, "time.next_item", { title: text(each.goes_on, page.words) }) : phrase(page.words, "time.close_list"),
      choose: () => this.choose(each, page),
    }));
  }

  /** Draws the page again when time alone has made what was chosen done, as where the list closes a moment from now. */
  tick(page) {
    if (this.#chosen && this.of(page.view, page.shownAt()) === null) this.#redraw(page);
  }

  choose(each, page) {
    this.#chosen = each;
    this.#item = page.view.item?.id;
    this.#redraw(page);
  }

  /** Shows the button by which it is not done now. */
  render(page) {
    show("not-now", this.#chosen !== null); // as the sentence was drawn: what is done since then is for tick() to draw
    slot("not-now").firstElementChild.onclick = () => this.choose(null, page);
  }
}
