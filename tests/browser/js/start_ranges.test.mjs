import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { complement, expected, startRanges } from "../../../interp/web/static/js/shared/start_ranges.js";

const CASES = JSON.parse(readFileSync(new URL("start_ranges.json", import.meta.url), "utf8")); // written by tests/forecast_cases.py
const MOST_MS = 20; // of the difference to the other language: its error function is exact

test("ranges are those of the service", () => {
  for (const { measured, waits, ranges } of CASES) {
    const found = startRanges(waits, expected(measured)).map(({ low, middle, high }) => [low, middle, high]);
    assert.equal(found.length, ranges.length);
    found.forEach((range, at) => range.forEach((each, n) => assert.ok(Math.abs(each - ranges[at][n]) <= MOST_MS, `${at}: ${range} and ${ranges[at]}`)));
  }
});

test("starts are in order and never before the end of the present speech", () => {
  for (const { measured, waits } of CASES) {
    const found = startRanges(waits, expected(measured));
    assert.deepEqual(found[0], { low: 0, middle: 0, high: 0 });
    found.slice(1).forEach(({ low, middle, high }, n) => assert.ok(found[n].low <= low && low <= middle && middle <= high));
  }
});

test("the complementary error function is right to seven places", () => {
  for (const [x, y] of [[0, 1], [0.5, 0.4795001222], [-1, 1.8427007929], [3, 2.209e-5]]) assert.ok(Math.abs(complement(x) - y) < 2e-7);
});

test("five hundred who wait are computed from few starts", () => {
  const long = startRanges(Array(500).fill({ limit: 120_000, category: "" }), expected(CASES[0].measured));
  assert.equal(long.length, 501);
});
