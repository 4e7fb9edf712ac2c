/** Who else has the document open at the desk, on which sentence; says every two seconds where this browser is. */

import { documentPath } from "./api.js";
import { bdi, phrase, put } from "../shared/dom.js";

const SAY_MS = 2_000;
const TYPING_MS = 6_000; // so long after the last key somebody is still at the sentence

export class Colleagues {
  #typedAt = -Infinity;
  #typedIn = null;
  #shown = "";
  #busy = new Map();
  #path = null; // of the document where this browser was last said to be

  /** `host` is the open document; `lines()` are its lines by sentence. */
  constructor(host, device, lines) {
    this.host = host;
    this.device = device;
    this.lines = lines;
    setInterval(() => this.#say(), SAY_MS);
    addEventListener("pagehide", () => this.leave());
  }

  /** Somebody types in a sentence here; the first key is told to the others at once. */
  typed(sentence) {
    const isNew = this.#typedIn !== sentence || performance.now() - this.#typedAt > TYPING_MS;
    this.#typedAt = performance.now();
    this.#typedIn = sentence;
    if (isNew) this.#say();
  }

  /** Tells the others that the document is closed. */
  leave() {
    if (this.#path) this.host.api.post(this.#path, { leaving: true }, { keepalive: true });
    this.#path = null;
    this.#take([]);
  }

  async #say() {
    if (!this.host.copies || document.hidden) return;
    const asked = this.host.document.id;
    const typing = performance.now() - this.#typedAt <= TYPING_MS;
    const path = `${documentPath(asked)}/present/${this.host.working}?device=${encodeURIComponent(this.device)}`;
    this.#path = path;
    const sentence = (typing ? this.#typedIn : this.host.current?.id) ?? null;
    const answer = await this.host.api.post(path, { sentence, typing });
    if (answer.ok && path === this.#path) this.#take(answer.others);
  }

  #take(others) {
    const { working, words } = this.host;
    const said = JSON.stringify(others);
    if (said === this.#shown && this.#busy.size === 0) return;
    this.#shown = said;
    const names = others.map(({ name, language }) => (language === working ? name : `${name} (${words.raw(`language.${language}`)})`));
    put("colleagues", names.length > 0 ? phrase(words, "desk.colleagues", { names: bdi(names.join(", "), { dir: "auto" }) }) : null);
    const busy = new Map(others.filter(({ language, sentence }) => language === working && sentence).map((each) => [each.sentence, each]));
    for (const [sentence, line] of this.lines()) {
      if (busy.has(sentence) || this.#busy.has(sentence)) line.occupied(busy.get(sentence) ?? null);
    }
    this.#busy = busy;
  }
}
