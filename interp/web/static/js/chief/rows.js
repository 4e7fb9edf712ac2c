/** The rows of the boards as plain values: who is at which desk; pages/chief_rows.py does the same. */

const LEVELS = ["a", "b", "c"];

/** Whether the console hardware tells of any microphone. */
export const knowsMicrophones = (booths) => booths.some(({ desks }) => desks?.desks.some(({ microphone }) => microphone));

/** A booth's interpreters with desk and languages, then the desks at which it is not known who sits. */
export function people({ team, desks }, offDuty, hardware) {
  const seats = new Map(desks.desks.filter(({ interpreter }) => interpreter).map((each) => [each.interpreter, each]));
  const where = new Map(desks.people.map(({ id, desk }) => [id, desk]));
  const rows = team.interpreters.map((one) => ({
    id: one.id, name: one.name, desk: where.get(one.id) ?? null, languages: languages(one), onDuty: !offDuty.includes(one.id),
    ...seat(seats.get(one.id), desks, hardware),
  }));
  const others = desks.desks.filter(({ interpreter, taken, gone }) => !interpreter && (taken || gone));
  return [...rows, ...others.map((each) => ({ id: null, name: "", desk: each.id, languages: "", onDuty: false, ...seat(each, desks, hardware) }))];
}

/** "A RU · C EN FR". */
function languages(one) {
  const held = { a: [one.a], b: one.b, c: one.c };
  const known = LEVELS.filter((level) => held[level].length > 0);
  return known.map((level) => `${level} ${held[level].join(" ")}`.toUpperCase()).join(" · ");
}

/** What is known of a desk: how it stands, its microphone where somebody is there, and whether it took it. */
function seat(desk, { active, at_microphone: working }, hardware) {
  if (!desk) return { state: "no_screen", microphone: null, releases: null };
  const releases = desk.id === active ? active : null;
  const state = desk.gone ? "gone" : desk.id === working ? "on_air" : desk.taken ? "there" : "no_screen";
  return { state, microphone: desk.microphone ?? (desk.taken && hardware ? "unknown" : null), releases };
}
