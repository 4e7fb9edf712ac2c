/** A button that acts only after it was held, by pointer, by Enter or Space, or by its own key; releasing it early does nothing. */

export const HOLD_MS = 1_500;

/** Makes `button` a long press: `act` after HOLD_MS; `shown(held)` while it is held and when that ends. Returns how to begin and end it. */
export function longPress(button, act, shown, timers = globalThis) {
  let timer = null;
  const end = () => {
    if (timer === null) return;
    timers.clearTimeout(timer);
    timer = null;
    shown(false);
  };
  const begin = () => {
    if (timer !== null) return;
    shown(true);
    timer = timers.setTimeout(() => {
      end();
      act();
    }, HOLD_MS);
  };
  const presses = ({ key }) => key === "Enter" || key === " ";
  button.addEventListener("pointerdown", begin);
  for (const name of ["pointerup", "pointerleave", "pointercancel", "blur"]) button.addEventListener(name, end);
  button.addEventListener("contextmenu", (event) => event.preventDefault());
  button.addEventListener("keydown", (event) => presses(event) && !event.repeat && begin());
  button.addEventListener("keyup", (event) => presses(event) && end());
  return { begin, end };
}
