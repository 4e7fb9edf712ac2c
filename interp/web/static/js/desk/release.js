/** Says in one sentence what of a document becomes readable, to whom and when, as a form is filled in. */

export class Release {
  #touched = false;

  /** `form` has fields named release, visibility and speech; one with a field named kind proposes a release by it. */
  constructor(form, words) {
    this.form = form;
    this.words = words;
    this.says = form.querySelector("[data-says]");
    form.addEventListener("change", ({ target }) => {
      this.#touched ||= target.name === "release";
      this.say();
    });
    form.addEventListener("reset", () => {
      this.#touched = false;
      setTimeout(() => this.say()); // the fields are reset after this event
    });
    addEventListener("pageshow", () => this.say()); // a browser may have filled in what was there before
  }

  /** Shows the sentence for what the fields hold now. */
  say() {
    const { release, kind } = this.form.elements;
    if (kind && !this.#touched) release.value = kind.value === "statement" ? "as_delivered" : "now";
    this.says.textContent = this.words.raw(`release_says.${this.#key()}`);
  }

  #key() {
    const { release, visibility, speech } = this.form.elements;
    if (release.value === "desk") return "desk";
    if (release.value === "booths" || visibility.value === "desk") return "booths";
    if (release.value === "now") return visibility.value;
    return speech.value ? "as_delivered" : "no_speech";
  }
}
