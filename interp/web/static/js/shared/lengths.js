/** How many characters the fields take that scripts make: the page sends those of its own, from the types of the service. */

/** @type {Record<string, number> | undefined} */
let sent;

/** @param {string} field */
export function longest(field) {
  const lengths = sent ??= JSON.parse(document.getElementById("lengths")?.textContent ?? "{}");
  return lengths[field] ?? null;
}
