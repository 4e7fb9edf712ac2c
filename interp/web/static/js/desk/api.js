/** HTTP requests of the desk; an answer always has `ok`, and on failure `error`. */

import { workName } from "../shared/work_name.js";

const ANSWER_MS = 30_000; // a connection that is gone without a word answers never, and the next look waits for this one

export class Api {
  #isOther = false;
  /** @type {(message: string | null) => void} */
  other = () => {}; // called with the message when somebody else has signed in in this browser, with null once that is over

  /**
   * `account` is whose page this is: what it sends is refused while somebody else is signed in. `howFar` shows how far
   * the work for a request is.
   */
  constructor(meeting, words, account, howFar = null) {
    this.words = words;
    this.account = account;
    this.howFar = howFar;
    this.root = `/api/meetings/${encodeURIComponent(meeting)}`;
  }

  /** `work`: the key of what a bar says when the answer takes longer, here and below; without it half a minute is waited. */
  get(path, work) {
    return this.#ask(path, { cache: "no-cache", work, signal: work ? null : AbortSignal.timeout(ANSWER_MS) });
  }

  post(path, message, options = {}) {
    return this.#ask(path, {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(message), ...options,
    });
  }

  put(path, message, options = {}) {
    return this.#ask(path, {
      method: "PUT", headers: { "Content-Type": "application/json" }, body: JSON.stringify(message), ...options,
    });
  }

  erase(path) {
    return this.#ask(path, { method: "DELETE" });
  }

  upload(path, form, work = "work.filing") {
    return this.#ask(path, { method: "POST", body: form, work });
  }

  /** The address of a file with a name for its work, which a bar follows until the server has answered. */
  followed(address) {
    const url = new URL(address, location.href);
    const name = workName();
    url.searchParams.set("work", name);
    this.howFar.follow(name, this.words.raw("work.file"));
    return url.href;
  }

  #ask(path, { work = "", ...options }) {
    if (!work || !this.howFar) return this.#answer(path, options);
    const name = workName();
    const answered = this.#answer(path, { ...options, headers: { ...options.headers, "Interp-Work": name } });
    this.howFar.follow(name, this.words.raw(work), answered);
    return answered;
  }

  async #answer(path, options) {
    try {
      const headers = { ...options.headers, "Interp-Account": this.account };
      const answer = await fetch(this.root + path, { ...options, headers });
      const body = await answer.json();
      this.#judge(options.method, answer.ok, body.error);
      return answer.ok ? { ...body, ok: true } : body;
    } catch {
      return { ok: false, error: { code: "unsent", message: this.words.raw("not_sent"), args: {} } };
    }
  }

  /** A change that is taken tells that the page is still, or again, of who is signed in; what is only read does not. */
  #judge(method, isTaken, error) {
    const isOther = error?.args?.reason === "other_account";
    if (isOther === this.#isOther || (!isOther && !(method && isTaken))) return;
    this.#isOther = isOther;
    this.other(isOther ? error.message : null);
  }
}

/** The path of a document's text, or of one of its lines, below the meeting's path. */
export const documentPath = (document) => `/documents/${encodeURIComponent(document)}`;
export const textPath = (document, language) => `${documentPath(document)}/text/${language}`;
export const linePath = (document, language, segment) => `${textPath(document, language)}/${encodeURIComponent(segment)}`;
