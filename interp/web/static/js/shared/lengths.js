/** How many characters the fields take that scripts make: the page sends those of its own, from the types of the service. */

let sent = null;

export function longest(field) {
  sent ??= JSON.parse(document.getElementById("lengths")?.textContent ?? "{}");
  return sent[field] ?? null;
}
