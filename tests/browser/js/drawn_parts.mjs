/** Elements for modules that draw, without a browser: what was put into them can be read as text. */

import { Fake } from "./fake_document.mjs";

export class Part extends Fake {
  constructor(more = {}) {
    super();
    Object.assign(this, { children: [], heard: {}, hidden: false, tagName: "", attributes: {} }, more);
  }

  get textContent() {
    return this.children.map((each) => each.textContent ?? String(each)).join("");
  }

  set textContent(_) {} // a part has what its children have

  addEventListener(name, listener) {
    this.heard[name] = listener;
  }

  replaceChildren(...children) {
    this.children = children;
  }

  append(...children) {
    this.children.push(...children);
  }

  setAttribute(name, value) {
    this.attributes[name] = value;
    if (name === "value") this.value = value;
  }
}

document.createElement = (tag) => new Part({ tagName: tag.toUpperCase() });
document.createDocumentFragment = () => new Part();
