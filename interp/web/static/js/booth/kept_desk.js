/** The desk and the interpreter chosen on this device, for one meeting and booth; a link for one desk has its own. */

import { keep, read } from "../shared/settings.js";

const SITTING = "sitting"; // read by shared/keeping_desk.js

export class KeptDesk {
  #name;
  #where;
  #given;

  constructor(meeting, booth, given = "") {
    this.#name = `desk.${meeting}.${booth}`;
    this.#given = given;
    this.#where = { meeting, booth };
  }

  /** Whether the desk is the link's and cannot be changed. */
  get isGiven() {
    return this.#given !== "";
  }

  /** The desk, or null. */
  get desk() {
    return this.#given || this.#read().desk;
  }

  /** Who sits there, by id, or null where that is not said. */
  get interpreter() {
    return this.#read().interpreter;
  }

  /** Whether who sits here is one of these, by id and name: a new team may give an id to another person. */
  isOneOf(people) {
    const { interpreter, name } = this.#read();
    return people.some((each) => each.id === interpreter && each.name === name);
  }

  choose(desk, { id = null, name = null } = {}) {
    keep(this.#name, JSON.stringify({ desk, interpreter: id, name }));
  }

  /** Says that this page stands at the desk now: another page of this device keeps it when this one is closed. */
  here(at = Date.now()) {
    keep(SITTING, JSON.stringify({ ...this.#where, desk: this.desk, at }));
  }

  /** Says that nobody sits here any longer. */
  left() {
    keep(SITTING, "");
  }

  #read() {
    const found = parsed(read(this.#name, ""));
    return { desk: text(found?.desk), interpreter: text(found?.interpreter), name: text(found?.name) };
  }
}

const text = (value) => (typeof value === "string" && value !== "" ? value : null);

function parsed(kept) {
  try {
    return JSON.parse(kept);
  } catch {
    return null;
  }
}
