/** Speaker and item of each speech, for caption rows where the speaker changes; fetched when unknown. */

export class Speeches {
  #known = new Map();
  #programme;
  #where;

  /** `programme` is the page's, of the meeting and language in `where`; `known` are the speeches that the page came with. */
  constructor(programme, where, known) {
    this.#programme = programme;
    this.#where = where;
    for (const [id, each] of Object.entries(known)) this.#known.set(id, each);
  }

  get(id) {
    return this.#known.get(id) ?? null;
  }

  /** Records who has the floor. */
  note({ speech, item }) {
    if (speech) this.#known.set(speech.id, { speech, item: item?.title ?? null });
  }

  /** Fetches what has changed of the programme, all of it the first time. */
  async load() {
    try {
      await this.#programme.fetch(this.#where);
    } catch {
      return; // the row between two speakers then has no name
    }
    for (const { item, speeches } of this.#programme.held.items) {
      for (const { speech } of speeches) if (!this.#known.has(speech.id)) this.#known.set(speech.id, { speech, item: item.title });
    }
  }
}
