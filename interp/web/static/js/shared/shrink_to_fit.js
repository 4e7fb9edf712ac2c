/** Reduces the type size step by step until the page's content fits without a scroll bar. */

const SMALLEST = 0.5;
const STEP = 0.05;

export function fit(container) {
  const root = document.documentElement;
  for (let scale = 1; scale >= SMALLEST; scale -= STEP) {
    root.style.setProperty("--fit", scale.toFixed(2));
    if (container.scrollHeight <= container.clientHeight + 1) return;
  }
}

/** Fits now and on resize; returns the function to call after each change of content. */
export function fitted(container) {
  const again = () => fit(container);
  addEventListener("resize", again);
  document.fonts?.ready.then(again);
  return again;
}
