/** Each page of the table: what its script draws first is what the server drew, and what the table says. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { outline } from "./outline.mjs";
import { drawn, later, served } from "./page.mjs";

const { pages, scriptOnly } = JSON.parse(readFileSync(process.env.PAINT, "utf8"));
/** What a script notes on the page for itself. */
const NOTED = { body: ["data-link"], html: ["data-size"], '[data-slot="rows"]': ["open"] };

for (const page of pages) {
  const left = ["head", ...scriptOnly[page.page]];
  const told = Object.keys(page.shown);

  test(`${page.page}, ${page.state}: nothing changes when the script comes`, async () => {
    assert.deepEqual(lines(await ready(page), left), lines(served(page.html), left));
  });

  test(`${page.page}, ${page.state}: the script draws what the table says`, async () => {
    const after = await ready(page, (document) => told.forEach((key) => empty(found(document, key))));
    const drawnBy = Object.fromEntries(told.map((key) => [key, outline(found(after, key), left)]));
    assert.deepEqual(drawnBy, page.shown);
  });
}

for (const page of pages.filter(({ state }) => state === "tomorrow")) {
  test(`${page.page}: after midnight the meeting of tomorrow is one of today`, async () => {
    const document = await ready(page);
    const said = () => document.querySelector('[data-slot="name"], [data-slot="holds"]').textContent;
    const before = said();
    await later(15 * 3_600_000);
    assert.match(before, /2016/u);
    assert.doesNotMatch(said(), /2016/u);
  });
}

/** The page after its script, without what the script notes for itself. */
async function ready(page, before) {
  const after = await drawn(page, before);
  for (const [where, names] of Object.entries(NOTED)) names.forEach((name) => after.querySelector(where)?.removeAttribute(name));
  return after;
}

/** One line for each element, so that a difference is found at a glance. */
function lines(document, left) {
  return outline(document.root, left).replaceAll("<", "\n<").split("\n");
}

function found(document, key) {
  const [kind, name] = key.split(" ");
  return document.querySelector(name ? `[data-clock="${name}"]` : `[data-slot="${kind}"]`);
}

/** What is drawn is taken away: only a script that draws it again brings it back. */
function empty(node) {
  if (!node.dataset.clock) return node.replaceChildren();
  for (const name of ["data-phase", "data-paused", "data-unlimited"]) node.removeAttribute(name);
  return node.querySelectorAll("[data-part]").forEach((part) => part.replaceChildren());
}
