/** The form of a list's rules: what is not changed stays by value, and each value that is entered is in the rules sent. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fieldsOf, fitting, listWith, rulesWith } from "../../../interp/web/static/js/console/list_rules_form.js";

const RULES = {
  format: "ours", limits: [{ category: "member", limit_ms: 150_000, turn: null }, { category: "member", limit_ms: 120_000, turn: 2 }],
  reductions: [{ above: 60, limits: [] }], divide: false, levels: [["minister"]], dignitary: "minister", rounds: 2,
  bands: ["dignitaries", "groups", "members", "everyone"].map((name) => ({ name, within: "inscribed", most: null })),
  budgets: [{ kind: "floor_round", budget_ms: 2_700_000 }], opens_before_ms: null, online_closes_before_ms: null, closes_after_ms: 900_000,
  leave_when_late: ["member"], once: true, confirmation: ["ngo"], absence: "end_of_category", item_clock: false,
};
const entered = (more = {}) => ({ ...Object.fromEntries(fieldsOf(RULES).map(({ name, value }) => [name, value])), ...more });
const order = (more) => rulesWith(RULES, entered(more)).bands.map(({ name }) => name);

test("rules of which nothing was changed are sent as they were", () => {
  assert.deepEqual(rulesWith(RULES, entered()), RULES);
});

test("a meeting overrides any value by its field", () => {
  const made = rulesWith(RULES, entered({ "limit.0": "2", "limit.1": "", "budget.0": "40", "within.members": "lot", dignitary: "vice_minister",
    closes_after: "", absence: "loses_turn", once: false, "confirm.everyone": true }));
  assert.deepEqual(made.limits.map((each) => each.limit_ms), [120_000, 120_000]);
  assert.deepEqual([made.budgets[0].budget_ms, made.bands[2].within, made.dignitary, made.closes_after_ms, made.absence, made.once],
    [2_400_000, "lot", "vice_minister", null, "loses_turn", false]);
  assert.deepEqual([made.confirmation, made.reductions, made.leave_when_late], [["ngo", "everyone"], RULES.reductions, ["member"]]);
});

test("a category to which the format gives no time of its own gets one, by value", () => {
  const names = fieldsOf(RULES).map(({ name }) => name).filter((each) => each.startsWith("limit."));
  assert.deepEqual(names, ["limit.0", "limit.1", "limit.observer", "limit.un_igo", "limit.nhri", "limit.ngo", "limit.group", "limit.everyone"]);
  assert.deepEqual(rulesWith(RULES, entered({ "limit.group": "3" })).limits, [...RULES.limits, { category: "group", limit_ms: 180_000, turn: null }]);
});

test("groups before dignitaries or the other way is a place that is entered, up or down", () => {
  assert.deepEqual(order({ "place.groups": "1" }), ["groups", "dignitaries", "members", "everyone"]);
  assert.deepEqual(order({ "place.dignitaries": "2" }), ["groups", "dignitaries", "members", "everyone"]);
  assert.deepEqual(order({ "place.dignitaries": "3" }), ["groups", "members", "dignitaries", "everyone"]);
  assert.deepEqual(order({ "place.groups": "" }), ["dignitaries", "groups", "members", "everyone"]);
});

test("a panel gets its format with both rounds, a general debate its own, and what is no round a plain list", () => {
  const formats = [["debate", 1], ["panel", 2], ["plain", null]].map(([name, rounds]) => ({ name, rules: { rounds } }));
  const programme = (said) => said.split(" ").map((kind, place) => ({ status: kind.startsWith("-") ? "done" : "planned",
    item: { id: `i${place}`, kind: { R: "floor_round", r: "replies", p: "presentation" }[kind.replace("-", "")] ?? "other" } }));
  const fits = (said, id, panellists = []) => {
    const { rounds, format } = fitting(programme(said), id, { formats, panellists });
    return [format.name, ...rounds];
  };
  const panel = [["panel", "i1", "i3"], "p R r R r x"];
  for (const each of ["i1", "i3"]) assert.deepEqual(fits(panel[1], each), panel[0]);
  assert.deepEqual(fits("p -R -r R r x", "i3"), ["panel", "i3"]);
  assert.deepEqual(fits("p R x", "i1", [{ id: "p1", name: "Ms. X" }]), ["panel", "i1"]);
  assert.deepEqual(fits("R R x", "i1", [{ id: "p1", name: "Ms. X" }]), ["debate", "i1"]);
  assert.deepEqual(fits("x R x", "i1"), ["debate", "i1"]);
  assert.deepEqual(fits("x R r x", "i0"), ["plain", "i0"]);
  const [onlyPlain] = [formats.slice(2)];
  assert.equal(fitting(programme("R"), "i0", { formats: onlyPlain, panellists: [] }).format.name, "plain");
});

test("the list is sent whole: a known one keeps its id and hours", () => {
  const given = { items: ["i2", "i4"], rules: RULES, seenBy: "desk" };
  assert.deepEqual(listWith(null, given), { id: "list-i2", items: ["i2", "i4"], rules: given.rules, seen_by: "desk", opens_at: null,
    closes_at: null, closes_after_ms: 900_000 });
  assert.equal(listWith(null, { ...given, items: ["i2", "i4", "i6"] }).rules.rounds, 3, "more items than the rules say are by value too");
  assert.equal(listWith(null, { ...given, rules: { ...RULES, rounds: null } }).rules.rounds, null);
  const before = { id: "l7", opens_at: 5, closes_at: 9 };
  assert.deepEqual([listWith(before, given).id, listWith(before, given).opens_at, listWith(before, given).closes_at], ["l7", 5, 9]);
});
