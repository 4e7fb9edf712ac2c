import assert from "node:assert/strict";
import { test } from "node:test";
import { Part } from "./drawn_parts.mjs";

const later = globalThis.setTimeout;
globalThis.setTimeout = (call) => later(call, 0); // no test waits for a typist's pause
document.body = { dataset: { meeting: "m1" } };

const ACTS = [["give", "call"], ["interrupt", "interruption"], ["arm", "call"], ["inscribe", "call"], ["inscribe", "list"]];
const { Finder } = await import("../../../interp/web/static/js/console/delegation_search.js");

const FOUND = {
  norway: { code: "NOR", kind: "delegation", name: "Norway", formal: "the Kingdom of Norway", match: "exact" },
  oic: { code: "oic", kind: "group", name: "OIC", formal: "the OIC", match: "exact" },
};
let answers = 0;
globalThis.fetch = async (address) => {
  const q = new URL(address, "http://x").searchParams.get("q");
  const [party, behalf = null] = q.split(" obo ");
  const rows = (said) => (FOUND[said?.toLowerCase()] ? [FOUND[said.toLowerCase()]] : []);
  answers += 1;
  return { ok: true, json: async () => ({ delegations: rows(party), party, behalf, on_behalf_of: rows(behalf)[0] ?? null }) };
};

const T = (text) => ({ text, language: "en", standing: "original" });
const speech = (id, name, code = null) => ({ id, person: null, party: { kind: code ? "delegation" : "person", code, name: T(name) },
  on_behalf_of: [], language: null });
const ITEMS = [
  { item: { id: "i1", kind: "opening_statement", title: T("Opening") }, status: "open",
    speeches: [{ speech: speech("s1", "Ms. Gilmore"), status: "on_floor" }] },
  { item: { id: "i2", kind: "floor_round", title: T("Round") }, status: "planned",
    speeches: [{ speech: speech("s2", "Ms. Carr"), status: "planned" }, { speech: speech("s3", "Egypt", "EGY"), status: "planned" }] },
];

/** The finder on a meeting, `pressed(mode, typed, press)` presses in it and returns what was asked of the service. */
function finder({ item = true, speaker = true } = {}) {
  const parts = Object.fromEntries(["find", "find-form", "find-title", "find-said", "found", "guess"].map((name) => [name, new Part()]));
  document.querySelector = (where) => parts[/data-slot="([^"]+)"/u.exec(where)?.[1]] ?? null;
  const q = new Part({ tagName: "INPUT" });
  const buttons = ACTS.map(([value, modes]) => new Part({ value, dataset: { modes } }));
  Object.assign(parts["find-form"], {
    elements: { q, kind: new Part({ value: "organization" }), language: new Part(), limit: new Part({ tagName: "INPUT" }), list: new Part() },
    querySelectorAll: () => buttons,
  });
  let isOpen = false;
  Object.assign(parts.find, { showModal: () => { isOpen = true; }, close: () => { isOpen = false; } });
  const list = parts["find-form"].elements.list;
  list.replaceChildren = (...options) => { list.value = options.find((each) => each.attributes.selected === "")?.value ?? ""; };
  const sent = [];
  const ask = async (name, args) => {
    sent.push([name, args]);
    return { ok: true, id: "new" };
  };
  const floor = item ? { item: ITEMS[0].item, speech: speaker ? ITEMS[0].speeches[0].speech : null } : { item: null, speech: null };
  const page = {
    words: { language: "en", raw: (key) => key, has: () => false, say: (key) => key },
    view: { ...floor, interruption: null, advance: { item: item ? null : ITEMS[0].item } },
  };
  const made = new Finder(page, { items: () => ITEMS, item: () => null }, ask);
  const press = (key, more = {}) => parts["find-form"].heard.keydown({ key, target: q, preventDefault: () => {}, ...more });
  return {
    page, sent, press, answers: () => answers, isOpen: () => isOpen, parts, made, buttons, field: q,
    type(text) {
      q.value = text;
      q.heard.input();
    },
    click(act) {
      parts["find-form"].heard.submit({ preventDefault: () => {}, submitter: buttons.find((each) => each.value === act && !each.hidden) });
    },
  };
}

const settled = () => new Promise((resolve) => { setTimeout(resolve, 0); });
/** Waits until the service has answered what was typed: an arrow that leads nowhere then finds the row in its place. */
const looked = async (at) => {
  const before = at.answers();
  while (at.answers() === before) await settled();
  await settled();
};

const NORWAY = { kind: "delegation", code: "NOR", name: "" };
const OIC = { kind: "group", code: "oic", name: "" };
const AMNESTY = { kind: "organization", name: "Amnesty", language: "en" };
const WHO = { "a known delegation": ["norway", NORWAY], "an unknown name": ["Amnesty", AMNESTY], "a group": ["oic", OIC], "a person of the programme": ["carr", "s2"] };
const KEYS = {
  give: [{}, "give"], arm: [{ shiftKey: true }, "arm"], inscribe: [{ ctrlKey: true }, "inscribe"],
};

for (const [who, [typed, party]] of Object.entries(WHO)) {
  for (const [item, speaker] of [[true, true], [true, false], [false, false]]) {
    for (const [act, [held, button]] of Object.entries(KEYS)) {
      for (const way of ["key", "button"]) {
        test(`the finder: ${act} by ${way}, ${who}, ${item ? "an item" : "no item"}, ${speaker ? "a speaker" : "nobody"}`, async () => {
          const at = finder({ item, speaker });
          at.made.open();
          at.type(typed);
          await looked(at);
          if (way === "key") at.press("Enter", held);
          else at.click(button);
          await settled();
          assert.deepEqual(at.sent.map(([name]) => name), EXPECTED[act](party), "only what the key says");
          const gives = at.sent.filter(([name]) => name === "floor.give");
          assert.equal(gives.length, act === "give" ? 1 : 0);
          if (act === "arm" && party !== "s2") {
            const [[, added], [, armed]] = at.sent;
            assert.deepEqual([added.party, added.item, added.after, armed], [party, item ? "i1" : "i2", speaker ? "s1" : null, { speech: "new" }]);
          }
          if (act === "inscribe" && party !== "s2") assert.deepEqual([at.sent[0][1].party, at.sent[0][1].item, at.sent[0][1].after], [party, "i2", null]);
        });
      }
    }
  }
}
const EXPECTED = {
  give: () => ["floor.give"],
  arm: (party) => (party === "s2" ? ["floor.arm"] : ["speech.add", "floor.arm"]),
  inscribe: (party) => (party === "s2" ? [] : ["speech.add"]),
};

test("plain Enter in the list inscribes at its end, in the order of entry, arms nobody, and the list stays open", async () => {
  const at = finder();
  at.made.inscribe();
  for (const typed of ["norway", "Amnesty", "oic"]) {
    at.type(typed);
    await at.press("Enter"); // a fast typist does not wait for the answer
    await settled();
  }
  assert.deepEqual(at.sent.map(([name]) => name), ["speech.add", "speech.add", "speech.add"]);
  assert.deepEqual(at.sent.map(([, args]) => args.party), [NORWAY, AMNESTY, OIC]);
  assert.ok(at.sent.every(([, args]) => args.item === "i2" && args.after === null));
  assert.ok(at.isOpen() && at.field.value === "");
});

test("who is on the list already is not inscribed twice unasked, and the finder says so", async () => {
  const at = finder();
  at.made.inscribe();
  at.type("egypt");
  await at.press("Enter");
  assert.deepEqual(at.sent, []);
  assert.equal(at.parts["find-said"].children.length, 1);
});

test("one party on behalf of another is inscribed with both", async () => {
  const at = finder();
  at.made.inscribe();
  at.type("norway obo oic");
  await at.press("Enter");
  assert.deepEqual(at.sent[0][1].on_behalf_of, [OIC]);
});

test("a hasty Enter gives the floor to nobody who was not seen", async () => {
  const at = finder();
  at.made.open();
  at.type("norway");
  await at.press("Enter");
  assert.deepEqual([at.sent, at.isOpen()], [[], true]);
  await at.press("Enter");
  assert.deepEqual(at.sent.map(([name]) => name), ["floor.give"]);
});

test("the fields beside the name do nothing by Enter that the finder was not opened for", async () => {
  const at = finder();
  at.made.inscribe();
  at.type("norway");
  await looked(at);
  assert.deepEqual(at.buttons.filter((each) => !each.disabled).map((each) => each.value), ["inscribe"]);
  at.press("Enter", { target: at.parts["find-form"].elements.kind });
  assert.deepEqual(at.sent, []);
  await at.press("Enter", { target: at.parts["find-form"].elements.limit });
  assert.deepEqual(at.sent.map(([name]) => name), ["speech.add"]);
});
test("an interruption names its party, and armed speeches wait behind whom it interrupted", async () => {
  const at = finder();
  at.page.view.interruption = { interrupted: { id: "s1" } };
  at.page.view.speech = speech("point", "Cuba");
  at.made.open();
  at.type("norway");
  await looked(at);
  at.press("Enter", { shiftKey: true });
  await settled();
  assert.equal(at.sent[0][1].after, "s1");
  at.made.interrupt("point_of_order");
  at.type("oic");
  await looked(at);
  at.press("Enter", { shiftKey: true });
  assert.equal(at.sent.length, 2, "Shift+Enter says nothing in an interruption");
  at.press("Enter");
  assert.deepEqual(at.sent.at(-1), ["floor.interrupt", { kind: "point_of_order", party: OIC }]);
});
