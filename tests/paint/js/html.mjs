/** Reads a page as the server wrote it into a document of the stand-in. */

import { Document, Element, Text } from "./dom.mjs";

const VOID = new Set(["meta", "link", "input", "br"]);
const RAW = new Set(["script", "style"]);
const PIECE = /<!--[\s\S]*?-->|<!doctype[^>]*>|<\/(?<close>[a-z0-9]+)>|<(?<open>[a-z][a-z0-9]*)(?<attributes>(?:"[^"]*"|[^">])*)>|(?<text>[^<]+)/giu;
const ATTRIBUTE = /([^\s="]+)(?:=(?:"([^"]*)"|(\S+)))?/gu;
const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', "#34": '"', "#39": "'" };

const decoded = (text) => text.replace(/&(#?\w+);/gu, (whole, name) => {
  if (!(name in ENTITIES)) throw new Error(`the stand-in knows no entity ${whole}`);
  return ENTITIES[name];
});

/** Returns the document of a page. */
export function read(html) {
  const made = new Document();
  let at = made;
  PIECE.lastIndex = 0;
  for (let found = PIECE.exec(html); found; found = PIECE.exec(html)) {
    const { open, close, attributes, text } = found.groups;
    if (text !== undefined) at.append(new Text(decoded(text)));
    else if (close) at = closed(at, close);
    else if (open) at = opened(at, open, attributes, html);
  }
  return made;
}

function opened(parent, tag, attributes, html) {
  const node = new Element(tag);
  for (const [, name, value, bare] of attributes.matchAll(ATTRIBUTE)) {
    if (bare !== undefined) throw new Error(`${name}=${bare} has no quotes`);
    node.setAttribute(name, decoded(value ?? ""));
  }
  parent.append(node);
  if (VOID.has(tag)) return parent;
  if (!RAW.has(tag)) return node;
  const end = html.indexOf(`</${tag}>`, PIECE.lastIndex);
  node.append(new Text(html.slice(PIECE.lastIndex, end)));
  PIECE.lastIndex = end + tag.length + 3;
  return parent;
}

function closed(node, tag) {
  if (node.localName !== tag) throw new Error(`</${tag}> closes <${node.localName}>`);
  return node.parentNode;
}
