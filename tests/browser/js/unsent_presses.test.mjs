/** "Nothing was sent" does not stay: it says that the connection is back, in the page's language, and goes when something is sent. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { UnsentPresses } from "../../../interp/web/static/js/shared/unsent_presses.js";
import { speakerOf } from "../../../interp/web/static/js/shared/words.js";

const TABLES = {
  en: { not_sent: "Not sent.", not_sent_polled: "No socket.", not_sent_back: "It is back." },
  fr: { not_sent: "Rien n’est parti.", not_sent_polled: "Pas de liaison.", not_sent_back: "Elle est revenue." },
};

/** The slots of a page, by name, each with its text. */
function page(texts) {
  const slots = Object.fromEntries(Object.entries(texts).map(([name, textContent]) => [name, {
    textContent, hidden: false, replaceChildren(...said) { this.textContent = said.join(""); },
  }]));
  globalThis.document = { querySelector: (asked) => slots[asked.match(/"(.+)"/u)[1]] ?? null };
  return () => Object.fromEntries(Object.entries(slots).map(([name, { textContent }]) => [name, textContent]));
}

test("a line says that the connection is back, also where the page has turned to another language since", () => {
  const shown = page({ told: "Not sent.", "message-told": "No socket.", said: "Another line." });
  new UnsentPresses(TABLES).back(speakerOf(TABLES.fr, "fr"));
  assert.deepEqual(shown(), { told: "Elle est revenue.", "message-told": "Elle est revenue.", said: "Another line." });
});

test("what is said of presses that were not sent goes when something is sent, and nothing else does", () => {
  const shown = page({ told: "It is back.", "message-told": "Pas de liaison.", said: "Another line." });
  new UnsentPresses(TABLES).sent();
  assert.deepEqual(shown(), { told: "", "message-told": "", said: "Another line." });
});
