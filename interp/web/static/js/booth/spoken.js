/** What a screen reader is told once, when it changes: the own line, a request of a colleague, alarms. */

import { slot, write } from "../shared/dom.js";
import { alarmLine } from "../shared/relay_line.js";
import { isSevere } from "../shared/severe_alarms.js";
import { alarmsOf, saidOf } from "./relay.js";

export class Spoken {
  #seat;
  #before = null;

  constructor(seat) {
    this.#seat = seat;
  }

  /** Speaks what is new in a view; nothing of the first, which is read as the page, nor because the language turned. */
  take(view, page) {
    const now = {
      line: saidOf(view, this.#seat.deskIn(view), page.words), request: this.#seat.said(view, page),
      alarms: alarms(view, page.words, false), severe: alarms(view, page.words, true),
    };
    const before = this.#before;
    this.#before = now;
    if (!before) return;
    const polite = ["line", "request", "alarms"].filter((name) => now[name].key !== before[name].key);
    if (polite.length > 0) write(slot("relay-said"), polite.map((name) => now[name].text).filter(Boolean).join(" "));
    if (now.severe.key !== before.severe.key) write(slot("alarm-said"), now.severe.text);
  }
}

function alarms({ relay }, words, severe) {
  const found = alarmsOf(relay).filter((each) => isSevere(each) === severe);
  return { key: JSON.stringify(found), text: found.map((each) => alarmLine(each, words, relay).textContent).join(" ") };
}
