/** The bar to find words on a reader's page: says how often they were found, and goes from one place to the next. */

import { phrase, put, show, slot } from "../shared/dom.js";
import { markFound } from "./found_marks.js";
import { lookedFor } from "./occurrences.js";

const SAY_MS = 500; // what is said while somebody types waits for the word

/**
 * `source` has the texts: `prepare()` loads those that the page does not hold and resolves to whether it has them all;
 * `find(looked)` returns the places, each with an `id`, in the order of reading; `from(places, steps)` the one to begin with;
 * `goTo(place)` shows one; `ranges(place)` are its ranges on the page; `line(place)` the element it stands in; `enter` is the
 * direction of Enter. Nothing moves before somebody asks for a place.
 */
export class FindBar {
  #places = [];
  #at = null;
  #whole = true;
  #saying = null;
  #button = slot("find-open");
  #field = slot("find-words");

  constructor(words, source) {
    this.words = words;
    this.source = source;
    this.node = slot("find");
    const on = (name, work) => slot(name).addEventListener("click", work);
    on("find-open", () => (this.node.hidden ? this.#open() : this.#close()));
    on("find-previous", () => this.#step(-1));
    on("find-next", () => this.#step(1));
    on("find-close", () => this.#close());
    this.#field.addEventListener("input", () => this.#changed());
    this.node.addEventListener("keydown", (event) => this.#key(event));
  }

  /** Looks again: the texts have changed. */
  refresh() {
    if (this.node.hidden || !this.#looked) return;
    this.#look();
    this.#draw();
  }

  get #looked() {
    return lookedFor(this.#field.value);
  }

  async #open() {
    this.#turn(true);
    this.#field.select();
    this.#field.focus();
    this.#whole = await this.source.prepare();
    this.refresh();
  }

  #close() {
    const line = this.#at && this.source.line(this.#at);
    this.#turn(false);
    this.#field.value = "";
    this.#changed();
    if (line) line.setAttribute("tabindex", "-1");
    (line ?? this.#button).focus({ preventScroll: true });
  }

  #turn(open) {
    show(this.node, open);
    this.#button.setAttribute("aria-expanded", String(open));
  }

  #changed() {
    this.#at = null;
    this.#look();
    this.#draw();
    clearTimeout(this.#saying);
    this.#saying = setTimeout(() => this.#say(), SAY_MS);
  }

  #look() {
    this.#places = this.source.find(this.#looked);
    this.#at = this.#at && (this.#places.find(({ id }) => id === this.#at.id) ?? null);
  }

  /** Goes to the next place or the one before; after the last comes the first. */
  #step(steps) {
    this.#look();
    const { length } = this.#places;
    const before = this.#at ? this.#places.indexOf(this.#at) + steps : this.source.from(this.#places, steps);
    this.#at = length > 0 ? this.#places[(before + length) % length] : null;
    if (this.#at) this.source.goTo(this.#at);
    this.#draw();
    clearTimeout(this.#saying);
    this.#say();
  }

  #draw() {
    for (const each of document.querySelectorAll("[data-found]")) each.removeAttribute("data-found");
    if (this.#at) this.source.line(this.#at)?.setAttribute("data-found", "");
    markFound(this.#places.flatMap((place) => this.source.ranges(place)), this.#at ? this.source.ranges(this.#at) : []);
    const [key, values] = this.#count();
    put("find-count", key && phrase(this.words, key, values));
    put("find-partly", this.#looked && !this.#whole ? this.words.raw("find.partly") : null);
  }

  #say() {
    const [key, values] = this.#count();
    slot("find-said").textContent = key ? this.words.say(key, values) : "";
  }

  /** @returns {[key: string | null, values: Values]} */
  #count() {
    const all = this.#places.length;
    if (!this.#looked) return [null, {}];
    if (all === 0) return ["find.none", {}];
    return this.#at ? ["item_place", { position: this.#places.indexOf(this.#at) + 1, of: all }] : ["find.count", { n: all }];
  }

  #key(event) {
    if (event.isComposing) return;
    if (event.key === "Escape") this.#close();
    else if (event.key === "Enter" && event.target === this.#field) this.#step(event.shiftKey ? -this.source.enter : this.source.enter);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
