/** The blocks of a document: changed in place, while the reader's scroll position is kept. */

import { direction, htmlLang, put } from "../shared/dom.js";
import { draw } from "../shared/pieces.js";
import { marks, wordsOf, written } from "../shared/provenance.js";
import { linked } from "../shared/symbol_links.js";
import { factsOf, titled } from "../shared/document_titles.js";
import { reading as pieces } from "../drawing/reading.js";
import { speaker } from "../drawing/speaker.js";

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
    put("title", own ? draw(speaker.text, { text: own.text, ...written(own.language) }, words) : titled(document, words));
    put("facts", draw(pieces.facts, factsOf(document), words));
  }

  /** Keeps existing blocks, adds new ones, removes others; returns true when any was added or removed. */
  #place(blocks, sides) {
    const held = new Map([...this.node.children].map((node) => [shapeOf(node), node]));
    const wanted = blocks.map((block) => held.get(shape(block)) ?? made(block, sides, this.words));
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

function made({ kind, level, number, lines }, sides, words) {
  const heading = kind === "title" || kind === "heading";
  const line = (/** @type {string} */ side) => (/** @type {any} */ { segment, ...texts }, /** @type {number} */ place) => [
    apart(lines[place - 1]?.[side], texts[side]),
    wordsOf(texts[side], words, { shown: linked(texts[side].text), segment, id: side === "text" && `segment-${segment}`, heading }),
  ];
  const side = (name) => draw(pieces.side, { side: name, number, lines: lines.flatMap(line(name)), ...written(lines[0][name].language) }, words);
  return draw(pieces.block, { kind, level: Math.min(level, 5), sides: sides.map(side) }, words);
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
