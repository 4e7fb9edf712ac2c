/** What the desks of a booth may do about the microphone: pure functions of the view and the service's time. */

const TOLD_MS = 60_000; // for so long it is said that a request was declined or has lapsed

/**
 * What is said at the desk `mine` of a request ([key, values], or null), when it lapses, and what may be done there, in
 * order: sit, take, want, give (to), accept, decline, withdraw. A request that has lapsed is as none.
 */
export function stepsOf(desks, mine, now) {
  const here = desks.desks.filter(({ taken }) => taken).map(({ id }) => id);
  if (!here.includes(mine)) return steps(null, [{ name: "sit" }]);
  const { active, handover, declined } = desks;
  if (handover && now < handover.lapses_at) return { ...ofRequest(handover, mine), lapsesAt: handover.lapses_at };
  const said = lapsed(handover, mine, now) ?? refused(declined, mine, now);
  if (active === null) return steps(said, [{ name: "take" }]);
  if (active !== mine) return steps(said, [{ name: "want" }]);
  return steps(said, here.filter((id) => id !== mine).map((to) => ({ name: "give", to })));
}

const steps = (said, actions) => ({ said, actions, lapsesAt: null, standing: null });
const named = (...names) => names.map((name) => ({ name }));

function ofRequest({ by, to, answers, standing }, mine) {
  const isTaker = to === mine;
  const isAsked = standing === "asked";
  const agreed = isTaker ? ["handover.accepted_take"] : ["handover.accepted_wait", { desk: to }];
  const take = isTaker ? ["take"] : [];
  if (by === mine) {
    const asking = isTaker ? ["handover.you_ask"] : ["handover.you_offer", { desk: to }];
    return { said: isAsked ? asking : agreed, actions: named(...(isAsked ? [] : take), "withdraw"), standing };
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
    want: ["handover.ask", { ...args, to: desk }],
    give: ["handover.ask", { ...args, to }],
    accept: ["handover.accept", args],
    decline: ["handover.decline", { ...args, words: words ?? "" }],
    withdraw: ["handover.withdraw", args],
  };
  return commands[name];
}
