/** The blocks of a document: changed in place, while the reader's scroll position is kept. */

import { bdi, direction, el, htmlLang, put } from "../shared/dom.js";
import { term } from "../shared/speaker_names.js";
import { marks } from "../shared/provenance.js";
import { linked } from "../shared/symbol_links.js";
import { edition, titled } from "../shared/document_titles.js";

export class Article {
  constructor(node, words) {
    this.node = node;
    this.words = words;
    this.facts = "";
  }

  /** Shows a document; returns true when its blocks changed. */
  take({ document: about, blocks, second }) {
    const own = "titled" in this.node.dataset && blocks[0]?.kind === "title" ? blocks[0].lines[0].text : null;
    this.#about(about, own);
    let other = false;
    this.#keepingPlace(() => {
      other = this.#place(blocks, second ? ["text", "second"] : ["text"]);
    });
    return other;
  }

  #about(document, own) {
    const { words } = this;
    const { kind, symbol, version, as_of: asOf } = document;
    put("title", ...(own ? [bdi(own.text, { lang: htmlLang(own.language), dir: direction(own.language) })] : titled(document, words)));
    put("facts", term(words, "reading", kind), ...(symbol ? [" · ", bdi(symbol, { dir: "ltr" })] : []),
      ...edition(version, asOf, words));
  }

  /** Keeps existing blocks, adds new ones, removes others; returns true when any was added or removed. */
  #place(blocks, sides) {
    const held = new Map([...this.node.children].map((node) => [shapeOf(node), node]));
    const wanted = blocks.map((block) => held.get(shape(block)) ?? made(block, sides));
    const stays = new Set(wanted);
    const gone = [...this.node.children].filter((node) => !stays.has(node));
    for (const node of gone) node.remove();
    let came = false;
    let at = this.node.firstElementChild;
    wanted.forEach((node, place) => {
      if (at === node) at = at.nextElementSibling;
      else {
        this.node.insertBefore(node, at);
        came = true;
      }
      for (const side of node.children) fillSide(side, blocks[place].lines.map((line) => line[side.dataset.side]), this.words);
    });
    return came || gone.length > 0;
  }

  /** Keeps the block at the top of the window there; if it was removed, the next remaining one. */
  #keepingPlace(work) {
    const below = [...this.node.querySelectorAll("[data-segment]")].filter((each) => each.getBoundingClientRect().bottom > 0);
    const tops = below.map((each) => [each, each.getBoundingClientRect().top]);
    work();
    if (scrollY === 0) return;
    const [stays, top] = tops.find(([each]) => each.isConnected) ?? [];
    if (stays) scrollBy({ top: stays.getBoundingClientRect().top - top, behavior: "instant" });
  }
}

const shape = ({ kind, level, number, lines }) => [kind, Math.min(level, 5), number ?? "", ...lines.map(({ segment }) => segment)].join("\n");

function shapeOf(node) {
  const [side] = node.children;
  const segments = [...side.querySelectorAll("[data-segment]")].map(({ dataset }) => dataset.segment);
  return [node.dataset.kind, node.dataset.level, side.querySelector(".number")?.textContent ?? "", ...segments].join("\n");
}

function made({ kind, level, number, lines }, sides) {
  const heading = kind === "title" || kind === "heading" ? { role: "heading", "aria-level": "2" } : {};
  return el("div", { class: "block", "data-kind": kind, "data-level": Math.min(level, 5) }, ...sides.map((side) =>
    el("p", { class: "side", "data-side": side }, ...(number ? [el("bdi", { class: "number" }, number), " "] : []),
      ...lines.flatMap(({ segment }, place) => [
        apart(lines[place - 1]?.[side], lines[place][side]), el("bdi", { class: "words", "data-segment": segment, ...(side === "text" && { id: `segment-${segment}` }), ...heading })]))));
}

/** The separator of two sentences: none between Chinese ones. */
const apart = (before, text) => (!before || (before.language === "zh" && text.language === "zh") ? "" : " ");

/** Provenance is shown once for each run of sentences with the same one, after the last. */
function fillSide(side, texts, words) {
  const abouts = texts.map((text) => marks(text, words));
  side.lang = htmlLang(texts[0].language);
  side.dir = direction(texts[0].language);
  side.querySelector(".number")?.setAttribute("dir", side.dir);
  for (const mark of side.querySelectorAll(".mark")) {
    mark.previousSibling?.remove(); // the space before it
    mark.remove();
  }
  side.querySelectorAll("[data-segment]").forEach((node, place) => {
    fill(node, texts[place]);
    const about = abouts[place];
    if (about && about.textContent !== abouts[place + 1]?.textContent) node.after(" ", about);
  });
}

function fill(node, text) {
  if (node.textContent !== text.text) node.replaceChildren(...linked(text.text));
  node.lang = htmlLang(text.language);
  node.dir = direction(text.language);
  node.classList.toggle("draft", text.standing === "draft");
}
