/** A document of plain objects: as much of the browser's as the pages' scripts use to draw, and nothing laid out. */

import { matches, parsed } from "./selectors.mjs";

export class Node {
  parentNode = null;
  #children = [];

  get childNodes() { return this.#children; }
  get children() { return this.#children.filter((each) => each instanceof Element); }
  get firstElementChild() { return this.children[0] ?? null; }
  get parentElement() { return this.parentNode instanceof Element ? this.parentNode : null; }
  get previousSibling() { return this.#beside(this.parentNode?.childNodes, -1); }
  get previousElementSibling() { return this.#beside(this.parentNode?.children, -1); }
  get nextElementSibling() { return this.#beside(this.parentNode?.children, 1); }
  contains(node) { return Boolean(node) && (node === this || this.contains(node.parentNode)); }
  get isConnected() { return this === globalThis.document?.root || Boolean(this.parentNode?.isConnected); }
  get textContent() { return this.#children.map((each) => each.textContent).join(""); }
  set textContent(text) { this.replaceChildren(...(text === "" ? [] : [text])); }

  append(...nodes) { this.#place(this.#children.length, nodes); }
  prepend(...nodes) { this.#place(0, nodes); }
  before(...nodes) { this.parentNode.#place(this.parentNode.childNodes.indexOf(this), nodes); }
  after(...nodes) { this.parentNode.#place(this.parentNode.childNodes.indexOf(this) + 1, nodes); }
  insertBefore(node, at) { this.#place(at === null ? this.#children.length : this.#children.indexOf(at), [node]); }
  replaceChildren(...nodes) {
    for (const each of [...this.#children]) each.remove();
    this.append(...nodes);
  }
  replaceWith(...nodes) {
    this.before(...nodes);
    this.remove();
  }
  remove() {
    const siblings = this.parentNode?.childNodes ?? [];
    if (siblings.includes(this)) siblings.splice(siblings.indexOf(this), 1);
    this.parentNode = null;
  }

  querySelectorAll(selector) {
    const wanted = parsed(selector), found = [];
    this.#look((each) => matches(each, wanted) && !found.push(each));
    return found;
  }
  querySelector(selector) {
    const wanted = parsed(selector);
    return this.#look((each) => matches(each, wanted));
  }

  /** Looks at each element in this one, in the order of the page, until one is right; returns that one, or null. */
  #look(isRight) {
    for (const each of this.#children) {
      if (!(each instanceof Element)) continue;
      const found = isRight(each) ? each : each.#look(isRight);
      if (found) return found;
    }
    return null;
  }

  #beside(siblings, way) { return siblings?.[siblings.indexOf(this) + way] ?? null; }

  #place(at, nodes) {
    if (nodes.length === 1 && nodes[0] instanceof Node && !(nodes[0] instanceof Fragment) && !nodes[0].parentNode) {
      this.#children.splice(at, 0, nodes[0]);
      nodes[0].parentNode = this;
      return;
    }
    const flat = nodes.flatMap((each) => (each instanceof Fragment ? [...each.childNodes] : [each]));
    const made = flat.map((each) => (each instanceof Node ? each : new Text(String(each))));
    for (const each of made) each.remove();
    this.#children.splice(Math.min(at, this.#children.length), 0, ...made);
    for (const each of made) each.parentNode = this;
  }
}

export class Text extends Node {
  constructor(text) { super(); this.text = text; }
  get textContent() { return this.text; }
}

export class Fragment extends Node {}

const kebab = (name) => `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

export class Element extends Node {
  attributes = new Map();
  style = { setProperty() {} };

  constructor(tag) { super(); this.localName = tag; }

  get tagName() { return this.localName.toUpperCase(); }
  getAttribute(name) { return this.attributes.get(name) ?? null; }
  setAttribute(name, value) { this.attributes.set(name, String(value)); }
  getAttributeNames() { return [...this.attributes.keys()]; }
  hasAttribute(name) { return this.attributes.has(name); }
  removeAttribute(name) { this.attributes.delete(name); }
  toggleAttribute(name, on = !this.hasAttribute(name)) {
    if (on) this.setAttribute(name, this.getAttribute(name) ?? "");
    else this.removeAttribute(name);
  }

  get dataset() {
    return new Proxy(this, {
      get: (node, name) => node.attributes.get(kebab(name)),
      set: (node, name, value) => (node.setAttribute(kebab(name), value), true),
      has: (node, name) => node.hasAttribute(kebab(name)),
    });
  }
  get classList() {
    const held = () => new Set((this.getAttribute("class") ?? "").split(/\s+/).filter(Boolean));
    const turn = (name, on) => {
      const names = held();
      if (on) names.add(name);
      else names.delete(name);
      if (names.size > 0 || this.hasAttribute("class")) this.setAttribute("class", [...names].join(" "));
    };
    return {
      add: (name) => turn(name, true), remove: (name) => turn(name, false), contains: (name) => held().has(name),
      toggle: (name, on = !held().has(name)) => (turn(name, on), on),
    };
  }

  closest(selector) {
    const wanted = parsed(selector);
    for (let at = this; at; at = at.parentElement) if (matches(at, wanted)) return at;
    return null;
  }

  get elements() {
    const named = this.querySelectorAll("[name]").map((each) => [each.getAttribute("name"), each]);
    return Object.fromEntries(named);
  }

  get search() { return new URL(this.getAttribute("href"), "http://paint.test").search; }
  set search(query) { this.setAttribute("href", `${this.getAttribute("href").split("?")[0]}?${query}`); }

  addEventListener() {}
  scrollIntoView() {}
  focus() {}
  /** Nothing is laid out here: everything fits. */
  get scrollHeight() { return 0; }
  get clientHeight() { return 0; }
  getBoundingClientRect() { return { top: 0, bottom: 0 }; }
}

const reflected = (name) => ({
  get() { return this.getAttribute(name) ?? ""; },
  set(value) { this.setAttribute(name, value); },
});
const flag = (name) => ({
  get() { return this.hasAttribute(name); },
  set(on) { this.toggleAttribute(name, Boolean(on)); },
});
for (const name of ["id", "lang", "dir"]) Object.defineProperty(Element.prototype, name, reflected(name));
for (const name of ["hidden", "disabled", "open"]) Object.defineProperty(Element.prototype, name, flag(name));
/** A progress bar shows its attribute; what fields hold is no part of what is drawn, but a page may read it back. */
Object.defineProperty(Element.prototype, "value", {
  get() { return this.held ?? this.getAttribute("value") ?? ""; },
  set(value) {
    if (this.localName === "progress") this.setAttribute("value", value);
    else this.held = String(value);
  },
});

export class Document extends Node {
  activeElement = null;

  get root() { return this.firstElementChild; }
  get documentElement() { return this.root; }
  get body() { return this.querySelector("body"); }
  get isConnected() { return true; }
  createElement(tag) { return new Element(tag); }
  createDocumentFragment() { return new Fragment(); }
  getElementById(id) { return this.querySelector(`[id="${id}"]`); }
  addEventListener() {}
}
