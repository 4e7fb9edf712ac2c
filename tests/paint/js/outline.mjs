/** What is drawn, as one line of text: elements with the attributes that mean something, the space of markup taken out.
    tests/paint/outline.py writes the same of what the server draws. */

import { Element, Text } from "./dom.mjs";

/** Attributes by which scripts find and serve an element; they show nothing. */
const SILENT = new Set([
  "id", "type", "tabindex", "data-slot", "data-part", "data-word", "data-do", "data-label", "data-pick", "aria-keyshortcuts",
  "aria-selected", "aria-activedescendant", "role=treeitem", "role=tree",
]);

/** Returns an element with everything in it; `without` are selectors of what only a script can draw. */
export function outline(node, without = []) {
  return whole(node, new Set(without.flatMap((each) => node.querySelectorAll(each))));
}

function whole(node, left) {
  const told = [...node.attributes].filter(([name, value]) => !SILENT.has(name) && !SILENT.has(`${name}=${value}`));
  const attributes = told.map(([name, value]) => (value === "" ? ` ${name}` : ` ${name}='${value}'`)).sort();
  return `<${node.localName}${attributes.join("")}>${inner(node, left)}</${node.localName}>`;
}

function inner(parent, left) {
  const said = [];
  let text = "";
  for (const each of parent.childNodes) {
    if (each instanceof Text) text += each.text;
    else if (each instanceof Element && !left.has(each)) {
      said.push(spaced(text), whole(each, left));
      text = "";
    }
  }
  return [...said, spaced(text)].join("");
}

/** Space with a line break in it is the template's own, at either end of a text; any other is one space. */
export function spaced(text) {
  return text.replace(/^\s*\n\s*|\s*\n\s*$/gu, "").replace(/\s+/gu, " ");
}
