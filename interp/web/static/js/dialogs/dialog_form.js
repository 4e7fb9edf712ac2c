/** A page's dialog of fields and one question: makes its fields, opens it, and says what was answered. */

import { el, put, slot } from "../shared/dom.js";

export const field = (words, name, label, attributes = {}) =>
  el("label", {}, words.raw(label), " ", el("input", { name, dir: "auto", ...attributes }));

export function choice(words, name, label, options, chosen) {
  const listed = options.map(([value, said]) => el("option", { value, selected: value === chosen }, said));
  return el("label", {}, typeof label === "string" ? words.raw(label) : label, " ", el("select", { name }, ...listed));
}

/** One choice of several, the first chosen: the arrow keys choose, Enter sends. */
export function oneOf(words, name, legend, options) {
  return el("fieldset", { class: "one-of" }, el("legend", {}, words.raw(legend)), ...options.map(([value, key], place) =>
    el("label", { class: "check" }, el("input", { type: "radio", name, value, checked: place === 0 }), " ", words.raw(key))));
}

/**
 * Opens the dialog with these fields; `done(elements)` is called after a yes, which is the button `verb`. With `careful`
 * the focus is on Cancel. Space never says yes: it is the key of Next.
 */
export function openForm(words, title, fields, done, { verb = "console.save", careful = false } = {}) {
  const form = slot("edit-form");
  put("edit-title", words.raw(title));
  form.replaceChildren(...fields.filter(Boolean), el("p", { class: "buttons" },
    el("button", { type: "submit", value: "save", onkeydown: notBySpace, onkeyup: notBySpace }, words.raw(verb)),
    el("button", { type: "submit", value: "cancel", formnovalidate: true, autofocus: careful }, words.raw("console.cancel"))));
  form.onsubmit = (event) => {
    if (event.submitter?.value !== "cancel") done(form.elements);
  };
  slot("edit").showModal();
}

const notBySpace = (event) => event.key === " " && event.preventDefault();
