/** What the booths listen to, in one line beside the floor; under it what is wrong, a new alarm told once. */

import { put, slot, write } from "../shared/dom.js";
import { alarmItems, alarmLine, chains } from "../shared/relay_line.js";
import { isSevere, SevereAlarms } from "../shared/severe_alarms.js";

export class RelayStrip {
  #severe = new SevereAlarms();

  render({ relay, speech }, { words }) {
    const alarms = relay?.alarms ?? [];
    put("relay", chains(relay, words, { held: Boolean(speech), sign: speech?.language_standing === "expected" }));
    put("relay-alarms", alarmItems(relay, words));
    this.#speak(alarms, words, relay);
    const list = slot("relay-alarms");
    if (alarms.length > 0 && list.scrollHeight > list.clientHeight + 1) list.setAttribute("tabindex", "0"); // so that keys can scroll it
    else list.removeAttribute("tabindex");
  }

  #speak(alarms, words, relay) {
    const fresh = this.#severe.fresh(alarms);
    if (fresh.length > 0) write(slot("alarm-said"), fresh.map((each) => alarmLine(each, words, relay).textContent).join(" "));
    else if (!alarms.some(isSevere)) write(slot("alarm-said"), "");
  }
}
