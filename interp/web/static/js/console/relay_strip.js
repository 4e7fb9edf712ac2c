/** What the booths listen to, in one line beside the floor; under it what is wrong, a new alarm told once. */

import { el, put, slot, write } from "../shared/dom.js";
import { alarmLine, chains } from "../shared/relay_line.js";

const SEVERE = 3;

export class RelayStrip {
  #known = null;

  render({ relay }, { words }) {
    const alarms = relay?.alarms ?? [];
    put("relay", ...chains(relay, words));
    put("relay-alarms", ...alarms.map((each) => el("li", {}, alarmLine(each, words, relay))));
    this.#speak(alarms.filter(({ severity }) => severity >= SEVERE), words, relay);
    const list = slot("relay-alarms");
    if (list.scrollHeight > list.clientHeight + 1) list.setAttribute("tabindex", "0"); // so that keys can scroll it
    else list.removeAttribute("tabindex");
  }

  /** Tells what was not there before; nothing of the first view, which is read as the page, nor in a new language. */
  #speak(severe, words, relay) {
    const known = new Set(severe.map(keyOf));
    const fresh = this.#known === null ? [] : severe.filter((each) => !this.#known.has(keyOf(each)));
    if (fresh.length > 0) write(slot("alarm-said"), fresh.map((each) => alarmLine(each, words, relay).textContent).join(" "));
    else if (severe.length === 0) write(slot("alarm-said"), "");
    this.#known = known;
  }
}

/** An alarm is the same one in the next speech, unless its sentence names the language. */
function keyOf({ code, booth, source, desk, language }) {
  return JSON.stringify([code, booth, source, desk, code === "uncovered" ? language : null]);
}
