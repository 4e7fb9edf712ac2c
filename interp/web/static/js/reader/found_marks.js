/** Marks what was found on the page without changing it; a browser that cannot do so shows the line alone. */

const MOST = 500;

/** Marks ranges as found, those of `now` as the present place; without any, nothing is marked. */
export function markFound(ranges = [], now = []) {
  if (!globalThis.Highlight || !globalThis.CSS?.highlights) return;
  CSS.highlights.set("found", new Highlight(...ranges.slice(0, MOST)));
  CSS.highlights.set("found-now", new Highlight(...now));
}

/** The range of a node's text between two offsets, null where the node has less. */
export function rangeIn(node, from, to) {
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let [before, begun] = [0, false];
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const end = before + (text.nodeValue ?? "").length;
    if (!begun && from < end) range.setStart(text, from - before);
    begun ||= from < end;
    if (begun && to <= end) {
      range.setEnd(text, to - before);
      return range;
    }
    before = end;
  }
  return null;
}
