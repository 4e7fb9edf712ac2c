/** Which prepared line stands on the chair's page at which moment. */
import assert from "node:assert/strict";
import { test } from "node:test";
import "./drawn_parts.mjs";

const { lineFor } = await import("../../../interp/web/static/js/chair/prepared_lines.js");
const line = (moment, item = null) => ({ moment, item, text: `${moment} ${item}`, language: "en" });
const prepared = [line("opening"), line("introduction", "i2"), line("introduction", "i3"), line("closing")];
const advance = { opens_item: true, item: { id: "i3" } };

test("the line is that of the moment, of the item that opens, or none", () => {
  const at = (moment, goesOn = false, more = {}) => lineFor({ prepared, advance: { ...advance, ...more } }, moment, goesOn);
  assert.equal(at("open").moment, "opening");
  assert.equal(at("end").moment, "closing");
  assert.equal(at("close").moment, "closing");
  assert.equal(at(null).item, "i3");
  assert.equal(at("rule", true), null, "whoever was interrupted goes on first");
  assert.equal(at(null, false, { opens_item: false }), null);
  assert.equal(at(null, false, { item: { id: "i9" } }), null);
});

test("a line in the language of the page goes before another, which is better than none", () => {
  const of = (language) => lineFor({ prepared: [line("opening"), { ...line("opening"), language: "fr" }], advance, language }, "open");
  assert.equal(of("fr").language, "fr");
  assert.equal(of("ar").language, "en");
});
