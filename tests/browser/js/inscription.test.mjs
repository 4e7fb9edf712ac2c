/** Inscription on a list by keyboard alone: which keys, how many, and what is asked of the service. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Part } from "./drawn_parts.mjs";
import { Fake } from "./fake_document.mjs";

const { Finder } = await import("../../../interp/web/static/js/console/delegation_search.js");
const { entries, answers } = JSON.parse(readFileSync(new URL("forty_inscriptions.json", import.meta.url), "utf-8"));
const later = globalThis.setTimeout;
globalThis.setTimeout = (call) => later(call, 0); // no test waits for a typist's pause
const settled = () => new Promise((resolve) => { later(resolve, 0); });
const NOBODY = { delegations: [], party: null, behalf: null, on_behalf_of: null };
const PEOPLE = [{ id: "p1", name: "Mr. Allen" }, { id: "p2", name: "Ms. Carr" }];
document.body = { dataset: { meeting: "m1" } };
globalThis.fetch = async (address) => {
  const url = new URL(address, "http://x");
  const found = url.pathname.endsWith("/lists") ? { panellists: PEOPLE }
    : answers[url.searchParams.get("q")] ?? { ...NOBODY, party: url.searchParams.get("q") };
  return { ok: true, json: async () => found };
};

/** The finder opened to inscribe on the list l1; `refuses(name, args)` is what the service would refuse, null for nothing. */
async function inscribing(refuses = () => null) {
  const parts = Object.fromEntries(["find", "find-form", "find-title", "find-said", "found", "guess", "marks", "joint"].map((name) => [name, new Part()]));
  document.querySelector = (where) => parts[/data-slot="([^"]+)"/u.exec(where)?.[1]] ?? null;
  const q = new Part({ tagName: "INPUT" });
  const cell = new Part({ tagName: "BUTTON", closest: () => parts.marks });
  const list = new Part({ value: "i2", replaceChildren: () => {} });
  Object.assign(parts["find-form"], {
    elements: { q, kind: new Part({ value: "organization" }), language: new Part(), limit: new Part(), list },
    querySelectorAll: () => [],
  });
  Object.assign(parts.find, { showModal: () => {}, close: () => {} });
  const [rows, sent] = [[], []];
  const item = { item: { id: "i2", kind: "floor_round", title: { text: "Round", language: "en" } }, status: "planned", speeches: rows };
  const ask = async (name, args) => {
    sent.push([name, args]);
    const reason = refuses(name, args);
    return reason ? { ok: false, error: { code: "refused", message: reason, args: { reason } } } : { ok: true, id: `c${sent.length}` };
  };
  const words = { language: "en", raw: (key) => (key === "inscribe.refused" ? "{name}: {why}" : key), has: () => false, say: (key) => key };
  const page = { words, view: { meeting: { id: "m1" }, item: null, speech: null, interruption: null, advance: { item: null } } };
  const picked = { items: () => [item], item: () => null, lists: () => [{ id: "l1", items: ["i2"] }] };
  const finder = new Finder(page, picked, ask);
  finder.inscribe();
  await settled();
  let presses = 0;
  const down = (key, target) => {
    presses += 1;
    return parts["find-form"].heard.keydown({ key, code: "", target, preventDefault: () => {} });
  };
  return {
    sent, rows, parts, field: q,
    presses: () => presses,
    /** Types letter by letter, faster than the service answers. */
    type(text) {
      for (const letter of text) {
        presses += 1;
        q.value += letter;
        q.heard.input();
      }
    },
    /** Tab to the marks, and their keys. */
    mark(keys) {
      presses += 1;
      for (const key of keys) down(key, cell);
    },
    async enter(target = q) {
      await down("Enter", target);
      for (let turn = 0; turn < 6; turn += 1) await settled();
    },
  };
}

async function inscribed(at, { typed, marks }) {
  at.type(typed);
  if (marks) at.mark(marks);
  await at.enter();
  return at.sent.at(-1);
}

test("forty speakers are inscribed in four minutes at two presses a second, by keyboard alone", async () => {
  const at = await inscribing();
  for (const each of entries) {
    const [name, args] = await inscribed(at, each);
    assert.equal(name, "entry.inscribe");
    assert.deepEqual(args, { list: "l1", language: null, ...each.args }, each.typed);
  }
  assert.deepEqual([entries.length, at.sent.length], [40, 40]);
  assert.ok(at.presses() <= 4 * 60 * 2, `${at.presses()} presses`);
});

test("a group, on behalf of one, and jointly with others: at most twelve keys", async () => {
  for (const typed of ["eu", "pak obo oic", "norw+swe+54"]) {
    const at = await inscribing();
    await inscribed(at, entries.find((each) => each.typed === typed));
    assert.ok(at.presses() <= 12, `${typed}: ${at.presses()} presses`);
    assert.equal(at.sent.length, 1);
  }
  const coordinator = await inscribing(); // by the key: who coordinates a group speaks on its behalf
  coordinator.type("pak");
  coordinator.mark("B");
  coordinator.type("oic");
  await coordinator.enter();
  assert.deepEqual(coordinator.sent[0][1].capacity?.parties, [{ kind: "group", code: "oic", name: "" }]);
  assert.ok(coordinator.presses() <= 12);
});

test("each mark is one letter, none is required, and they are gone with the next speaker", async () => {
  const at = await inscribing();
  const { party } = entries[0].args;
  at.type("egy");
  at.mark("LAAIDV4");
  await at.enter();
  assert.deepEqual(at.sent[0][1], { list: "l1", party, language: "fr", level: "minister", level_confirmed: true, addressed_to: ["p2"],
    interpreter: "ar", against_delivery: true, video: true });
  assert.equal(Fake.focused, at.field, "the next name can be typed at once");
  at.type("egy");
  at.mark("DDLLLLLLLAAA"); // a letter again goes on, after the last value to none
  await at.enter();
  assert.deepEqual(at.sent[1][1], { list: "l1", party, language: null });
});

test("a second inscription warns, and a second Enter makes it; a late one asks for the leave of the Chair likewise", async () => {
  for (const [reason, more] of [["inscribed_already", { again: true }], ["inscription_closed", { leave: true }]]) {
    const at = await inscribing((_, args) => (args.again || args.leave ? null : reason));
    const [, first] = await inscribed(at, entries[0]);
    assert.ok(at.parts["find-said"].textContent.includes("inscribe.again"));
    assert.ok(at.parts["find-said"].textContent.includes("Egypt"), "who is meant is named");
    await at.enter();
    assert.deepEqual(at.sent, [["entry.inscribe", first], ["entry.inscribe", { ...first, ...more }]]);
    await at.enter();
    assert.equal(at.sent.length, 2, "a third Enter does nothing");
  }
  const at = await inscribing(() => "inscribed_already");
  await inscribed(at, entries[0]);
  await inscribed(at, entries[1]);
  assert.ok(at.sent.every(([, args]) => !args.again), "somebody else typed meanwhile is not inscribed twice");
});

test("a party whose category nobody knows is asked for by one key", async () => {
  const at = await inscribing((_, args) => (args.category ? null : "category_unknown"));
  await inscribed(at, entries[0]);
  assert.ok(at.parts["find-said"].textContent.includes("inscribe.category"), "Enter alone would be refused again");
  at.mark("KKKK");
  await at.enter();
  assert.equal(at.sent.at(-1)[1].category, "observer");
});

test("an organization nobody knows is typed once: by some letters it is found again, as what it was", async () => {
  const at = await inscribing();
  await inscribed(at, { typed: "Plan International", marks: "KK" });
  const [, { party, category }] = at.sent[0];
  assert.equal(category, "nhri");
  at.rows.push({ speech: { id: "s9", person: null, party: { ...party, code: null, name: { text: party.name, language: "en" } }, on_behalf_of: [], language: null, language_standing: "unknown" },
    status: "done", entry: { list: "l1", category } });
  await inscribed(at, { typed: "plan" });
  assert.deepEqual(at.sent[1][1], { list: "l1", party, language: null, category });
});

test("who was typed in another meeting is found by some letters, as what it was there", async () => {
  const at = await inscribing();
  answers.plan = { ...NOBODY, party: "plan", known: [{ kind: "organization", name: "Plan Watch", language: "fr", category: "nhri", match: "only" }] };
  await inscribed(at, { typed: "plan" });
  const party = { kind: "organization", name: "Plan Watch", language: "fr" };
  assert.deepEqual(at.sent, [["entry.inscribe", { list: "l1", party, language: null, category: "nhri" }]]);
  delete answers.plan;
});

test("a joint statement with somebody who is not certain is not sent, and says who", async () => {
  const at = await inscribing();
  answers.an = { ...NOBODY, party: "an", delegations: [{ code: "AND", kind: "delegation", name: "Andorra", match: "guess" }] };
  await inscribed(at, { typed: "egy+an+5" });
  assert.deepEqual(at.sent, []);
  assert.ok(at.parts["find-said"].textContent.includes("inscribe.not_sure"));
});
