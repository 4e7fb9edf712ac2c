/** Leaves out the booth's less important parts, one after the other, until the rest stands in the window without a scroll bar. */

/**
 * What is hidden, in this order; booth.css says how. Name, floor language, the own line
 * and who listens to it, alarms, clock and item never do: they are read at two metres.
 * Where nothing else is left they are only smaller ("least").
 */
const PARTS = [
  "why", "functions", "function", "topic-end", "topic", "path", "own-later", "then", "growth", "spent", "own-ahead", "lead", "turn",
  "size", "others", "next-relay", "next", "pronounced", "say-names", "least",
];
/** What is hidden in the foot, which has an eighth of the height at most. */
const FOOT_PARTS = ["latency", "label", "report", "microphone", "cap", "caps", "slower"];
const SHARE = 8;
/** A window so narrow has all in one column and scrolls as a whole (booth.css): nothing is left out there. */
export const NARROW = matchMedia("(max-width: 48rem)");

/**
 * Adds parts to those left out, by `data-<name>` of the root, while `isTooLarge()`. The short line `back` comes back where
 * what was left out after it has made room.
 */
export function cut(name, parts, isTooLarge, back = "") {
  const { dataset } = document.documentElement;
  const left = [];
  dataset[name] = "";
  while (isTooLarge() && left.length < parts.length) {
    left.push(parts[left.length]);
    dataset[name] = left.join(" ");
  }
  if (!left.includes(back) || left.at(-1) === back) return;
  dataset[name] = left.filter((each) => each !== back).join(" ");
  if (isTooLarge()) dataset[name] = left.join(" ");
}

/**
 * Cuts now, when the room changes, and as soon as a tick or an answer has drawn more than there is room for, before it is
 * painted; returns the function to call after each change of content.
 */
export function cutting(container, foot) {
  const isTooLarge = () => !NARROW.matches && container.scrollHeight > container.clientHeight + 1;
  const again = () => {
    cut("foot", FOOT_PARTS, () => foot.offsetHeight > document.documentElement.clientHeight / SHARE);
    cut("cut", PARTS, isTooLarge, "own-ahead");
    if (isTooLarge()) container.tabIndex = 0; // what has no room is reached by keyboard
    else container.removeAttribute("tabindex");
  };
  const watch = new ResizeObserver(again);
  watch.observe(container);
  watch.observe(foot);
  const within = new ResizeObserver(() => requestAnimationFrame(again)); // where there is room again, what was left out comes back
  for (const part of container.children) within.observe(part);
  document.fonts?.ready.then(again);
  const look = new MutationObserver(() => container.tabIndex < 0 && isTooLarge() && again());
  look.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["hidden", "open"] });
  return again;
}
