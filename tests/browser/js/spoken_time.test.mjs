import assert from "node:assert/strict";
import { test } from "node:test";
import { spokenBefore, spokenByParty } from "../../../interp/web/static/js/console/spoken_time.js";

const speech = (code, name = code) => ({ party: { kind: "delegation", code, name: { text: name } } });

test("the time of a party is that of all its speeches in all items, and of nobody else", () => {
  const items = [
    { speeches: [{ speech: speech("NOR"), held_ms: 60_000 }, { speech: speech("CUB"), held_ms: 0 }] },
    { speeches: [{ speech: speech("NOR", "Norvège"), held_ms: 30_000 }, { speech: speech(null, "Acme"), held_ms: 5_000 }] },
  ];
  const spoken = spokenByParty(items);
  assert.deepEqual([speech("NOR"), speech("CUB"), speech(null, "Acme"), speech(null, "Other")].map((each) => spokenBefore(spoken, each)),
    [90_000, 0, 5_000, 0]);
});
