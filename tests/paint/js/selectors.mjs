/** The selectors the pages' scripts use: tags, classes, attributes, a child or descendant, alternatives. */

const SIMPLE = /^(?<tag>[a-z][a-z0-9]*)?(?<rest>(?:\.[\w-]+|#[\w-]+|\[[\w-]+(?:="[^"]*")?\])*)$/;
const read = new Map(); // selector → what it asks for
const PART = /\.([\w-]+)|#([\w-]+)|\[([\w-]+)(?:="([^"]*)")?\]/g;

function simple(text) {
  const found = SIMPLE.exec(text);
  if (!found) throw new Error(`the stand-in knows no selector ${text}`);
  const parts = [...found.groups.rest.matchAll(PART)].map(([, name, id, attribute, value]) => {
    if (name) return (node) => node.classList.contains(name);
    if (id) return (node) => node.getAttribute("id") === id;
    return (node) => (value === undefined ? node.hasAttribute(attribute) : node.getAttribute(attribute) === value);
  });
  const { tag } = found.groups;
  return (node) => (!tag || node.localName === tag) && parts.every((holds) => holds(node));
}

/** Returns what `matches` asks for: alternatives, each a list of steps from the outermost to the element itself. */
export function parsed(selector) {
  if (!read.has(selector)) {
    read.set(selector, selector.split(/,(?![^[]*\])/).map((each) => each.trim().split(/\s+(?![^[]*\])/).map(simple)));
  }
  return read.get(selector);
}

const inside = (node, steps) => {
  if (steps.length === 0) return true;
  for (let at = node.parentElement; at; at = at.parentElement) {
    if (steps.at(-1)(at)) return inside(at, steps.slice(0, -1));
  }
  return false;
};

/** Whether an element is one of those a parsed selector means. */
export function matches(node, alternatives) {
  return alternatives.some((steps) => steps.at(-1)(node) && inside(node, steps.slice(0, -1)));
}
