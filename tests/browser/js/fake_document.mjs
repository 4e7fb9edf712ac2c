/** A document that has no elements and makes fakes, for modules that draw; set as soon as this is imported. */

export class Fake {
  constructor() {
    Object.assign(this, { dataset: {}, value: "", textContent: "", isConnected: true });
  }

  focus() {
    Fake.focused = this;
  }
}
Fake.prototype.querySelectorAll = () => [];
for (const name of ["setAttribute", "removeAttribute", "toggleAttribute", "append", "replaceChildren", "replaceWith", "addEventListener",
  "scrollIntoView", "setSelectionRange"]) Fake.prototype[name] = () => {};

Object.assign(globalThis, {
  Node: Fake, CSS: { supports: () => true }, requestAnimationFrame: () => {},
  document: {
    createElement: () => new Fake(), createDocumentFragment: () => new Fake(), getElementById: () => null, querySelector: () => null,
  },
});
