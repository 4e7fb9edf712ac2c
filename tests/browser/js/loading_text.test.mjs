import assert from "node:assert/strict";
import { test } from "node:test";
import { takesPage } from "../../../interp/web/static/js/reader/page_mode.js";
import { speakerOf } from "../../../interp/web/static/js/shared/words.js";
import { captionStatus, captionWait, followKey } from "../../../interp/web/static/js/shared/follow_key.js";

const words = speakerOf({}, "en"); // each word is its own key
const shown = (following) => ({ speech: { id: "s2" }, following });

test("while a text loads no page says anything of texts; once it is known that there is none, it is said", () => {
  for (const [known, said] of [[false, null], [true, "follow.no_text"], [undefined, "follow.no_text"]]) {
    const view = shown({ mode: "no_text", known, visible: true });
    assert.deepEqual([followKey(view), captionWait(view, words)], [said, said]);
    assert.equal(captionStatus(view, true, words), null);
  }
});

test("captions keep the page at a switch: the text of the next speech may be loading", () => {
  const newest = { speech: "s1", at: 100_000 };
  const takes = (began, now, speech = { id: "s2" }) => takesPage({ speech, clocks: { speech: { started_at: began } } }, newest, now);
  for (const now of [110_000, 110_050, 117_999]) assert.equal(takes(110_000, now), true, `${now}`);
  assert.equal(takes(110_000, 118_000), false, "no text has come for eight seconds");
  assert.equal(takes(110_000, 500_000, { id: "s1" }), true, "its own captions");
  assert.equal(takes(170_000, 170_001), false, "the speech began long after the last caption");
  assert.equal(takesPage({ speech: null, clocks: { speech: null } }, null, 0), false);
});
