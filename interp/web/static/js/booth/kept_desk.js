/** The desk and the interpreter chosen on this device, for one meeting and booth; a link for one desk has its own. */

import { keep, read } from "../shared/settings.js";

export class KeptDesk {
  #name;
  #given;

  constructor(meeting, booth, given = "") {
    this.#name = `desk.${meeting}.${booth}`;
    this.#given = given;
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
