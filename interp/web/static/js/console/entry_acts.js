/** What the keys do to an entry of a list of speakers: confirm, withdraw, put back, call in vain, swap, replace, place; each is undone by one. */

import { phrase, show, slot } from "../shared/dom.js";
import { speakerText } from "../shared/speaker_names.js";

const MOST = 50; // acts that can be undone, the oldest forgotten first
const AMBASSADOR = "chair_of_delegation"; // who speaks in the place of a dignitary that does not come

/** The row of an entry that waits to be called. */
export const isEntry = (row) => Boolean(row?.entry?.desk) && row.status === "planned";

/** The row of an entry that was withdrawn or called in vain, and can be put back on the list. */
const isOut = (row) => Boolean(row?.entry?.desk) && ["skipped", "absent"].includes(row.status) && !row.entry.desk.carried_over;

/** What can be done with a row, by the names of `entryAct`; nothing with one that is no entry, or has had the floor. */
export function actsOn(row) {
  if (isOut(row)) return ["restore"];
  if (!isEntry(row)) return [];
  const { level } = row.entry.desk;
  return ["confirm", "swap", "place", "withdraw", "vain", ...(level && level !== AMBASSADOR ? ["replace"] : [])];
}

/**
 * The commands of an act on the row of an entry, and those that undo it; none where there is nothing to do. `before` gives the
 * id of the speech before a row, null for the first; `more` is the other row of a swap, the place of "place".
 */
export function entryAct(act, row, before, more = null) {
  const speech = row.speech.id;
  const { standing, level, level_confirmed: counts } = row.entry.desk;
  const wasConfirmed = standing === "confirmed";
  const amended = (fields) => ["entry.amend", { speech, ...fields }];
  const restore = ["entry.restore", { speech }];
  const again = [restore, ...(wasConfirmed ? [amended({ confirmed: true })] : [])];
  switch (act) {
    case "confirm": {
      const claimed = level && !counts && !wasConfirmed;
      const is = (value) => amended({ confirmed: value, ...(claimed && { level_confirmed: value }) });
      return { commands: [is(!wasConfirmed)], undo: [is(wasConfirmed)] };
    }
    case "withdraw": return { commands: [["entry.withdraw", { speech }]], undo: again };
    case "restore": return { commands: [restore], undo: [[row.status === "absent" ? "entry.call_in_vain" : "entry.withdraw", { speech }]] };
    case "vain": return { commands: [["entry.call_in_vain", { speech }]], undo: [restore, ...handPlace(row, before)] };
    case "place": return { commands: [["entry.place", { speech, ...more }]], undo: putBack([row], before) };
    case "swap": return { commands: [["entry.swap", { speech, other: more.speech.id }]], undo: putBack([row, more], before) };
    case "replace": return {
      commands: [amended({ level: AMBASSADOR, level_confirmed: true })], undo: [amended({ level, level_confirmed: counts })],
    };
    default: throw new Error(act);
  }
}

/** The command that puts an entry back in its place by hand, after what stands before it now; none where it has no such place. */
function handPlace({ speech: { id: speech }, entry }, before) {
  const { place } = entry.desk.reason;
  return place ? [["entry.place", { speech, after: before(speech), reason: place.reason, words: place.words }]] : [];
}

/** The commands that put entries back: by the rules those that stood by them, then the others by hand, the first of them first. */
function putBack(rows, before) {
  const byRules = rows.filter(({ entry }) => !entry.desk.reason.place).map(({ speech }) => ["entry.restore", { speech: speech.id }]);
  const byHand = rows.flatMap((row) => handPlace(row, before));
  const isBehind = byHand.length > 1 && byHand[0][1].after === byHand[1][1].speech;
  return [...byRules, ...(isBehind ? byHand.reverse() : byHand)];
}

/** The keys of entries on the console. `say` says what was done. */
export class EntryActs {
  #done = []; // of each act the words and what undoes it, the newest last
  #before = Promise.resolve(); // the act before: a quick Ctrl+Z is meant for it
  #first = null; // the row that is to change places with the one selected next

  constructor(page, picked, ask, say) {
    this.page = page;
    this.picked = picked;
    this.ask = ask;
    this.say = say;
  }

  /** The selected row if it is that of an entry that waits, else null. */
  selected() {
    const { speech } = this.picked.chosen();
    return isEntry(speech) ? speech : null;
  }

  /** Shows the keys of what can be done with the selected row, and the undo while there is anything to undo. */
  draw() {
    const can = [...actsOn(this.picked.chosen().speech), ...(this.#done.length > 0 ? ["undo"] : [])];
    show("entry-keys", can.length > 0);
    if (can.length === 0) return;
    for (const button of slot("entry-keys")?.querySelectorAll("[data-do]") ?? []) {
      button.hidden = !can.includes(button.dataset.do.replace("entry-", ""));
    }
  }

  /** Does an act on the selected entry, of several the first that can be done with it; false where none can. */
  does(...acts) {
    const { speech: row } = this.picked.chosen();
    const act = acts.find((each) => actsOn(row).includes(each));
    if (act) this.#carryOut(act, row);
    return Boolean(act);
  }

  /** Places an entry by hand: `{after, reason, words}`. */
  place(row, place) {
    return this.#carryOut("place", row, place);
  }

  /** The first press names one, the second on another lets them change places. */
  swap() {
    const row = this.selected();
    const first = this.#first;
    if (!row) return;
    this.#first = first === null ? row : null;
    if (first === null) this.say("sent", phrase(this.page.words, "entry.swap_with", { name: this.#name(row) }));
    else if (first.speech.id !== row.speech.id) this.#carryOut("swap", first, row);
    else this.say("sent");
  }

  undo() {
    return this.#inTurn(() => this.#undo());
  }

  #inTurn(task) {
    const done = this.#before.then(task);
    this.#before = done.catch(() => {});
    return done;
  }

  async #undo() {
    const last = this.#done.pop();
    if (!last) return;
    if (await this.#send(last.undo)) this.say("sent", phrase(this.page.words, "entry.undone", { name: last.name }));
    this.draw();
  }

  #carryOut(act, row, more = null) {
    const made = entryAct(act, row, (id) => this.picked.before(id), more);
    return this.#inTurn(() => this.#finish(act, row, more, made));
  }

  async #finish(act, row, more, { commands, undo }) {
    if (!(await this.#send(commands))) return;
    const name = [row, ...(act === "swap" ? [more] : [])].map((each) => this.#name(each)).join(" · ");
    this.#done = [...this.#done, { name, undo }].slice(-MOST);
    this.say("sent", phrase(this.page.words, `entry.done.${act}`, { name }));
    this.draw();
  }

  /** Sends commands one after the other; false after one that was refused. */
  async #send(commands) {
    for (const [name, args] of commands) if (!(await this.ask(name, args))?.ok) return false;
    return true;
  }

  #name(row) {
    return speakerText(row.speech, this.page.words);
  }
}
