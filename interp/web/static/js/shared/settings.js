/** What a reader chose for this device, kept where the browser allows it and forgotten quietly where not. */

const PREFIX = "interp.";

export function read(name, fallback) {
  try {
    return localStorage.getItem(PREFIX + name) ?? fallback;
  } catch {
    return fallback;
  }
}

export function keep(name, value) {
  try {
    localStorage.setItem(PREFIX + name, String(value));
  } catch {
    // private windows and kiosks may refuse; the choice then lasts as long as the page
  }
}

/** The name this screen goes by: the one its address gave it once (`?screen=left-wall`), else one made here. */
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
