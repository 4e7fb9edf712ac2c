/**
 * Reduces the type size step by step until the page's content fits without a scroll bar, or is as small as it may be:
 * then the page is marked `data-tight`, for a stylesheet to make its largest type smaller.
 */

const SMALLEST = 0.5;
const STEP = 0.05;

/**
 * @param {Element} container
 * @param {number} [leastPx]
 */
export function fit(container, leastPx = 0) {
  const root = document.documentElement;
  delete root.dataset.tight;
  root.style.setProperty("--fit", "1");
  const smallest = Math.max(SMALLEST, leastPx / parseFloat(getComputedStyle(root).fontSize));
  for (let scale = 1; scale >= smallest; scale -= STEP) {
    root.style.setProperty("--fit", scale.toFixed(2));
    if (container.scrollHeight <= container.clientHeight + 1) return;
  }
  root.style.setProperty("--fit", Math.min(1, smallest).toFixed(4));
  root.dataset.tight = "";
}

/**
 * Fits now and on resize; returns the function to call after each change of content. `leastPx`: the page's type is never
 * smaller; what does not fit then scrolls.
 * @param {Element} container
 * @param {number} [leastPx]
 */
export function fitted(container, leastPx) {
  const again = () => fit(container, leastPx);
  addEventListener("resize", again);
  document.fonts?.ready.then(again);
  return again;
}
