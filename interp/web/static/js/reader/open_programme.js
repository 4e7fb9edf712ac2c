/** The programme on the attendee's page: fetched while open, and only when its number changes. */

import { put } from "../shared/dom.js";
import { follower, programmeRows } from "../shared/programme.js";

const SPREAD_MS = 2_000;

/** A switch only updates statuses; an edit is fetched after a random delay of up to two seconds. */
export class OpenProgramme {
  #details;
  #followed = null;
  #number = null;
  #coming = null;

  constructor(details) {
    this.#details = details;
  }

  /** Updates the rows from the view, at once or, when the programme changed, after a short wait. */
  follow(page, wait = Math.random() * SPREAD_MS) {
    const { view } = page;
    if (!view || !this.#details.open) return;
    const fresh = this.#number === view.programme_seq && this.#followed.knows(view);
    if (fresh) this.#draw(page);
    else if (this.#coming === null) this.#coming = setTimeout(() => this.#fetch(page), wait);
  }

  async #fetch(page) {
    const { meeting, language } = page.view;
    const address = `/api/meetings/${encodeURIComponent(meeting.id)}/programme?language=${language}`;
    try {
      const answer = await fetch(address, { cache: "no-cache" });
      if (answer.ok) this.#take(await answer.json(), page);
    } catch {
      // the next view asks again
    } finally {
      this.#coming = null;
    }
  }

  #take(programme, page) {
    this.#number = programme.programme_seq;
    this.#followed = follower(programme);
    this.#draw(page);
  }

  #draw(page) {
    put("programme", ...programmeRows(this.#followed.at(page.view), page.words));
  }
}
