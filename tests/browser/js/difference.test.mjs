import assert from "node:assert/strict";
import { test } from "node:test";

import { difference, pieces } from "../../../interp/web/static/js/desk/difference.js";

const text = (found, ...kinds) => found.filter(([kind]) => kinds.includes(kind)).map(([, each]) => each).join("");

test("equal texts have no difference", () => {
  assert.deepEqual(difference("Thank you.", "Thank you."), [["same", "Thank you."]]);
  assert.deepEqual(difference("", ""), []);
});

test("a word is replaced", () => {
  assert.deepEqual(difference("The Council heard 47 States.", "The Council heard 48 States."), [
    ["same", "The Council heard "], ["gone", "47"], ["new", "48"], ["same", " States."],
  ]);
});

test("Chinese is compared by the character", () => {
  assert.deepEqual(difference("理事会听取了47国", "理事会听取47国"), [["same", "理事会听取"], ["gone", "了"], ["same", "47国"]]);
});

test("both texts can be read out of a difference", () => {
  for (const [one, other] of [
    ["", "Merci."], ["Merci.", ""], ["a b c d", "b d a"], ["شكرا جزيلا لكم", "شكرا لكم جميعا"], ["谢谢主席", "主席谢谢"],
    ["x ".repeat(1_200), "y ".repeat(1_200)],
  ]) {
    const found = difference(one, other);
    assert.equal(text(found, "same", "gone"), one);
    assert.equal(text(found, "same", "new"), other);
  }
});

test("pieces lose nothing", () => {
  for (const each of ["In 2016, 人权理事会（第三十一届） met.", "  two  spaces ", "نص عربي"]) assert.equal(pieces(each).join(""), each);
});
