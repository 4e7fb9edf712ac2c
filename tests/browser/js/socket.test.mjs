/** The line of a page against a service that is a fake WebSocket: who answers a beat with what it shows. */

import assert from "node:assert/strict";
import { test } from "node:test";

const HANDSHAKE = '0{"sid":"e","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":65536}';
const JOINED = { ok: true, epoch: "e1", seq: 4, server_now: 1_000, view: {}, captions: {} };
const made = [];

class FakeSocket {
  constructor() {
    this.sent = [];
    made.push(this);
    queueMicrotask(() => this.onopen?.());
    queueMicrotask(() => this.onmessage({ data: HANDSHAKE }));
  }

  send(packet) {
    this.sent.push(packet);
    const [, id] = /^42(\d+)\["join"/u.exec(packet) ?? [];
    if (packet === "40") queueMicrotask(() => this.onmessage({ data: '40{"sid":"s"}' }));
    if (id) queueMicrotask(() => this.onmessage({ data: `43${id}[${JSON.stringify(JOINED)}]` }));
  }

  close() {}
}

const timer = globalThis.setTimeout;
Object.assign(globalThis, {
  setTimeout: (...args) => timer(...args).unref(), // a ping that never comes must not keep the test waiting
  WebSocket: FakeSocket, document: Object.assign(new EventTarget(), { body: { dataset: { build: "b" } } }), setInterval: () => 0,
  location: { protocol: "http:", hostname: "page.test", port: "80" }, addEventListener() {},
});
const { Line } = await import("../../../interp/web/static/js/shared/socket.js");
const nothing = () => {};

/** What a page of an audience has sent once it joined and heard a beat of `seq`. */
async function sent(audience, seq) {
  let shown = null;
  const on = Object.fromEntries(
    ["presence", "captions", "documents", "beat", "sample", "atLeast", "link", "stale", "notice", "refused"].map((name) => [name, nothing]),
  );
  const who = { meeting: "m1", audience, language: "en", device: "d" };
  new Line(who, () => shown, { ...on, now: () => Date.now(), view: (message) => { shown = message; } });
  while (shown === null) await new Promise((resolve) => setImmediate(resolve));
  const wire = made.at(-1);
  wire.onmessage({ data: `42["beat",{"epoch":"e1","seq":${seq},"captions_seq":0,"captions_changed":0,"server_now":2000}]` });
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  return wire.sent.filter((packet) => packet.startsWith("42")).map((packet) => JSON.parse(packet.slice(packet.indexOf("["))));
}

for (const audience of ["console", "booth", "room"]) {
  test(`a page of ${audience} answers a beat with what it shows`, async () => {
    const [[join], [at, message]] = await sent(audience, 4);
    assert.deepEqual([join, at, message.epoch, message.seq], ["join", "at", "e1", 4]);
  });
}

test("an attendee's page does not answer a beat", async () => {
  assert.deepEqual((await sent("captions", 4)).map(([name]) => name), ["join"]);
});

test("an attendee's page that missed something joins again", async () => {
  assert.deepEqual((await sent("captions", 5)).map(([name]) => name), ["join", "join"]);
});

test("a page is told that its access ends soon or is over, and connects again once it has signed in again", async () => {
  await sent("console", 4);
  const wire = made.at(-1);
  let told = 0;
  document.addEventListener("access-ends", () => { told += 1; });
  wire.onmessage({ data: '42["access",{"ends_at":9000,"server_now":8000}]' });
  assert.equal(told, 1);
  wire.onmessage({ data: '42["notice",{"code":"signed_out"}]' });
  assert.equal(told, 2);
  document.dispatchEvent(new CustomEvent("signed-in-again"));
  while (made.at(-1) === wire || !made.at(-1).sent.some((packet) => packet.includes('"join"'))) {
    await new Promise((resolve) => setImmediate(resolve));
  }
});

/** A line that has joined, and its wire. */
async function joined() {
  let shown = null;
  const on = Object.fromEntries(
    ["presence", "captions", "documents", "beat", "sample", "atLeast", "link", "stale", "notice", "refused"].map((name) => [name, nothing]),
  );
  const who = { meeting: "m1", audience: "booth", language: "en", device: "d" };
  const line = new Line(who, () => shown, { ...on, now: () => 5_000, view: (message) => { shown = message; } });
  while (shown === null) await new Promise((resolve) => setImmediate(resolve));
  return { line, wire: made.at(-1) };
}
const commands = ({ sent: packets }) => packets.filter((packet) => packet.includes('"command"')).map((packet) => JSON.parse(packet.slice(packet.indexOf("[")))[1]);

test("a command that must not act late says until when it counts", async () => {
  const { line, wire } = await joined();
  line.send("handover.take", { booth: "en", desk: "1" }, { now: true });
  line.send("floor.advance");
  assert.deepEqual(commands(wire).map(({ name, expires_at: until }) => [name, until]), [["handover.take", 9_000], ["floor.advance", undefined]]);
});

test("a command that must not act late is not sent without a connection, nor when it is back", async () => {
  const { line, wire } = await joined();
  wire.onclose({});
  const ack = await line.send("handover.take", { booth: "en", desk: "1" }, { now: true });
  assert.deepEqual([ack.ok, ack.error.code], [false, "unsent"]);
  assert.deepEqual(commands(wire), []);
});

test("a command whose acknowledgement is late is sent again with its id, and what was done is not called unsent", async () => {
  const usual = globalThis.setTimeout;
  globalThis.setTimeout = (work, ms) => usual(work, ms === 4_000 ? 1 : ms);
  let joined = false;
  const line = new Line({ meeting: "m1", audience: "console", language: "en", device: "d" }, () => null, { ...Object.fromEntries(
    ["presence", "captions", "documents", "beat", "sample", "atLeast", "link", "stale", "notice", "refused"].map((name) => [name, nothing]),
  ), now: () => Date.now(), view: () => { joined = true; } });
  while (!joined) await new Promise((resolve) => setImmediate(resolve));
  const wire = made.at(-1);
  const commands = () => wire.sent.filter((packet) => /^42\d+\["command"/u.test(packet));
  const answered = line.send("floor.advance", {});
  for (let turn = 0; turn < 200 && commands().length < 2; turn += 1) await new Promise((resolve) => timer(resolve, 5));
  assert.equal(commands().length >= 2, true);
  const [first, second] = commands().map((packet) => JSON.parse(packet.slice(packet.indexOf("[")))[1]);
  assert.equal(first.id, second.id);
  wire.onmessage({ data: `43${/^42(\d+)/u.exec(commands().at(-1))[1]}[{"ok":true}]` });
  assert.equal((await answered).ok, true);
  globalThis.setTimeout = usual;
});
