/** Names of States and organizations in the page's language, by the codes that findings hold. */

let names = null;

/** Returns the name of a code; the code itself where the page knows none. */
export function partyName(code) {
  names ??= JSON.parse(document.getElementById("parties")?.textContent ?? "{}");
  return Object.hasOwn(names, code) ? names[code] : code;
}
