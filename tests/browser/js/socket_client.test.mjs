/** The client of the socket against a fake WebSocket and a clock that the tests turn. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mock, test as tested } from "node:test";
import { runInNewContext } from "node:vm";

const OPENED = '0{"sid":"e","pingInterval":25000,"pingTimeout":20000}';
const TIMING = { openingMs: 5_000, reconnectionDelay: 1_000, reconnectionDelayMax: 5_000, randomizationFactor: 0.5 };
let made = [];
const listeners = {};

class FakeSocket {
  constructor(address) {
    Object.assign(this, { address, sent: [], readyState: 1 });
    made.push(this);
  }

  send(packet) {
    this.sent.push(packet);
  }

  close() {
    this.readyState = 3;
  }

  hear(...packets) {
    for (const data of packets) this.onmessage({ data });
  }
}

Object.assign(globalThis, { WebSocket: FakeSocket, addEventListener: (name, act) => { listeners[name] = act; } });
const { SocketClient, socketAddress } = await import("../../../interp/web/static/js/shared/socket_client.js");

/** A test to which no socket was made yet, and whose timers go off when it says so. */
const test = (name, act) => tested(name, () => {
  made = [];
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  mock.method(Math, "random", () => 0.5); // the middle of what is spread
  return act();
});

/** A client with what it told of, connected unless said otherwise. */
async function client({ begun = null, connected = true } = {}) {
  const told = [];
  const one = new SocketClient("ws://page.test/", TIMING, begun);
  for (const name of ["connect", "disconnect", "connect_error", "view"]) one.on(name, (said) => told.push(said ? [name, said] : name));
  await Promise.resolve();
  if (connected) made.at(-1).hear(OPENED, '40{"sid":"s"}');
  return { client: one, told, wire: () => made.at(-1) };
}

test("the address has the page's scheme, host and build", () => {
  const address = socketAddress("1f2e", { protocol: "https:", host: "page.test:444" });
  assert.equal(address, "wss://page.test:444/socket.io/?EIO=4&transport=websocket&build=1f2e");
});

test("it joins the namespace when the connection is open, and answers pings", async () => {
  const { client: one, told, wire } = await client({ connected: false });
  assert.equal(one.connected, false);
  wire().hear(OPENED, "2");
  assert.deepEqual(wire().sent, ["40", "3"]);
  wire().hear('40{"sid":"s"}');
  assert.deepEqual([one.connected, told], [true, ["connect"]]);
});

test("events are told by name, unknown ones and binary packets to nobody", async () => {
  const { told, wire } = await client();
  wire().hear('42["view",{"seq":1}]', '42["news",1]', new ArrayBuffer(2), '427["view",{"seq":2}]');
  assert.deepEqual(told, ["connect", ["view", { seq: 1 }], ["view", { seq: 2 }]]);
});

test("an acknowledgement goes to who asked, and none after its time or a lost connection is null", async () => {
  const { client: one, wire } = await client();
  const [first, second, third] = [one.ask("join", { a: 1 }, 100), one.ask("join", {}, 100), one.ask("join", {}, 10_000)];
  assert.deepEqual(wire().sent.slice(1), ['420["join",{"a":1}]', '421["join",{}]', '422["join",{}]']);
  wire().hear('430[{"ok":true}]');
  assert.deepEqual(await first, { ok: true });
  mock.timers.tick(100);
  assert.equal(await second, null);
  wire().onclose();
  assert.equal(await third, null);
  wire().onmessage({ data: '432[{"ok":true}]' });
});

test("what is sent without a connection leaves with the next, unless its time is over", async () => {
  const { client: one, wire } = await client({ connected: false });
  one.emit("at", { seq: 1 });
  const late = one.ask("join", {}, 100);
  const kept = one.ask("identify", {}, 60_000);
  mock.timers.tick(100);
  assert.equal(await late, null);
  wire().hear(OPENED, '40{"sid":"s"}');
  assert.deepEqual(wire().sent, ["40", '42["at",{"seq":1}]', '421["identify",{}]']);
  wire().hear('431["here"]');
  assert.equal(await kept, "here");
});

test("a lost connection is tried again, later each time up to the greatest, and from the start once it was there", async () => {
  const { told, wire } = await client();
  for (const wait of [1_000, 2_000, 4_000, 5_000, 5_000]) {
    const before = made.length;
    wire().onclose();
    mock.timers.tick(wait - 1);
    assert.equal(made.length, before);
    mock.timers.tick(1);
    assert.equal(made.length, before + 1);
  }
  assert.deepEqual(told, ["connect", ["disconnect", "transport close"], ...Array(4).fill("connect_error")]);
  wire().hear(OPENED, '40{"sid":"s"}');
  wire().onclose();
  mock.timers.tick(1_000);
  assert.equal(made.length, 7);
});

test("the wait is spread at random on both sides", async () => {
  for (const [random, wait] of [[0, 500], [0.999, 1_499]]) {
    mock.method(Math, "random", () => random);
    const { wire } = await client();
    const before = made.length;
    wire().onclose();
    mock.timers.tick(wait - 1);
    assert.equal(made.length, before);
    mock.timers.tick(1);
    assert.equal(made.length, before + 1);
  }
});

test("a connection on which no ping comes, or that does not open, is lost", async () => {
  const { told, wire } = await client();
  mock.timers.tick(44_000);
  wire().hear("2");
  mock.timers.tick(44_999);
  assert.equal(told.length, 1);
  mock.timers.tick(1);
  assert.deepEqual(told.at(-1), ["disconnect", "ping timeout"]);
  mock.timers.tick(1_000);
  mock.timers.tick(5_000);
  assert.equal(told.at(-1), "connect_error");
});

test("nothing that an old connection still says is heard", async () => {
  const { told, wire } = await client();
  const old = wire();
  old.onclose();
  mock.timers.tick(1_000);
  old.hear('42["view",{"seq":9}]');
  old.onclose();
  assert.equal(told.length, 2);
  assert.equal(made.length, 2);
});

test("who was sent away by the service stays away until connect is called", async () => {
  const { client: one, told, wire } = await client();
  wire().hear("41");
  mock.timers.tick(60_000);
  assert.deepEqual([told.at(-1), made.length, wire().readyState], [["disconnect", "io server disconnect"], 1, 3]);
  one.connect();
  one.connect();
  assert.equal(made.length, 2);
});

test("who leaves says so and stays away, also while it was waiting for the next try", async () => {
  const { client: one, told, wire } = await client();
  one.disconnect();
  assert.deepEqual([wire().sent.at(-1), told.at(-1)], ["41", ["disconnect", "io client disconnect"]]);
  one.connect();
  wire().onclose();
  one.disconnect();
  mock.timers.tick(60_000);
  assert.equal(made.length, 2);
});

test("a refused namespace is tried again", async () => {
  const { told, wire } = await client({ connected: false });
  wire().hear(OPENED, '44{"message":"busy"}');
  assert.deepEqual(told, ["connect_error"]);
  mock.timers.tick(1_000);
  assert.equal(made.length, 2);
});

test("a device that goes offline does not wait for the next ping", async () => {
  const { told } = await client();
  listeners.offline();
  assert.deepEqual(told.at(-1), ["disconnect", "transport close"]);
  listeners.offline(); // while it waits for the next try, which comes all the same
  mock.timers.tick(1_000);
  assert.equal(made.length, 2);
});

test("the script that stands in a page opens the same address, keeps what comes, and answers what may not wait", () => {
  const url = new URL("../../../interp/web/static/js/shared/early_socket.js", import.meta.url);
  const window = {};
  const location = { protocol: "https:", host: "page.test" };
  const page = { window, location, WebSocket: FakeSocket, URLSearchParams, document: { currentScript: { dataset: { build: "1f2e" } } } };
  runInNewContext(readFileSync(url, "utf8"), page);
  const { socket, packets } = window.begunSocket;
  assert.equal(socket.address, socketAddress("1f2e", location));
  socket.hear(OPENED, "2", '40{"sid":"s"}');
  assert.deepEqual([...packets], [OPENED, "2", '40{"sid":"s"}']);
  assert.deepEqual(socket.sent, ["40", "3"]);
});

test("a socket that the page opened before is taken over with what it has had, and not answered twice", async () => {
  const socket = new FakeSocket("early");
  const { client: one, told } = await client({ begun: { socket, packets: [OPENED, "2", '40{"sid":"s"}'] }, connected: false });
  assert.deepEqual([one.connected, told, made.length, socket.sent], [true, ["connect"], 1, []]);
  socket.hear("2");
  assert.deepEqual(socket.sent, ["3"]);
});

test("a socket that the page opened and that has closed meanwhile is tried again", async () => {
  const socket = Object.assign(new FakeSocket("early"), { readyState: 3 });
  const { told } = await client({ begun: { socket, packets: [] }, connected: false });
  assert.deepEqual(told, ["connect_error"]);
  mock.timers.tick(1_000);
  assert.equal(made.length, 2);
});
