import assert from "node:assert/strict";
import { test } from "node:test";
import { FetchedProgramme, follower, merged, moved } from "../../../interp/web/static/js/shared/programme.js";

const NOW = { now: "on_floor" };
const start = { a: "done", b: "on_floor", c: "planned" };

test("who had the floor is done when it moves on", () => {
  assert.deepEqual(moved(start, "c", NOW), { a: "done", b: "done", c: "on_floor" });
});

test("a switch taken back leaves the other planned again", () => {
  assert.deepEqual(moved(start, "a", NOW), { a: "on_floor", b: "planned", c: "planned" });
});

test("nobody has the floor after the end of a speech", () => {
  assert.deepEqual(moved(start, null, NOW), { a: "done", b: "done", c: "planned" });
});

test("nothing moves when the floor stands still", () => assert.deepEqual(moved(start, "b", NOW), start));

test("a speech nobody knew of makes the programme be fetched", () => {
  const row = { item: { id: "i" }, status: "open", speeches: [{ speech: { id: "a" }, status: "on_floor" }] };
  const followed = follower({ items: [row] });
  assert.equal(followed.knows({ item: { id: "i" }, speech: { id: "a" } }), true);
  assert.equal(followed.knows({ item: { id: "i" }, speech: { id: "new" } }), false);
});

test("a view older than the answer takes nothing of it back", () => {
  const item = { id: "i" };
  const followed = follower({ programme_seq: 2, items: [{ item, status: "open", speeches: [{ speech: { id: "a" }, status: "absent" }] }] });
  const view = { item, speech: null, interruption: null, clocks: { speech: null, item: null, meeting: null } };
  const status = (more) => followed.at({ ...view, ...more })[0].speeches[0].status;
  assert.equal(status({ programme_seq: 1, speech: { id: "a" } }), "absent");
  assert.equal(status({ programme_seq: 2 }), "absent");
});

test("an interrupted speech is not done, and goes on when the interruption is over", () => {
  const row = { item: { id: "i" }, status: "open", speeches: [
    { speech: { id: "a" }, status: "on_floor" }, { speech: { id: "b" }, status: "planned" }] };
  const item = { id: "i" };
  const followed = follower({ items: [row] });
  const clocks = { speech: null, item: null, meeting: null };
  const statuses = (view) => followed.at({ clocks, ...view })[0].speeches.map((each) => each.status);
  const order = { item, speech: { id: "egypt" }, interruption: { kind: "point_of_order" } };
  assert.equal(followed.knows(order), true);
  assert.deepEqual(statuses(order), ["interrupted", "planned"]);
  assert.deepEqual(statuses({ item, speech: null, interruption: { kind: "technical" } }), ["interrupted", "planned"]);
  assert.deepEqual(statuses({ item, speech: { id: "a" }, interruption: null }), ["on_floor", "planned"]);
  assert.deepEqual(statuses(order), ["interrupted", "planned"]);
  assert.deepEqual(statuses({ item, speech: { id: "b" }, interruption: null }), ["done", "on_floor"]);
});

const said = (id, status) => ({ speech: { id }, status });
const row = (id, status, speeches = [], order = null) => ({ item: { id }, status, order, speeches });
const programme = (number, order, ...items) => ({ programme_seq: number, order, items });
const spoken = [said("s", "done"), said("t", "planned")];
const held = programme(5, null, row("a", "open", spoken), row("b", "planned"));

test("only the items of the answer are replaced, in its order", () => {
  const news = programme(9, ["c", "b", "a"], row("c", "planned", [], []), row("a", "done", [], ["s", "t"]));
  assert.deepEqual(merged(held, news), programme(9, null, row("c", "planned"), row("b", "planned"), row("a", "done", spoken)));
});

test("only the speeches of the answer are replaced, in its order", () => {
  const news = programme(9, ["a", "b"], row("a", "open", [said("u", "planned"), said("t", "skipped")], ["u", "t"]));
  assert.deepEqual(merged(held, news).items[0], row("a", "open", [said("u", "planned"), said("t", "skipped")]));
});

test("an item removed is gone, and an empty answer changes nothing but the number", () => {
  assert.deepEqual(merged(held, programme(6, ["b"])).items, [row("b", "planned")]);
  assert.deepEqual(merged(held, programme(6, ["a", "b"])), { ...held, programme_seq: 6 });
});

test("the whole programme replaces the one held, an answer that comes late does not", () => {
  const whole = programme(6, null, row("x", "open"));
  assert.equal(merged(held, whole), whole);
  assert.equal(merged(null, whole), whole);
  assert.equal(merged(held, programme(4, ["a"])), held);
});

test("an item or a speech that nobody has makes the whole be fetched", () => {
  assert.equal(merged(held, programme(6, ["a", "b", "c"])), null);
  assert.equal(merged(held, programme(6, ["a"], row("a", "open", [], ["s", "v"]))), null);
});

/** Answers each request with the next of `answers`, and records the queries. */
function server(...answers) {
  const asked = [];
  globalThis.fetch = async (address) => {
    asked.push(new URL(address, "http://localhost").search);
    const answer = answers.shift();
    return { ok: Boolean(answer), statusText: "unavailable", json: async () => answer };
  };
  return asked;
}

const view = { meeting: { id: "m1" }, language: "fr" };

test("the whole programme is fetched once, then what changed since", async () => {
  const asked = server(held, programme(6, ["a", "b"], row("b", "open", [], [])));
  const fetched = new FetchedProgramme();
  await fetched.fetch(view);
  await fetched.fetch(view);
  assert.deepEqual(asked, ["?language=fr", "?language=fr&since=5"]);
  assert.deepEqual(fetched.held.items, [row("a", "open", spoken), row("b", "open")]);
});

test("what does not fit is fetched whole at once", async () => {
  const whole = programme(7, null, row("x", "open"));
  const asked = server(held, programme(7, ["x"]), whole);
  const fetched = new FetchedProgramme();
  await fetched.fetch(view);
  await fetched.fetch(view);
  assert.deepEqual([asked.length, fetched.held], [3, whole]);
});

test("a failed answer leaves what is held", async () => {
  server(held, null);
  const fetched = new FetchedProgramme();
  await fetched.fetch(view);
  await assert.rejects(fetched.fetch(view));
  assert.deepEqual(fetched.held, held);
});
