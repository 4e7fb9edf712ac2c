/** Speaker and item of each speech, for caption rows where the speaker changes; fetched when unknown. */

export class Speeches {
  #known = new Map();

  /** `rows` are the programme's items in the page. */
  constructor(meeting, language, known) {
    this.meeting = meeting;
    this.language = language;
    for (const [id, each] of Object.entries(known)) this.#known.set(id, each);
  }

  get(id) {
    return this.#known.get(id) ?? null;
  }

  /** Records who has the floor. */
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
      // the row between two speakers then has no name
    }
  }
}
