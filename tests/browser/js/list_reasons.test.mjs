import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import "./drawn_parts.mjs";

const { reasonOf } = await import("../../../interp/web/static/js/console/list_reasons.js");
const { speakerOf } = await import("../../../interp/web/static/js/shared/words.js");
const { rows, words: table } = JSON.parse(readFileSync(new URL("../../web/wording/lists/reasons.json", import.meta.url), "utf-8"));

test("the script says each reason as the service does", () => {
  const words = speakerOf(table, "en");
  const hour = (at) => `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;
  for (const { reason, after, other, en } of rows) assert.equal(reasonOf(reason, words, hour, { after, other }).textContent, en);
});
