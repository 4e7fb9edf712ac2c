/** Runs test files in this process, one after the other: a process of their own for each costs more than most of them.
    Each has its own copies of the pages' modules, and the globals there were before the one before it.

    node tests/browser/js/one_process.mjs FILE… */

import { register } from "node:module";
import { basename } from "node:path";
import { mock, test } from "node:test";
import { pathToFileURL } from "node:url";

// Whatever a test file imports is imported with its number, so that no other file has the same copy.
register(`data:text/javascript,${encodeURIComponent(`
  export async function resolve(name, context, next) {
    const found = await next(name, context);
    const of = new URL(context.parentURL ?? "file:///").searchParams.get("of");
    if (of === null || !found.url.startsWith("file:")) return found;
    const url = new URL(found.url);
    url.searchParams.set("of", of);
    return { ...found, url: url.href };
  }`)}`);

// What a file still waits for when its tests have ended is not done: another file has begun.
const waiting = new Set();
for (const name of ["setTimeout", "setInterval"]) {
  const real = globalThis[name];
  globalThis[name] = (...given) => {
    const timer = real(...given);
    waiting.add(timer);
    return timer;
  };
}
const before = Object.getOwnPropertyDescriptors(globalThis);

/** Takes away what a file has put on the global object, puts back what it has replaced or mocked, and ends its timers. */
function restore() {
  mock.timers.reset();
  mock.reset();
  for (const timer of waiting) clearTimeout(timer); // or an interval: Node makes no difference
  waiting.clear();
  for (const name of Reflect.ownKeys(globalThis)) {
    if (!(name in before)) delete globalThis[name];
  }
  Object.defineProperties(globalThis, before);
}

for (const [number, path] of process.argv.slice(2).entries()) {
  await import(`${pathToFileURL(path).href}?of=${number}`);
  await test(`${basename(path)} has ended`, () => {}); // after all tests of the file, which run in their order
  restore();
}
