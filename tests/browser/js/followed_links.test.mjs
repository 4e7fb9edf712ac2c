/** A link to what the server has to make names its work for as long as the browser asks for it. */

import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.document = { querySelectorAll: () => [], documentElement: { lang: "en" } };
const { followLinks } = await import("../../../interp/web/static/js/shared/followed_links.js");

const words = { raw: (key) => key };

/** A place whose only link is clicked; returns what was asked for, the address afterwards and what bars were told. */
async function clicked(href, item = null) {
  const link = { href, getAttribute: () => link.href, setAttribute: (_, value) => (link.href = value) };
  link.closest = (what) => (what === "li" ? item : link);
  const told = [];
  class HowFar {
    constructor(place, said) {
      told.push(place, said);
    }
    follow(...all) {
      told.push(...all);
    }
  }
  let click;
  followLinks({ addEventListener: (_, heard) => (click = heard) }, words, async () => ({ HowFar }));
  click({ target: link });
  const asked = link.href;
  await new Promise((go) => setTimeout(go, 1));
  return { asked, after: link.href, told };
}

test("a click gives the request a name, which a bar follows, and the address is as before", async () => {
  for (const [href, sign] of [["/record", "?"], ["/transcript?format=txt", "&"]]) {
    const { asked, after, told } = await clicked(href, "the item");
    const name = asked.slice(`${href}${sign}work=`.length);
    assert.match(name, /^[0-9a-f]{32}$/u);
    assert.equal(after, href);
    assert.deepEqual(told, ["the item", words, name, "work.file"]);
  }
});

test("a click beside a link follows nothing", () => {
  let click;
  followLinks({ addEventListener: (_, heard) => (click = heard) }, words, () => assert.fail());
  click({ target: { closest: () => null } });
});
