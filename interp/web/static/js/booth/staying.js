/** Keeps a booth's page where it is: its links open beside it, and the screen of its device does not go to sleep. */

/** Leaving the page would take the desk out of the relay plan, so whatever it leads to opens in another tab. */
export function openBeside(root = document) {
  root.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (link) link.target = "_blank";
  }, { capture: true });
}

/**
 * Asks that the screen stays on while the page is visible; the browser ends that whenever the page is hidden. Where it
 * cannot be had (no such interface, plain http, saving power) it is asked again when the page is next visible or touched.
 */
export function keepAwake({ document: page = document, navigator: device = navigator } = {}) {
  let held = null;
  const ask = async () => {
    if (page.visibilityState !== "visible" || !device.wakeLock || (held && !held.released)) return;
    try {
      held = await device.wakeLock.request("screen");
    } catch {
      held = null;
    }
  };
  page.addEventListener("visibilitychange", ask);
  page.addEventListener("pointerup", ask);
  return ask();
}
