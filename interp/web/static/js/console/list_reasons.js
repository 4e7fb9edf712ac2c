/** Why an entry stands where it stands, as nodes; wording/lists/reason_sentences.py makes the same sentences. */

import { el, ltr, phrase } from "../shared/dom.js";

/**
 * The sentence of a reason, without a full stop. `hour` words a time, `after` is the name that a placed entry stands after,
 * `other` that of the one it exchanged places with.
 */
export function reasonOf(reason, words, hour, { after = null, other = null } = {}) {
  const listed = (/** @type {any[]} */ parts) => joined("reason.list", ["first", "then"], [...parts, ...beyond(reason, words)], words);
  if (reason.place) return part(listed([placed(reason.place, words, { after, other })]));
  const before = joined("reason.both", ["one", "other"], following(reason, words), words);
  const why = listed(facts(reason, words, hour));
  return before ? phrase(words, "reason.before", { why: part(why), before: part(before) }) : part(why);
}

function facts(reason, words, hour) {
  const { band, level, unconfirmed, absent_at: absent, within, lot, at } = reason;
  const who = level ? words.raw(`level.${level}`) : band && band !== "everyone" ? words.raw(`band.${band}`) : null;
  const claimed = unconfirmed && phrase(words, "reason.unconfirmed", { level: part(words.raw(`level.${unconfirmed}`)) });
  return [who, claimed, absent !== null && absent !== undefined ? phrase(words, "reason.absent", { time: ltr(hour(absent)) })
    : within === "lot" ? drawn(lot, words)
      : within === "alphabetical" ? words.raw("reason.alphabetical")
        : phrase(words, "reason.inscribed", { time: ltr(hour(at)) })].filter(Boolean);
}

const drawn = (lot, words) => (lot ? phrase(words, "reason.lot", { n: ltr(lot) }) : words.raw("reason.not_drawn"));

/** That its band has no place left for it; the number is how many may speak. */
const beyond = ({ beyond: most }, words) => (Number.isInteger(most) ? [el("strong", {}, phrase(words, "reason.beyond", { n: ltr(most) }))] : []);

/** What comes next in the order: the next levels of the band, else the next band. */
function following({ before, before_levels: levels }, words) {
  return (levels?.length > 0 ? levels : before ? [before] : []).map((each) => words.raw(`before.${each}`));
}

function placed({ reason, words: said }, words, { after, other }) {
  const why = part(other ? phrase(words, "placed.swap_with", { name: other }) : words.raw(`placed.${reason}`));
  const made = after ? phrase(words, "reason.after", { why, name: after }) : phrase(words, "reason.first", { why });
  return part(said ? phrase(words, "reason.words", { why: part(made), words: said }) : made);
}

/** The parts of a sentence in one: all are in the page's language, so none is isolated. */
function joined(key, [one, other], parts, words) {
  return parts.reduce((first, then) => (first === null ? then : phrase(words, key, { [one]: part(first), [other]: part(then) })), null);
}

const part = (said) => el("span", {}, said);
