/** A page that was opened by the address of a room moves on when another meeting is on there. */

const EVERY_MS = 15_000;
const READERS_EVERY_MS = 60_000; // readers are many: they look only while their meeting is not under way
const NAME = /^[\p{L}\p{N}-]{1,120}$/u;
const OUTPUTS = ["overlay", "lectern"];
/** @type {Record<string, string>} */
const KINDS = { booth: "booth/", captions: "captions/" };

/**
 * Where the address of the room leads for this page; null for a page that was not opened by one.
 * @param {any} page
 * @param {string} search
 */
export function roomAddress({ audience, language }, search) {
  const asked = new URLSearchParams(search);
  const name = asked.get("room") ?? "";
  if (!NAME.test(name) || !(audience in KINDS || audience === "room")) return null;
  const output = OUTPUTS.find((each) => asked.get(each) === "1");
  const kind = output ? `${output}/` : KINDS[audience] ?? "";
  for (const each of ["room", ...OUTPUTS]) asked.delete(each);
  const rest = asked.toString();
  return { now: `/room/${encodeURIComponent(name)}/now`, page: `/room/${encodeURIComponent(name)}/${kind}${language}${rest && `?${rest}`}` };
}

/**
 * Looks from time to time which meeting is on; `status()` is that of the one shown.
 * @param {any} data
 * @param {() => string} status
 */
export function followRoom(data, status) {
  const address = roomAddress(data, location.search);
  if (!address) return;
  const isReader = data.audience === "captions";
  const every = isReader ? READERS_EVERY_MS * (0.5 + Math.random()) : EVERY_MS;
  setInterval(async () => {
    if (isReader && ["open", "suspended"].includes(status())) return;
    const found = await fetch(address.now, { cache: "no-store" }).then((answer) => (answer.ok ? answer.json() : null)).catch(() => null);
    if (found && found.meeting !== data.meeting) location.replace(address.page);
  }, every);
}
