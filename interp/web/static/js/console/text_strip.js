/** The console's text strip: keys to follow the speaker through the text, typed lines, withdrawal of the text. */

import { MEETING_LANGUAGES, direction, el, htmlLang, ltr, phrase, put, show, slot } from "../shared/dom.js";
import { console as pieces } from "../drawing/console.js";
import { draw } from "../shared/pieces.js";
import { device } from "../shared/settings.js";
import { Followed } from "../shared/speech_script.js";
import { Hand, handNodes, nameOf } from "../shared/text_hand.js";

const STEPS = { ArrowUp: "previousElementSibling", ArrowDown: "nextElementSibling" };

export class Clerk {
  #followed = new Followed(() => this.#fill());
  #spoken = null;
  #hand = new Hand(device("console"));

  /** `confirm.withdraw(done)` and `confirm.takeOver(name, done)` ask for confirmation and call `done` after a yes. */
  constructor(page, ask, confirm) {
    this.page = page;
    this.ask = ask;
    this.confirm = confirm;
    this.acts = {
      "text-back": () => this.#move("back"), "text-next": () => this.#move("next"), "text-hold": () => this.#hold(),
      "text-off": () => this.#off(), "text-jump": () => this.#choose(), "text-withdraw": () => this.#withdraw(),
    };
    this.bindings = {
      J: this.acts["text-back"], K: this.acts["text-next"], H: this.acts["text-hold"], F: this.acts["text-off"],
      U: this.acts["text-jump"], W: this.acts["text-withdraw"], Y: () => this.#line.elements.text.focus(),
    };
    this.#line.addEventListener("submit", (event) => this.#type(event));
    this.#line.addEventListener("keydown", (event) => event.key === "Escape" && event.target.blur());
    slot("jump-lines").addEventListener("keydown", (event) => this.#step(event));
  }

  render(view, page) {
    const { following, place, speech } = view;
    show("text", speech !== null);
    this.#followed.take(view, page);
    put("text-ahead", aheadNodes(view, page.words));
    this.#showHand(view, page.words);
    label("text-hold", draw(pieces.text_hold, { mode: following?.mode }, page.words));
    label("text-off", draw(pieces.text_off, { mode: following?.mode }, page.words));
    for (const name of ["back", "next", "jump", "withdraw"]) control(`text-${name}`).disabled = !place;
    if (speech && speech.language !== this.#spoken && MEETING_LANGUAGES.includes(speech.language)) this.#line.elements.language.value = speech.language;
    this.#spoken = speech?.language ?? null;
  }

  get #line() {
    return slot("line");
  }

  #showHand(view, words) {
    this.#hand.take(view);
    const { lostTo } = this.#hand;
    put("hand", handNodes(view, this.#hand.device, words));
    put("taken", lostTo && phrase(words, "hand.taken", { name: nameOf(lostTo) }));
  }

  /** Does `step`; asks first, once, when the text is in another hand. A step for a speaker who is gone is not done. */
  #inHand(step) {
    const { view } = this.page;
    const hand = this.#hand.toAsk(view);
    if (!hand) return step();
    return this.confirm.takeOver(nameOf(hand), () => {
      if (this.page.view.speech?.id !== view.speech.id) return;
      this.#hand.takeOver(this.page.view);
      step();
    });
  }

  /** The command is made from the present view, so that quick presses move one sentence each. */
  #follow(what) {
    if (!this.page.view.speech) return undefined;
    return this.#inHand(() => this.ask("caption.follow", (view) => ({ speech: view.speech?.id ?? null, ...what(view) })));
  }

  /** A step goes to the next new original text, though a translation may need more cues before it. */
  #move(action) {
    if (!this.page.view.place) return;
    this.#follow(({ place }) => {
      const to = action === "next" ? this.#followed.ahead : this.#followed.behind;
      return { action, position: place?.position ?? null, to: to?.position ?? null };
    });
  }

  #hold() {
    this.#follow(({ following }) => ({ action: following?.mode === "auto" ? "hold" : "go_on" }));
  }

  #off() {
    this.#follow(({ following }) => ({ action: following?.mode === "off_text" ? "on_text" : "off_text" }));
  }

  #withdraw() {
    const { place } = this.page.view;
    if (place) this.confirm.withdraw(() => this.ask("caption.withdraw", { document: place.document }));
  }

  /** Shows every line of the text; choosing one sets the speaker's position. */
  #choose() {
    if (!this.page.view.place) return;
    put("jump-lines");
    slot("jump").showModal();
    this.#fill();
  }

  /** Lists the lines in the open dialog, once: they may arrive after it was opened. */
  #fill() {
    const { place, speech } = this.page.view;
    if (!place || !slot("jump").open || slot("jump-lines").firstChild) return;
    const spoken = this.#followed.units.filter(({ silent }) => !silent);
    const here = spoken.findLastIndex(({ position }) => position <= place.position);
    const lines = spoken.map((unit, n) => el("li", { "aria-current": n === here && "true" },
      el("button", { type: "button", onclick: () => this.#jump(speech.id, unit.position) }, ltr(n + 1), " ",
        el("bdi", { lang: htmlLang(unit.original.language), dir: direction(unit.original.language) }, unit.original.text))));
    put("jump-lines", ...lines);
    lines[Math.max(0, here)]?.querySelector("button").focus();
  }

  #jump(speech, position) {
    slot("jump").close();
    this.#inHand(() => this.ask("caption.follow", { action: "jump", speech, position }));
  }

  #step(event) {
    const next = STEPS[event.key] && event.target.closest("li")?.[STEPS[event.key]];
    if (!next) return;
    event.preventDefault();
    next.querySelector("button").focus();
  }

  /** A refused line stays in the field. */
  async #type(event) {
    event.preventDefault();
    const { text, language } = this.#line.elements;
    const typed = text.value.trim();
    if (!typed) return;
    const ack = await this.ask("caption.type", { text: typed, language: language.value });
    if (ack?.ok && text.value.trim() === typed) text.value = "";
  }
}

const control = (name) => document.querySelector(`[data-do="${name}"]`);
const label = (name, said) => { control(name).querySelector("[data-label]").textContent = said; };

/** How far the captions were from the speaker at a person's last step, while they follow the text; null before one. */
function aheadNodes({ following, place }, words) {
  const ahead = place?.ahead ?? null;
  if (ahead === null || !["auto", "hand"].includes(following?.mode)) return null;
  return draw(pieces.ahead, { place: ahead > 0 ? "ahead" : ahead ? "behind" : "in_step", n: Math.abs(ahead) }, words);
}
