/** Who each speech is by and on which item, for the line where the speaker changes; asked for only when unknown. */

export class Speeches {
  #known = new Map();

  /** `rows` are the programme's items as the page was written with. */
  constructor(meeting, language, known) {
    Object.assign(this, { meeting, language });
    for (const [id, each] of Object.entries(known)) this.#known.set(id, each);
  }

  get(id) {
    return this.#known.get(id) ?? null;
  }

  /** Notes who has the floor. */
  note({ speech, item }) {
    if (speech) this.#known.set(speech.id, { speech, item: item?.title ?? null });
  }

  async load() {
    try {
      const address = `/api/meetings/${encodeURIComponent(this.meeting)}/programme?language=${this.language}`;
      const answer = await fetch(address, { cache: "no-cache" });
      if (!answer.ok) return;
      for (const { item, speeches } of (await answer.json()).items) {
        for (const { speech } of speeches) if (!this.#known.has(speech.id)) this.#known.set(speech.id, { speech, item: item.title });
      }
    } catch {
      // the line between two speakers is then without a name
    }
  }
}
