/** Runs a page's own script on the page as the server drew it, without a browser, a network or a moving clock. */

import { Document, Element, Fragment, Node } from "./dom.mjs";
import { read } from "./html.mjs";

const TURNS = 4; // timers that set timers, answers that are parsed: each needs another turn

let timers = [];
let intervals = [];
let answers = {};
let made = 0;

class NoSocket {
  close() {}
  send() {}
}

class NoSizes {
  observe() {}
}

const held = new Map();
const around = {
  Document, Element, Node, DocumentFragment: Fragment,
  WebSocket: NoSocket,
  MutationObserver: NoSizes,
  ResizeObserver: NoSizes,
  location: { search: "?second=set", href: "http://paint.test/?second=set", hash: "", protocol: "http:", hostname: "paint.test", port: "80" },
  localStorage: { getItem: (name) => held.get(name) ?? null, setItem: (name, value) => held.set(name, value) },
  getComputedStyle: () => ({ fontSize: "16px" }),
  matchMedia: () => ({ matches: true }),
  performance: { now: () => 0 },
  scrollY: 0,
  addEventListener() {},
  requestAnimationFrame() {},
  setInterval: (work) => timers.push(work) && intervals.push(work),
  setTimeout: (work, wait, ...args) => timers.push(() => work(...args)),
  clearInterval() {},
  clearTimeout() {},
  navigator: { wakeLock: { request: async () => ({ released: false }) } },
  isSecureContext: true,
  fetch: answer,
};
for (const [name, value] of Object.entries(around)) {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}

async function answer(address) {
  const path = address.split("?")[0];
  const found = Object.keys(answers).find((end) => path.endsWith(end));
  const said = found ? answers[found] : { ok: false, error: { code: "unavailable" } };
  return { ok: Boolean(found), status: found ? 200 : 503, headers: new Map(), json: async () => structuredClone(said) };
}

/** Returns the document of a page before its script ran. */
export function served(html) {
  return read(html);
}

/** Returns the document after the page's script drew it; `before` is done to it first. No time passes, but timers go off. */
export async function drawn({ html, module, answers: given }, before = () => {}) {
  answers = given;
  timers = [];
  intervals = [];
  const document = read(html);
  globalThis.document = document;
  before(document);
  made += 1;
  await import(`../../../interp/web/static/js/${module}?page=${made}`);
  for (let turn = 0; turn < TURNS; turn += 1) {
    await settled();
    const due = timers;
    timers = [];
    for (const work of due) await work();
  }
  return document;
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Lets time pass on the page drawn last while its line stays up: it is drawn once more. */
export async function later(ms) {
  performance.now = () => ms;
  for (const work of intervals.filter((each) => String(each).includes("#paint"))) await work();
  performance.now = () => 0;
}
