/** HTTP requests of the desk; an answer always has `ok`, and on failure `error`. */

export class Api {
  #isOther = false;
  other = () => {}; // called with the message when somebody else has signed in in this browser, with null once that is over

  /** `account` is whose page this is: what it sends is refused while somebody else is signed in. */
  constructor(meeting, words, account) {
    Object.assign(this, { words, account, root: `/api/meetings/${encodeURIComponent(meeting)}` });
  }

  get(path) {
    return this.#ask(path, { cache: "no-cache" });
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

  upload(path, form) {
    return this.#ask(path, { method: "POST", body: form });
  }

  async #ask(path, options) {
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
