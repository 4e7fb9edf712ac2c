import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { meetingForecast } from "../../../interp/web/static/js/shared/meeting_forecast.js";

const CASES = JSON.parse(readFileSync(new URL("meeting_forecast.json", import.meta.url), "utf8")); // written by tests/forecast_cases.py
const MOST_MS = 50;

const told = (places) => Object.fromEntries([...places].map(([key, { low, middle, high, known }]) => [key, [low, middle, high, known]]));

function alike(found, wanted, says) {
  assert.deepEqual(Object.keys(found).sort(), Object.keys(wanted).sort(), says);
  for (const [key, [...times]] of Object.entries(found)) {
    const known = times.pop();
    assert.equal(known, wanted[key][3], `${says}: ${key}`);
    times.forEach((each, n) => assert.ok(Math.abs(each - wanted[key][n]) <= MOST_MS, `${says}: ${key} ${times} and ${wanted[key]}`));
  }
}

for (const { says, view, programme, now, expected } of CASES) {
  test(`${says} is forecast as by the service`, () => {
    const found = meetingForecast(view, programme, now);
    if (!expected) return assert.equal(found, null);
    alike(told(found.items), expected.items, says);
    alike(told(found.speeches), expected.speeches, says);
    return alike(told(new Map([["end", found.end]])), { end: expected.end }, says);
  });
}
