/** What is sent when, what is erased when, and what of a sentence is kept where. */

import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { BrowserCopies, countOf } from "../../../interp/web/static/js/desk/browser_storage_copies.js";
import { ConfirmQueue } from "../../../interp/web/static/js/desk/confirm_queue.js";
import { WorkingCopies } from "../../../interp/web/static/js/desk/working_copies.js";

class Kept {
  constructor(isFull = false) {
    Object.assign(this, { rows: new Map(), isFull });
  }

  get length() {
    return this.rows.size;
  }

  key(place) {
    return [...this.rows.keys()][place];
  }

  getItem(key) {
    return this.rows.get(key) ?? null;
  }

  setItem(key, value) {
    if (this.isFull) throw new Error("full");
    this.rows.set(key, value);
  }

  removeItem(key) {
    this.rows.delete(key);
  }
}

/** A service in memory; `isDown` refuses, `wait` and `reading` keep answers back until they are resolved. */
class Service {
  constructor(copies = [], withheld = false) {
    Object.assign(this, { copies, withheld, isDown: false, asked: [], wait: Promise.resolve(), reading: Promise.resolve() });
  }

  async get() {
    const { copies, withheld } = this;
    await this.reading;
    return this.isDown ? { ok: false } : { ok: true, copies, withheld };
  }

  async put(path, { copies }) {
    this.asked.push(["put", ...copies.map(({ sentence, words }) => `${sentence}=${words}`)]);
    await this.wait;
    return { ok: !this.isDown };
  }

  async erase(path) {
    this.asked.push(["erase", path.split("?")[1]]);
    return { ok: !this.isDown };
  }
}

function made(service, kept = new Kept(), more = {}) {
  const store = new BrowserCopies(["a", "d", "fr"], kept);
  return new WorkingCopies({ api: service, document: "d", language: "fr", device: "me", store, ...more });
}

test("typing is in the browser at once, and leaves it when the service has the same words", async () => {
  const service = new Service();
  const kept = new Kept();
  const copies = made(service, kept);
  await copies.restore();
  copies.typed("s1", "Une phr", 2);
  assert.equal(kept.length, 1);
  assert.equal(copies.state("s1"), "kept");
  await copies.flush();
  assert.deepEqual(service.asked, [["put", "s1=Une phr"]]);
  assert.deepEqual([kept.length, copies.unsent], [0, 0]);
});

test("what is typed while a sending is on its way stays in the browser and is sent after it", async () => {
  const service = new Service();
  const kept = new Kept();
  const copies = made(service, kept);
  await copies.restore();
  copies.typed("s1", "Une", 0);
  const held = {};
  service.wait = new Promise((resolve) => { held.resolve = resolve; });
  const sent = copies.flush();
  copies.typed("s1", "Une phrase", 0);
  held.resolve();
  await sent;
  assert.deepEqual([kept.length, copies.unsent], [1, 1]);
  await copies.flush();
  assert.deepEqual(service.asked.at(-1), ["put", "s1=Une phrase"]);
  assert.equal(kept.length, 0);
});

test("without the service it is in the browser; without that too, nowhere, and the page says so", async () => {
  const service = new Service();
  const copies = made(service);
  const full = made(service, new Kept(true));
  for (const each of [copies, full]) await each.restore();
  service.isDown = true;
  for (const each of [copies, full]) {
    each.typed("s1", "Une", 0);
    await each.flush();
  }
  assert.deepEqual([copies.state("s1"), copies.isUnkept], ["browser", false]);
  assert.deepEqual([full.state("s1"), full.isUnkept], ["nowhere", true]);
  service.isDown = false;
  for (const each of [copies, full]) await each.flush();
  assert.deepEqual([copies.state("s1"), full.state("s1"), full.isUnkept], ["kept", "kept", false]);
});

test("nothing replaces the service's copy before that was read", async () => {
  const service = new Service([{ sentence: "s1", words: "Une phrase entière", base: 0, device: "me" }]);
  const copies = made(service);
  copies.typed("s1", "x", 0);
  await copies.flush();
  assert.deepEqual(service.asked, []);
  const found = await copies.restore();
  assert.deepEqual(found.get("s1"), { words: "x", base: 0 });
});

const OTHER = { sentence: "s1", words: "Une", base: 0, device: "other", saved_at: 7 };

test("the copy of another browser is taken over: kept as one's own too, and erased there once the words are saved", async () => {
  const service = new Service([OTHER]);
  const kept = new Kept();
  const copies = made(service, kept);
  const found = await copies.restore();
  assert.deepEqual(found.get("s1"), { words: "Une", base: 0 });
  await copies.flush();
  assert.deepEqual(service.asked, [["put", "s1=Une"]]);
  service.copies = [{ ...OTHER, device: "me" }];
  const again = made(service, kept); // the page was loaded again
  await again.restore();
  again.confirmed("s1", "Une");
  await again.flush();
  assert.deepEqual(service.asked.slice(1), [["erase", "device=other&sentence=s1&saved_at=7"]]);
  assert.equal(kept.length, 0);
});

test("a copy taken over and discarded stays where it was typed, and comes back only when more was typed there", async () => {
  const service = new Service([OTHER]);
  const kept = new Kept();
  const copies = made(service, kept);
  await copies.restore();
  await copies.flush();
  copies.discard("s1");
  await copies.flush();
  assert.deepEqual(service.asked, [["put", "s1=Une"], ["erase", "device=me&sentence=s1"]]);
  for (const each of [copies, made(service, kept)]) assert.equal((await each.restore()).size, 0);
  service.copies = [{ ...OTHER, words: "Une phrase", saved_at: 8 }];
  assert.deepEqual((await copies.restore()).get("s1"), { words: "Une phrase", base: 0 });
});

test("a copy discarded for good is erased where it was typed too", async () => {
  const service = new Service([OTHER]);
  const copies = made(service);
  await copies.restore();
  copies.discard("s1", { elsewhere: true });
  await copies.flush();
  assert.deepEqual(service.asked, [["erase", "device=me&sentence=s1"], ["erase", "device=other&sentence=s1&saved_at=7"]]);
});

test("the browser's own unsent words hide another browser's copy, which stays there", async () => {
  const service = new Service([OTHER]);
  const kept = new Kept();
  new BrowserCopies(["a", "d", "fr"], kept).put("s1", { words: "Deux", base: 0 });
  const copies = made(service, kept);
  assert.deepEqual((await copies.restore()).get("s1"), { words: "Deux", base: 0 });
  await copies.flush();
  copies.confirmed("s1", "Deux");
  await copies.flush();
  assert.deepEqual(service.asked, [["put", "s1=Deux"]]);
});

for (const [how, forget] of [["discarded", (copies) => copies.discard("s1")], ["confirmed", (copies) => copies.confirmed("s1", "Une")]]) {
  test(`what was ${how} while the service was asked again is not brought back, and the service is asked once more`, async () => {
    const service = new Service([], false);
    const copies = made(service);
    await copies.restore();
    copies.typed("s1", "Une", 0);
    await copies.flush();
    service.copies = [{ ...OTHER, device: "me" }];
    const held = {};
    service.reading = new Promise((resolve) => { held.resolve = resolve; });
    const found = copies.restore();
    forget(copies);
    await copies.flush(); // erased before the answer comes
    held.resolve();
    assert.equal((await found).size, 0);
    assert.deepEqual([copies.state("s1"), copies.isWithheld], ["", true]);
    service.copies = [];
    await copies.restore();
    assert.equal(copies.isWithheld, false);
  });
}

test("what is still to be erased is not brought back", async () => {
  const service = new Service();
  const copies = made(service);
  await copies.restore();
  copies.typed("s1", "Une", 0);
  await copies.flush();
  copies.discard("s1");
  service.copies = [{ ...OTHER, device: "me" }];
  assert.equal((await copies.restore()).size, 0);
  await copies.flush();
});

test("what the service read before it was erased there is not brought back after it", async () => {
  const service = new Service();
  const copies = made(service);
  await copies.restore();
  copies.typed("s1", "Une", 0);
  await copies.flush();
  copies.discard("s1");
  service.copies = [{ ...OTHER, device: "me" }];
  const held = {};
  service.reading = new Promise((resolve) => { held.resolve = resolve; });
  const found = copies.restore();
  await copies.flush();
  held.resolve();
  assert.equal((await found).size, 0);
});

test("what was typed and discarded before the first answer erases nothing that was not shown", async () => {
  const service = new Service([{ ...OTHER, device: "me", words: "Une phrase entière" }]);
  const copies = made(service);
  copies.typed("s1", "x", 0);
  copies.discard("s1");
  assert.deepEqual((await copies.restore()).get("s1"), { words: "Une phrase entière", base: 0 });
  await copies.flush();
  assert.deepEqual(service.asked, [["put", "s1=Une phrase entière"]]);
});

test("while the page is hidden the browser keeps its copy, until the service has it from a page that is shown", async () => {
  const service = new Service();
  const kept = new Kept();
  let hidden = true;
  const copies = made(service, kept, { isHidden: () => hidden });
  await copies.restore();
  copies.typed("s1", "Une", 0);
  await copies.flush();
  assert.deepEqual([kept.length, copies.unsent, copies.state("s1")], [1, 0, "kept"]);
  hidden = false;
  await copies.flush();
  assert.deepEqual([kept.length, copies.unsent], [0, 0]);
});

test("what was saved is forgotten, unless more was typed since; a copy on its way is erased after it", async () => {
  const service = new Service();
  const kept = new Kept();
  const copies = made(service, kept);
  await copies.restore();
  copies.typed("s1", "Une phrase.", 0);
  copies.typed("s2", "Deux. Et plus", 0);
  const sent = copies.flush();
  copies.confirmed("s1", "Une phrase.");
  copies.confirmed("s2", "Deux.");
  await sent;
  assert.deepEqual(service.asked, [["put", "s1=Une phrase.", "s2=Deux. Et plus"], ["erase", "device=me&sentence=s1"]]);
  assert.deepEqual([copies.state("s1"), copies.state("s2")], ["", "kept"]);
  copies.discard("s2");
  await copies.flush();
  assert.deepEqual(service.asked.at(-1), ["erase", "device=me&sentence=s2"]);
  assert.equal(kept.length, 0);
});

test("each account, document and language has its own place in the browser", () => {
  const kept = new Kept();
  const own = new BrowserCopies(["a", "d", "fr"], kept);
  own.put("s1", { words: "Une", base: 1 });
  new BrowserCopies(["b", "d", "fr"], kept).put("s1", { words: "Otra", base: 0 });
  kept.rows.set("interp.copy.a/d/fr/s2", "not JSON");
  assert.deepEqual([...own.all()], [["s1", { words: "Une", base: 1 }]]);
  assert.equal(countOf("b", { "interp.copy.b/d/fr/s1": "", other: "" }), 1);
  assert.deepEqual([...new BrowserCopies(["a", "d", "fr"], null).all()], []);
});

test("confirmed sentences are sent in order, and a failed one does not stop the next", async () => {
  const queue = new ConfirmQueue();
  const order = [];
  const slow = queue.add(async () => {
    await new Promise((resolve) => { setTimeout(resolve, 5); });
    order.push("first");
    return { ok: false };
  });
  const quick = queue.add(async () => order.push("second"));
  assert.equal(queue.waiting, 2);
  assert.deepEqual(await slow, { ok: false });
  await quick;
  await queue.idle;
  assert.deepEqual([order, queue.waiting], [["first", "second"], 0]);
});

test("no letter waits for longer than the limit, with 300 ms to the service, and a pause sends at once", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  let now = 0;
  const arrived = [];
  const service = new Service();
  service.put = async (path, { copies }) => {
    await new Promise((resolve) => { setTimeout(resolve, 300); });
    arrived.push([now, copies[0].words.length]);
    return { ok: true };
  };
  const copies = made(service, new Kept(), { now: () => now });
  await copies.restore();
  const pass = async () => {
    now += 50;
    mock.timers.tick(50);
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  for (let letters = 1; letters <= 200; letters += 1) { // ten seconds without a pause
    copies.typed("s1", "x".repeat(letters), 0);
    await pass();
  }
  for (let turn = 0; turn < 40; turn += 1) await pass();
  for (let letters = 1; letters <= 200; letters += 1) {
    const [at] = arrived.find(([, held]) => held >= letters);
    assert.ok(at - (letters - 1) * 50 <= 2_000, `letter ${letters} arrived after ${at - (letters - 1) * 50} ms`);
  }
  assert.ok(arrived.length < 15);
  mock.timers.reset();
});
