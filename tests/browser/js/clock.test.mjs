import assert from "node:assert/strict";
import { test } from "node:test";
import { elapsed, face, minutes, phase, secondsLeft, timeNear, timekeeper } from "../../../interp/web/static/js/shared/clock.js";

const running = { status: "running", started_at: 1_000, paused_at: null, paused_ms: 0, limit_ms: 120_000, warning_ms: 30_000 };

test("nothing has been spoken before the start", () => assert.equal(elapsed(null, 5_000), 0));

test("a running clock counts from its start", () => assert.equal(elapsed(running, 61_000), 60_000));

test("pauses are taken off", () => assert.equal(elapsed({ ...running, paused_ms: 10_000 }, 61_000), 50_000));

test("a paused clock stands still", () => {
  const paused = { ...running, status: "paused", paused_at: 31_000 };
  assert.equal(elapsed(paused, 99_000), 30_000);
});

test("a clock never shows less than nothing", () => assert.equal(elapsed(running, 0), 0));

test("hours appear from one hour on", () => {
  assert.equal(minutes(252_000), "04:12");
  assert.equal(minutes(3_852_000), "1:04:12");
});

test("the phases follow the limit and the warning", () => {
  assert.equal(phase(null, 0), "idle");
  assert.equal(phase(running, 1_000), "normal");
  assert.equal(phase(running, 91_000), "warning");
  assert.equal(phase(running, 121_000), "over");
});

test("the seconds left are rounded up", () => assert.equal(secondsLeft(running, 91_500), 30));

test("the sample with the shortest way sets the time", () => {
  const keeper = timekeeper(() => 1_000);
  keeper.sample(50_000, 0, 400);
  keeper.sample(50_300, 500, 520);
  keeper.sample(99_999, 600, 1_000);
  assert.equal(keeper.now(), 1_000 + 50_300 - 510);
});

test("an old sample gives way to a new one", () => {
  const keeper = timekeeper(() => 70_000);
  keeper.sample(0, 0, 10);
  keeper.sample(200_000, 69_000, 69_500);
  assert.equal(keeper.now(), 70_000 + 200_000 - 69_250);
});

test("a beat corrects a device that slept", () => {
  const keeper = timekeeper(() => 2_000);
  keeper.sample(1_000, 0, 20);
  keeper.atLeast(60_000, 2_000);
  assert.equal(keeper.now(), 60_000);
});

test("a late beat does not push the time back", () => {
  const keeper = timekeeper(() => 2_000);
  keeper.sample(1_000, 0, 20);
  const before = keeper.now();
  keeper.atLeast(1_500, 2_000);
  assert.equal(keeper.now(), before);
});

test("any sample is better than the time the page was made", () => {
  const keeper = timekeeper(() => 1_000);
  keeper.guess(40_000, 100);
  assert.equal(keeper.now(), 40_900);
  keeper.sample(50_000, 0, 900);
  assert.equal(keeper.now(), 1_000 + 50_000 - 450);
});

test("a time of day is the one nearest to a known time", () => {
  const noon = 1_457_348_400_000;
  assert.equal(timeNear(noon, "12:00:00", "12:15"), noon + 900_000);
  assert.equal(timeNear(noon + 30_000, "12:00:30", "11:45"), noon - 900_000);
  assert.equal(timeNear(noon, "23:50:00", "00:05"), noon + 900_000);
  assert.equal(timeNear(noon, "00:05:00", "23:50"), noon - 900_000);
});
