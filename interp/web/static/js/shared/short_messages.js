/** What the team of a meeting writes to each other: the lines for this place until they are put away, and a new one. */

import { bdi, el, phrase, put, say, slot } from "./dom.js";
import { commandId } from "./socket.js";

const SHOWN = 3; // the newest; what is older is read when they are put away
const KEPT_MS = 600_000;
const LOOK_MS = 5_000;
const SLACK_MS = 2_000; // of the page's clock

export class ShortMessages {
  #page;
  #place;
  #isLarge;
  /** @type {any[]} */
  #messages = [];
  /** @type {Set<string>} what this page sent, or put away */
  #done = new Set();
  /** @type {Set<string>} */
  #said = new Set();
  /** @type {number | null} */
  #openedAt = null;
  #drawn = "";

  /**
   * @param {any} page
   * @param {string} place as it stands in messages: booth:fr, chief, technician, console
   * @param {object} field properties of the field of a line
   * @param {() => boolean} [isLarge] whether what a colleague wrote is for who looks at this page
   */
  constructor(page, place, field, isLarge = () => false) {
    this.#page = page;
    this.#place = place;
    this.#isLarge = isLarge;
    page.line.listen("messages", (/** @type {any} */ { messages }) => {
      this.#messages = messages;
      this.draw();
    });
    if (this.#form) Object.assign(this.#form.elements.text, field);
    this.#form?.addEventListener("submit", (/** @type {Event} */ event) => this.#send(event));
    setInterval(() => this.draw(), LOOK_MS);
  }

  /** @type {any} */
  get #form() {
    return slot("message-form");
  }

  /** Opens the form with its first place, at the line. */
  open() {
    const menu = /** @type {any} */ (slot("message-menu"));
    if (!menu) return;
    menu.hidden = false;
    menu.open = true;
    this.#form.elements.to.selectedIndex = 0;
    this.#form.elements.phrase.value = "";
    this.#form.elements.text.focus();
  }

  /** Closes the form; else puts the newest line away. */
  leave() {
    const menu = /** @type {any} */ (slot("message-menu"));
    if (menu?.open) menu.open = false;
    else if (this.#shown().length > 0) this.#putAway(this.#shown()[0].id);
  }

  /** Draws the lines when they or the language have changed. */
  draw() {
    if (!this.#page.view) return;
    this.#openedAt ??= this.#page.now();
    const shown = this.#shown();
    const key = JSON.stringify([shown.map(({ id }) => [id, this.#isLarge()]), this.#page.words.language]);
    if (key === this.#drawn) return;
    this.#drawn = key;
    this.#rest(shown.length > 0);
    put("messages", ...shown.map((each) => this.#row(each)));
    const fresh = shown.filter(({ id, at }) => !this.#said.has(id) && at >= (this.#openedAt ?? 0) - SLACK_MS);
    for (const { id } of shown) this.#said.add(id);
    if (fresh.length > 0) say(slot("messages-said"), fresh.map((each) => this.#line(each).textContent).join(" "));
  }

  /**
   * A form that has no place of its own is there while there is a line to answer.
   * @param {boolean} answers
   */
  #rest(answers) {
    const menu = /** @type {any} */ (document.querySelector("[data-rests]"));
    if (menu && !menu.open) menu.hidden = !answers;
  }

  #shown() {
    const since = this.#page.now() - KEPT_MS;
    const open = this.#messages.filter(({ id, at }) => !this.#done.has(id) && at > since);
    return open.reverse().slice(0, SHOWN);
  }

  /** @param {any} message */
  #row(message) {
    const large = message.sender === this.#place && this.#isLarge();
    const away = () => this.#putAway(message.id);
    const button = el("button", { type: "button", onclick: away }, this.#page.words.raw("messages.away"));
    return el("p", { class: large ? "note-in large" : "note-in", "data-note": message.id }, this.#line(message), " ", button);
  }

  /** @param {any} message */
  #line({ sender, desk, phrase: ready, text }) {
    const { words } = this.#page;
    const said = ready === null ? bdi(text, { dir: "auto" }) : words.raw(`messages.phrase.${ready}`);
    return el("span", {}, phrase(words, "messages.line", { sender: this.#sender(sender, desk), text: said }));
  }

  /**
   * @param {string} sender
   * @param {string | null} desk
   */
  #sender(sender, desk) {
    const { words } = this.#page;
    if (sender === this.#place && sender.startsWith("booth:")) {
      return desk === null ? words.raw("messages.colleague") : phrase(words, "desks.desk", { desk });
    }
    const [, booth] = sender.split(":");
    return booth ? phrase(words, "messages.booth", { booth: words.raw(`language.${booth}`) }) : words.raw(`signal.by.${sender}`);
  }

  /** @param {string} id */
  #putAway(id) {
    this.#done.add(id);
    this.draw();
  }

  /** @param {Event} event */
  async #send(event) {
    event.preventDefault();
    const { words, line, isLive } = this.#page;
    const { to, phrase: ready, text } = this.#form.elements;
    const id = commandId();
    this.#done.add(id); // one's own line is not read back
    const said = ready.value ? { phrase: ready.value } : { text: text.value };
    const ack = isLive && !line.isPolled ? await line.ask("send_message", { id, to: to.value, ...said }) : null;
    put("message-told", ack?.ok ? words.raw("messages.said") : ack?.error.message ?? this.#page.unsent);
    if (!ack?.ok) return;
    this.#page.sent();
    text.value = "";
    ready.value = "";
  }
}

/**
 * Offers the booth that this one listens to as its pivot, where it listens to one; called when the form is opened.
 * @param {any} view
 * @param {any} words
 */
export function offerPivot({ relay }, words) {
  const to = slot("message-form")?.querySelector("select");
  if (!to) return;
  to.querySelector("[data-pivot]")?.remove();
  const by = relay?.line.by ?? null;
  if (by === null) return;
  const said = words.say("messages.pivot", { booth: words.raw(`language.${by}`) });
  to.firstElementChild?.after(el("option", { value: `booth:${by}`, "data-pivot": true }, said));
}
