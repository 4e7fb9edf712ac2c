/** Leaves out the booth's less important parts, one after the other, until the rest stands in the window without a scroll bar. */

/**
 * What gives way, in this order; booth.css says how. Name, floor language, the own line
 * and who listens to it, alarms, clock, item and the caption being spoken never do: they are read at two metres.
 */
const PARTS = [
  "why", "functions", "function", "topic-end", "topic", "path", "then", "growth", "spent", "next-original", "text-place", "lead",
  "size", "original", "next-caption", "others", "next", "pronounced",
];

function cut(container) {
  const { dataset } = document.documentElement;
  for (let gone = 0; gone <= PARTS.length; gone += 1) {
    dataset.cut = PARTS.slice(0, gone).join(" ");
    if (!(container.scrollHeight > container.clientHeight + 1)) return;
  }
}

/** Cuts now and whenever the room for the content changes; returns the function to call after each change of content. */
export function cutting(container) {
  const again = () => cut(container);
  new ResizeObserver(again).observe(container);
  document.fonts?.ready.then(again);
  return again;
}
