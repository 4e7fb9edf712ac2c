/** Where a page that was opened by the address of a room goes back to. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { roomAddress } from "../../../interp/web/static/js/shared/room_address.js";

const page = (audience, language, search) => roomAddress({ audience, language }, search)?.page ?? null;

test("each kind of page goes back to its own address, with what else it was asked for", () => {
  assert.equal(page("room", "fr", "?room=room-xx"), "/room/room-xx/fr");
  assert.equal(page("room", "ar", "?overlay=1&delay=5&room=room-xx"), "/room/room-xx/overlay/ar?delay=5");
  assert.equal(page("room", "es", "?lectern=1&room=room-xx"), "/room/room-xx/lectern/es");
  assert.equal(page("captions", "zh", "?second=en&room=room-xx"), "/room/room-xx/captions/zh?second=en");
  assert.equal(page("booth", "ru", "?room=room-xx"), "/room/room-xx/booth/ru");
});

test("a name in other letters stands in the address as such, and asks by it", () => {
  const { now } = roomAddress({ audience: "room", language: "zh" }, `?room=${encodeURIComponent("会议室-七")}`);
  assert.equal(now, `/room/${encodeURIComponent("会议室-七")}/now`);
});

test("a page that no room led to, another page, and a name that is none go nowhere", () => {
  assert.equal(page("room", "fr", ""), null);
  assert.equal(page("console", "fr", "?room=room-xx"), null);
  for (const name of ["//evil.example", "a/b", "a%2Fb..", ""]) assert.equal(page("room", "fr", `?room=${name}`), null);
});
