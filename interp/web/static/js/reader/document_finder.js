/** What the bar to find words asks of a document or of a list of them: the texts, and their places on the page. */

import { rangeIn } from "./found_marks.js";
import { occurrences } from "./occurrences.js";
import { slot } from "../shared/dom.js";
import { folded } from "../shared/folded_text.js";

const kept = new WeakMap();

/** A sentence's text as it is searched, made once. */
function part(node) {
  const text = node.textContent;
  if (kept.get(node)?.text !== text) {
    kept.set(node, { key: node, text, folded: folded(text), language: node.lang.split("-")[0] });
  }
  return kept.get(node);
}

/** The paragraphs that are seen: the title where it stands above the text, and each side of each block. */
function paragraphs() {
  const sides = [...document.querySelectorAll("article .side")].filter((side) => side.checkVisibility?.() ?? true);
  const title = "titled" in document.querySelector("article").dataset ? [...slot("title").children].slice(0, 1) : [];
  return [title, ...sides.map((side) => [...side.querySelectorAll("[data-segment]")])];
}

/** The titles and symbols of a list of documents, each for itself. */
const listed = () => [...document.querySelectorAll(".documents .title, .documents .second")].map((each) => [each]);

/** Texts of the page as a source for the bar: `shown` returns the nodes of each paragraph, `name` what tells one node from others. */
function pageSource(prepare, shown, name) {
  const node = ({ ranges }) => ranges[0].key;
  return {
    enter: 1,
    prepare,
    find: (looked) => shown().flatMap((nodes) => occurrences(nodes.map(part), looked))
      .map((ranges) => ({ id: `${name(ranges[0].key)} ${ranges[0].from}`, ranges })),
    from(places, steps) {
      const top = slot("find").getBoundingClientRect().bottom;
      const first = places.findIndex((each) => node(each).getBoundingClientRect().bottom > top);
      const after = first < 0 ? places.length : first;
      return steps > 0 ? after : after - 1;
    },
    goTo: (place) => node(place).scrollIntoView({ block: "center", behavior: "instant" }),
    line: (place) => node(place),
    ranges: ({ ranges }) => ranges.map(({ key, from, to }) => rangeIn(key, from, to)).filter(Boolean),
  };
}

/** The document of a page; `prepare` brings the pages that are not shown. */
export const documentSource = (prepare) => pageSource(prepare, paragraphs, ({ dataset, lang }) => `${dataset.segment} ${lang}`);

/** A list of documents, which is whole. */
export const listSource = () => pageSource(() => Promise.resolve(true), listed, (one) => listed().findIndex(([each]) => each === one));
