import assert from "node:assert/strict";
import { test } from "node:test";
import { commandOf } from "../../../interp/web/static/js/console/speaking_time.js";

const LIMITS = [{ category: "everyone", limit_ms: 75_000 }];
const of = { list: "l1", proposed: { limits: LIMITS, list: "l2" }, scale: LIMITS };
const extra = { seconds: "90", byChair: true };

test("what is chosen becomes the command of that act", () => {
  assert.deepEqual(commandOf("limit:75000", of, extra), ["limit.propose", { limits: LIMITS, list: "l1", by_chair: true }]);
  assert.deepEqual(commandOf("other", of, extra)[1].limits, [{ category: "everyone", limit_ms: 90_000 }]);
  assert.equal(commandOf("other", of, { ...extra, seconds: "" }), null);
  assert.deepEqual(commandOf("scale", of, extra)[1].limits, LIMITS);
  assert.deepEqual(commandOf("announce", of, extra), ["limit.announce", { limits: LIMITS, list: "l2" }]);
  assert.deepEqual(commandOf("withdraw", of, extra), ["limit.withdraw", {}]);
  assert.deepEqual(commandOf("lift", of, extra), ["limit.lift", { list: "l1" }]);
  assert.deepEqual(commandOf("extend:5", of, extra), ["interpretation.ask", { until: 5 }]);
  assert.deepEqual(commandOf("next:i7", of, extra), ["item.open", { item: "i7" }]);
});
