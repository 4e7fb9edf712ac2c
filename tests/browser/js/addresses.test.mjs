import assert from "node:assert/strict";
import { test } from "node:test";
import { paths } from "../../../interp/web/static/js/technician/addresses.js";

const plain = { language: "fr", second: "", delay: "0", screen: "" };

test("without options the addresses are bare", () => {
  const of = { room: "/fr", overlay: "/overlay/fr", lectern: "/lectern/fr", captions: "/captions/fr" };
  assert.deepEqual(paths(plain), { room: "/room/fr", overlay: "/room/fr?overlay=1", lectern: "/room/fr?lectern=1", captions: "/fr", short: "", of });
});

test("a delay and a name are of the room and the overlay, a second language of the captions", () => {
  const found = paths({ language: "ar", second: "zh", delay: "12", screen: "left-wall" });
  assert.equal(found.room, "/room/ar?delay=12&screen=left-wall");
  assert.equal(found.overlay, "/room/ar?overlay=1&delay=12&screen=left-wall");
  assert.equal(found.lectern, "/room/ar?lectern=1&screen=left-wall", "a lectern is never late");
  assert.equal(found.captions, "/ar?second=zh");
});

test("what the service would refuse is left out", () => {
  for (const delay of ["61", "-1", "1.5", ""]) assert.equal(paths({ ...plain, delay }).room, "/room/fr");
  assert.equal(paths({ ...plain, screen: "a b" }).room, "/room/fr");
  assert.equal(paths({ ...plain, second: "fr" }).captions, "/fr");
});
