/** Settings of this device, stored where the browser permits, otherwise kept for the page's lifetime. */

const PREFIX = "interp.";

/**
 * @param {string} name
 * @param {any} fallback
 * @returns {any}
 */
export function read(name, fallback) {
  try {
    return localStorage.getItem(PREFIX + name) ?? fallback;
  } catch {
    return fallback;
  }
}

/**
 * @param {string} name
 * @param {unknown} value
 */
export function keep(name, value) {
  try {
    localStorage.setItem(PREFIX + name, String(value));
  } catch {
    // private windows and kiosks may refuse storage
  }
}

/** @param {string} name */
export function forget(name) {
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    // nothing was kept
  }
}

/**
 * This screen's name, the same each time: the one its address gave (`?screen=left-wall`), else a generated one.
 * @param {string} kind
 * @returns {string}
 */
export function device(kind) {
  const given = new URLSearchParams(location.search).get("screen") ?? "";
  if (/^[\w.:-]{1,80}$/.test(given)) keep(`device.${kind}`, given);
  const known = read(`device.${kind}`, null);
  if (known) return known;
  const letters = crypto.getRandomValues(new Uint8Array(3));
  const made = `${kind}-${[...letters].map((n) => n.toString(16).padStart(2, "0")).join("")}`;
  keep(`device.${kind}`, made);
  return made;
}
