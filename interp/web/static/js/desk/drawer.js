/** The queue beside an open document: folded away until asked for, and the focus goes back where it was. */

import { slot } from "../shared/dom.js";

export class Drawer {
  #button = slot("show-queue");
  #back = null;

  constructor() {
    this.node = slot("work");
    this.#button.addEventListener("click", () => this.toggle());
  }

  get isOpen() {
    return this.node.hasAttribute("data-drawn");
  }

  toggle() {
    if (this.isOpen) this.close();
    else this.open();
  }

  /** Opens the queue, in which `focus` finds its place; without a document it is open anyway. */
  open(focus = () => this.node.querySelector("a, summary, input")?.focus({ preventScroll: true })) {
    if (!this.isOpen) this.#back = document.activeElement;
    this.#turn(true);
    focus();
  }

  /** Folds the queue; the focus goes back, unless something else has been chosen. Returns whether it was open. */
  close({ back = true } = {}) {
    const was = this.isOpen && document.body.hasAttribute("data-document");
    this.#turn(false);
    if (was && back && this.#back?.isConnected) this.#back.focus({ preventScroll: true });
    this.#back = null;
    return was;
  }

  #turn(open) {
    this.node.toggleAttribute("data-drawn", open);
    this.#button.setAttribute("aria-expanded", String(open));
  }
}
