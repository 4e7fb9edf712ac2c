/** What is noted of a speaker while inscribing, each by one key: level, panellist, interpreter, delivery, video, category. */

import { MEETING_LANGUAGES } from "../shared/dom.js";

/** The levels in the order in which a key goes through them: the most frequent first. */
const LEVELS = ["minister", "vice_minister", "head_of_state", "head_of_government", "vice_president", "chair_of_delegation"];
const CATEGORIES = ["ngo", "nhri", "un_igo", "observer", "member", "group"];
/** What an unknown party is taken for unless the key says otherwise, by its kind. */
const ASSUMED = { organization: "ngo", person: "ngo", delegation: "observer", group: "group" };

/** The marks of the next inscription; none is required. */
export class Marks {
  /** Who may be addressed, [{id, name}]. */
  panellists = [];
  #at = {};

  clear() {
    this.#at = {};
  }

  /** Takes a key: a letter goes on to the next value, after the last to none. False: it is the key of no mark. */
  press(key) {
    const values = this.#values(key);
    if (!values) return false;
    const place = (this.#at[key] ?? -1) + 1;
    this.#at[key] = place < values.length ? place : undefined;
    return true;
  }

  /** The value that a key has set, null for none. */
  value(key) {
    const place = this.#at[key];
    return place === undefined ? null : this.#values(key)[place];
  }

  /** The arguments of the inscription. A level that the desk notes is confirmed by that. */
  get given() {
    const [level, to, category] = ["L", "A", "K"].map((key) => this.value(key));
    return {
      ...(level && { level, level_confirmed: true }), ...(to && { addressed_to: [to.id] }), ...(category && { category }),
      ...(this.value("I") && { interpreter: this.value("I") }), ...(this.value("D") && { against_delivery: true }),
      ...(this.value("V") && { video: true }),
    };
  }

  /** What a party without a code is inscribed as: what the key says, what it was before, else by its kind. */
  categoryOf(row, kind) {
    if (row.code || row.speech?.party.code) return this.value("K");
    return this.value("K") ?? row.entry?.category ?? row.category ?? ASSUMED[row.speech?.party.kind ?? kind] ?? null;
  }

  #values(key) {
    const found = { L: LEVELS, A: this.panellists, I: MEETING_LANGUAGES, D: [true], V: [true], K: CATEGORIES }[key];
    return found?.length > 0 ? found : null;
  }
}

/** The parties of a joint statement that were typed: the first speaks, `others` more are only counted. */
export class Joint {
  parties = [];
  names = [];

  clear() {
    this.parties = [];
    this.names = [];
  }

  add(party, name) {
    this.parties.push(party);
    this.names.push(name);
  }

  /** Speaker and capacity of what was typed last: another party, or the number of others. */
  with(party, typed) {
    const others = /^\d+$/u.test(typed) ? Number(typed) : 0;
    const [speaker, ...named] = others || !party ? this.parties : [...this.parties, party];
    return { party: speaker, capacity: { kind: "joint", parties: named, others } };
  }
}
