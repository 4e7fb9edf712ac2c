/** The rules of a list of speakers as fields of a form: which there are, and the rules that were entered, by value. */

const MINUTE_MS = 60_000;
const ROUND = "floor_round";
const REPLIES = "replies";
const WITHIN = ["inscribed", "level", "lot", "alphabetical"];
const CATEGORIES = ["member", "observer", "un_igo", "nhri", "ngo", "group", "everyone"];
const LEVELS = ["head_of_state", "vice_president", "head_of_government", "minister", "vice_minister", "chair_of_delegation"];
const ABSENCE = ["end_of_category", "loses_turn"];

/** Who sees a list. */
export const SEEN_BY = ["desk", "delegations", "everyone"];

/**
 * The fields of rules: [{name, kind, label, value, options}], where `label` is the key of a word or of several. Whatever has no
 * field stays as it is in the rules.
 */
export function fieldsOf(rules) {
  const bands = rules.bands.flatMap(({ name, within }, place) => [
    { name: `place.${name}`, kind: "number", label: ["list.place", `band.${name}`], value: String(place + 1) },
    { name: `within.${name}`, kind: "choice", label: ["list.within", `band.${name}`], value: within, options: WITHIN.map((each) => [each, `within.${each}`]) },
  ]);
  const limits = rules.limits.map(({ category, turn, limit_ms: ms }, place) => ({
    name: `limit.${place}`, kind: "minutes", label: [turn === 2 ? "list.limit_second" : "list.limit", `speaks.${category}`], value: inMinutes(ms),
  }));
  const more = withoutLimit(rules).map((category) => ({ // what the format gives no time of its own
    name: `limit.${category}`, kind: "minutes", label: ["list.limit", `speaks.${category}`], value: "",
  }));
  const budgets = rules.budgets.map(({ kind, budget_ms: ms }, place) => ({
    name: `budget.${place}`, kind: "minutes", label: ["list.budget", `kind.${kind}`], value: inMinutes(ms),
  }));
  return [
    ...limits, ...more, ...bands, ...budgets,
    { name: "dignitary", kind: "choice", label: ["list.dignitary"], value: rules.dignitary, options: LEVELS.map((each) => [each, `level.${each}`]) },
    { name: "closes_after", kind: "minutes", label: ["list.closes_after"], value: inMinutes(rules.closes_after_ms) },
    { name: "absence", kind: "choice", label: ["list.absence"], value: rules.absence, options: ABSENCE.map((each) => [each, `absence.${each}`]) },
    { name: "once", kind: "check", label: ["list.once"], value: rules.once },
    { name: "item_clock", kind: "check", label: ["list.item_clock"], value: rules.item_clock },
    ...CATEGORIES.map((each) => ({ name: `confirm.${each}`, kind: "check", label: ["list.confirmation", `speaks.${each}`], value: rules.confirmation.includes(each) })),
  ];
}

/** The categories for which the rules have no limit of every turn. */
const withoutLimit = ({ limits }) => CATEGORIES.filter((each) => !limits.some(({ category, turn }) => category === each && turn !== 2));

/** The rules with what was entered: `entered` is by the names of fields, text for numbers, true or false for checks. */
export function rulesWith(rules, entered) {
  const places = rules.bands.map((band, before) => ({
    band: { ...band, within: entered[`within.${band.name}`] }, place: Number(entered[`place.${band.name}`]) || before + 1, before,
  }));
  // who was moved up comes before who already stood in that place, who was moved down behind
  const moved = ({ place, before }) => place + (place - 1 < before ? -0.5 : place - 1 > before ? 0.5 : 0);
  places.sort((one, other) => moved(one) - moved(other) || one.before - other.before);
  return {
    ...rules,
    limits: [
      ...rules.limits.map((each, place) => ({ ...each, limit_ms: inMs(entered[`limit.${place}`]) ?? each.limit_ms })),
      ...withoutLimit(rules).map((category) => ({ category, limit_ms: inMs(entered[`limit.${category}`]), turn: null })).filter((each) => each.limit_ms !== null),
    ],
    budgets: rules.budgets.map((each, place) => ({ ...each, budget_ms: inMs(entered[`budget.${place}`]) ?? each.budget_ms })),
    bands: places.map(({ band }) => band),
    dignitary: entered.dignitary, absence: entered.absence, once: entered.once, item_clock: entered.item_clock,
    closes_after_ms: inMs(entered.closes_after),
    confirmation: CATEGORIES.filter((each) => entered[`confirm.${each}`]),
  };
}

/**
 * The items that one list is to serve with an item: the rounds of a panel, between which is nothing but replies, else that item;
 * and the format that fits: {rounds: ids, format}. `panellists`: whom speakers may address in the meeting.
 */
export function fitting(rows, id, { formats, panellists }) {
  const at = rows.findIndex(({ item }) => item.id === id);
  const [start, end] = [reach(rows, at, -1), reach(rows, at, 1)];
  const together = rows.slice(start, end + 1);
  const rounds = rows[at].item.kind === ROUND ? together.filter(({ item, status }) => item.kind === ROUND && status !== "done") : [];
  const isOnlyRound = rows.filter(({ item }) => item.kind === ROUND).length === 1;
  const isPanel = together.length > 1 || (isOnlyRound && panellists.length > 0);
  const wanted = rows[at].item.kind !== ROUND ? null : isPanel ? Math.max(2, rounds.length) : 1;
  const suits = ({ rules }) => (wanted === null || wanted === 1 ? rules.rounds === wanted : rules.rounds >= wanted);
  return { rounds: rounds.length > 0 ? rounds.map(({ item }) => item.id) : [id], format: formats.find(suits) ?? formats[0] };
}

/** The place of the first or last of the rounds and replies that follow one another around a place. */
function reach(rows, at, way) {
  const belongs = (row) => row?.item.kind === ROUND || row?.item.kind === REPLIES;
  let place = at;
  while (belongs(rows[place]) && belongs(rows[place + way]) && rows[place].item.kind !== rows[place + way].item.kind) place += way;
  return place;
}

/**
 * The whole list as `list.set` takes it; `before` is the list as it was, null for a new one, on which the desk inscribes at once.
 * More items than the rules let one list serve are chosen for this meeting: its rules then say so many.
 */
export function listWith(before, { items, rules, seenBy }) {
  const rounds = rules.rounds && Math.max(rules.rounds, items.length);
  return {
    id: before?.id ?? `list-${items[0]}`, items, rules: { ...rules, rounds }, seen_by: seenBy,
    opens_at: before?.opens_at ?? null, closes_at: before?.closes_at ?? null, closes_after_ms: rules.closes_after_ms,
  };
}

const inMinutes = (ms) => (ms === null || ms === undefined ? "" : String(ms / MINUTE_MS));
const inMs = (minutes) => (minutes === "" || minutes === undefined || !(Number(minutes) >= 0) ? null : Math.round(Number(minutes) * MINUTE_MS));
