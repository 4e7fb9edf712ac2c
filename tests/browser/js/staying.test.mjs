/** A booth's page stays: links open beside it, and the screen is asked to stay on whenever the page is visible. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { keepAwake, openBeside } from "../../../interp/web/static/js/booth/staying.js";

const hears = (page) => (name) => page.listeners[name]();

function fakePage() {
  const page = { visibilityState: "visible", listeners: {} };
  page.addEventListener = (name, act) => { page.listeners[name] = act; };
  return page;
}

test("a link of the page opens in another tab, whatever was clicked inside it", () => {
  const page = fakePage();
  openBeside(page);
  const link = { target: "" };
  page.listeners.click({ target: { closest: (wanted) => (wanted === "a[href]" ? link : null) } });
  assert.equal(link.target, "_blank");
  page.listeners.click({ target: { closest: () => null } });
});

test("the screen is asked to stay on at once, and again after the page was hidden", async () => {
  const page = fakePage();
  const locks = [];
  const device = { wakeLock: { request: async (kind) => { locks.push({ kind, released: false }); return locks.at(-1); } } };
  await keepAwake({ document: page, navigator: device });
  await hears(page)("pointerup");
  assert.deepEqual(locks.map(({ kind }) => kind), ["screen"]);
  [page.visibilityState, locks[0].released] = ["hidden", true];
  await hears(page)("visibilitychange");
  assert.equal(locks.length, 1);
  page.visibilityState = "visible";
  await hears(page)("visibilitychange");
  assert.equal(locks.length, 2);
});

test("a refusal is asked again when the page is touched, and a browser without it is left alone", async () => {
  const page = fakePage();
  let asked = 0;
  await keepAwake({ document: page, navigator: { wakeLock: { request: async () => { asked += 1; throw new Error("refused"); } } } });
  await hears(page)("pointerup");
  assert.equal(asked, 2);
  await keepAwake({ document: fakePage(), navigator: {} });
});
