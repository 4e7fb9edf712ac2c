/** HTTP requests of the desk; an answer always has `ok`, and on failure `error`. */

export class Api {
  constructor(meeting, words) {
    this.root = `/api/meetings/${encodeURIComponent(meeting)}`;
    this.words = words;
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
      const answer = await fetch(this.root + path, options);
      const body = await answer.json();
      return answer.ok ? { ...body, ok: true } : body;
    } catch {
      return { ok: false, error: { code: "unsent", message: this.words.raw("not_sent"), args: {} } };
    }
  }
}

/** The path of a document's text, or of one of its lines, below the meeting's path. */
export const documentPath = (document) => `/documents/${encodeURIComponent(document)}`;
export const textPath = (document, language) => `${documentPath(document)}/text/${language}`;
export const linePath = (document, language, segment) => `${textPath(document, language)}/${encodeURIComponent(segment)}`;
