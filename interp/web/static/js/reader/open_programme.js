/** The programme on the attendee's page: fetched while open, and only after an edit. */

import { asCalled } from "../shared/called_rows.js";
import { put, slot } from "../shared/dom.js";
import { NotReached } from "./not_reached.js";
import { ProgrammeTimes } from "../shared/programme_times.js";
import { FetchedProgramme, follower, programmeRows } from "../shared/programme.js";

const SPREAD_MS = 2_000;

/** A switch only updates statuses; an edit is fetched after a random delay of up to two seconds. */
export class OpenProgramme {
  #details;
  #followed = null;
  #of = null;
  #programme;
  #coming = null;
  #rows = null;
  #times = new ProgrammeTimes(slot("programme"));
  #unreached = new NotReached();

  constructor(details, programme = new FetchedProgramme()) {
    this.#details = details;
    this.#programme = programme;
  }

  /** Updates the rows from the view, at once or, when the programme was edited, after a short wait. */
  follow(page, wait = Math.random() * SPREAD_MS) {
    const { view } = page;
    if (!view || !this.#details.open) return;
    this.#take();
    const fresh = this.#of?.edits_seq >= view.edits_seq && this.#followed.knows(view);
    if (fresh) this.#draw(page);
    else if (this.#coming === null) this.#coming = setTimeout(() => this.#fetch(page), wait);
  }

  /** Opens the programme and resolves when it is drawn with its times, as it is to be printed. */
  async whole(page) {
    this.#details.open = true;
    if (!this.#rows) await this.#fetch(page);
  }

  /** Brings the times of the rows up to date, while they are open, and of whom is said that they may not be reached. */
  tick(page) {
    if (!this.#rows || !this.#details.open) return;
    const programme = { ...this.#programme.held, items: this.#rows };
    if (this.#unreached.look(programme, page.view, page.shownAt())) this.#draw(page);
    else this.#times.fill(programme, page);
  }

  async #fetch(page) {
    const fetched = await this.#programme.fetch(page.view).then(() => true, () => false);
    this.#coming = null;
    if (!fetched) return; // the next view asks again
    this.#take();
    this.#draw(page);
    this.follow(page); // a view that came meanwhile may be newer than the answer
  }

  /** Follows the programme that is held now: others fetch it too. */
  #take() {
    const { held } = this.#programme;
    if (!held || held === this.#of) return;
    this.#of = held;
    this.#followed = follower(held);
  }

  #draw(page) {
    this.#rows = this.#followed.at(page.view);
    put("programme", ...programmeRows(asCalled(this.#rows, this.#programme.held.rounds), page.words, this.#unreached.said));
    this.#times.fill({ ...this.#programme.held, items: this.#rows }, page, { drawn: true });
  }
}
