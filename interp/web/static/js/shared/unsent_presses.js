/** Lines that say that a press was not sent: the connection is back, they say so; something is sent, they go. */

import { put, slot } from "./dom.js";
import { template } from "./words.js";

const LINES = ["told", "said", "message-told"]; // where pages say it
const LOST = ["not_sent", "not_sent_polled"];
const BACK = "not_sent_back";

export class UnsentPresses {
  /** @type {Record<string, Record<string, any>>} */
  #tables;

  /** @param {Record<string, Record<string, any>>} tables the page's texts by language: it may have turned since */
  constructor(tables) {
    this.#tables = tables;
  }

  /**
   * The service is heard over a socket.
   * @param {Words} words
   */
  back(words) {
    for (const node of this.#saying(LOST)) put(node, words.raw(BACK));
  }

  /** Something was sent. */
  sent() {
    for (const node of this.#saying([...LOST, BACK])) put(node);
  }

  /** @param {string[]} keys */
  #saying(keys) {
    const texts = Object.entries(this.#tables).flatMap(([language, table]) => keys.map((key) => template(table, language, key)));
    return LINES.map((name) => slot(name)).filter((node) => node && texts.includes(node.textContent ?? ""));
  }
}
