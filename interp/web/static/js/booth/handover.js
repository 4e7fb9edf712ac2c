/** What the desks of a booth may do about the microphone: pure functions of the view and the service's time. */

const NEEDED = ["direct", "relay", "retour"]; // modes in which a booth works
const TOLD_MS = 60_000; // for so long it is said that a request was declined or has lapsed

/**
 * What is said at the desk `mine` of a request ([key, values], or null), when it lapses, and what may be done there, in
 * order: sit, take, want, give (to), accept, decline, withdraw, press. A request that has lapsed is as none. Nobody's
 * absence keeps the microphone: it is taken after one's own request has lapsed, from who is off duty, and by a long press.
 */
export function stepsOf(desks, mine, now, line = null) {
  const here = desks.desks.filter(({ taken }) => taken).map(({ id }) => id);
  if (!here.includes(mine)) return steps(null, [{ name: "sit" }]);
  const { active, handover, declined } = desks;
  if (handover && now < handover.lapses_at) return { ...ofRequest(handover, mine, active), lapsesAt: handover.lapses_at };
  const said = lostBy(desks, mine) ?? lapsed(handover, mine, now) ?? refused(declined, mine, now);
  if (active === null) return steps(said, [{ name: "take" }]);
  if (active !== mine) return steps(said, mayTake(desks, mine, now) ? named("take") : named("want", "press"));
  return steps(said, here.filter((id) => id !== mine && mayWork(desks, id, line)).map((to) => ({ name: "give", to })));
}

/** Whether the microphone is offered to a desk: not to who cannot work there now, by what the booth's line needs. */
function mayWork({ desks }, id, line) {
  const who = desks.find((each) => each.id === id).interpreter;
  const theirs = who && line?.desks?.find(({ interpreter }) => interpreter === who);
  return !theirs || !NEEDED.includes(line.mode) || NEEDED.includes(theirs.mode);
}

const steps = (said, actions) => ({ said, actions, lapsesAt: null, standing: null });
const named = (...names) => names.map((name) => ({ name }));

/** Whether the microphone can be had at once: one's own request was not answered within a minute, or who has it is off duty. */
function mayTake({ desks, people = [], active, handover }, mine, now) {
  const holder = desks.find(({ id }) => id === active);
  const isOffDuty = people.some(({ id, there }) => id === holder?.interpreter && !there && holder.taken);
  return isOffDuty || (handover?.by === mine && handover.to === mine && now < handover.lapses_at + TOLD_MS);
}

/** What a desk is told that lost the microphone without having agreed. */
function lostBy({ microphone_lost: lost, active }, mine) {
  if (lost?.desk !== mine || active === mine) return null;
  return lost.by === null ? ["handover.lost_released"] : [`handover.lost_${lost.why}`, { desk: lost.by }];
}

function ofRequest({ by, to, answers, standing }, mine, active) {
  const isTaker = to === mine;
  const isAsked = standing === "asked";
  const agreed = isTaker ? ["handover.accepted_take"] : ["handover.accepted_wait", { desk: to }];
  const take = isTaker ? ["take"] : [];
  if (by === mine) {
    const asking = isTaker ? ["handover.you_ask"] : ["handover.you_offer", { desk: to }];
    const press = isAsked && isTaker && active !== null ? ["press"] : [];
    return { said: isAsked ? asking : agreed, actions: named(...(isAsked ? [] : take), "withdraw", ...press), standing };
  }
  if (answers === mine) {
    const asked = [isTaker ? "handover.offers_you" : "handover.asks_you", { desk: by }];
    return { said: isAsked ? asked : agreed, actions: named(...take, ...(isAsked ? ["accept"] : []), "decline"), standing };
  }
  return { said: null, actions: [], standing };
}

function lapsed(handover, mine, now) {
  const mineToo = handover && [handover.by, handover.to, handover.answers].includes(mine);
  return mineToo && now < handover.lapses_at + TOLD_MS ? ["handover.lapsed"] : null;
}

function refused(declined, mine, now) {
  if (!declined || declined.by === mine || now >= declined.at + TOLD_MS) return null;
  const { by: desk, words } = declined;
  return words ? ["handover.declined_words", { desk, words }] : ["handover.declined", { desk }];
}

/** Who may sit at a desk of the booth: those that the team names, first who sits nowhere. */
export function sitters({ desks, people }) {
  const seat = (id) => desks.find(({ interpreter, taken }) => taken && interpreter === id)?.id ?? null;
  const rows = people.filter(({ name }) => name !== "").map(({ id, name }) => ({ id, name, seat: seat(id) }));
  return [...rows.filter((each) => each.seat === null), ...rows.filter((each) => each.seat !== null)];
}

/** Who has the microphone as far as people said, as [key, values]. */
export function onAir({ active }, mine) {
  if (active === null) return ["desks.nobody_on_air"];
  return active === mine ? ["desks.you_on_air"] : ["desks.desk_on_air", { desk: active }];
}

/** The command of an action at a desk: its name and arguments. */
export function commandOf({ name, to, words }, booth, desk) {
  const args = { booth, desk };
  const commands = {
    sit: ["booth.take_desk", args],
    take: ["handover.take", args],
    press: ["handover.take", { ...args, unasked: true }],
    want: ["handover.ask", { ...args, to: desk }],
    give: ["handover.ask", { ...args, to }],
    accept: ["handover.accept", args],
    decline: ["handover.decline", { ...args, words: words ?? "" }],
    withdraw: ["handover.withdraw", args],
  };
  return commands[name];
}
