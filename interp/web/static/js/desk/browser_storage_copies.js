/** Working copies in the browser's storage: written at once with each input, per account or link, until the server has them. */

const PREFIX = "interp.copy.";

export class BrowserCopies {
  /** `place` names the account, document and language; `storage` is the browser's, or null where it is refused. */
  constructor(place, storage) {
    this.start = `${PREFIX}${place.join("/")}/`;
    this.storage = storage;
  }

  /** Keeps the copy of a sentence; returns whether it could. */
  put(sentence, { words, base }) {
    try {
      this.storage.setItem(this.start + sentence, JSON.stringify({ words, base }));
      return true;
    } catch {
      return false; // full, or refused by the browser
    }
  }

  drop(sentence) {
    try {
      this.storage.removeItem(this.start + sentence);
    } catch {
      // nothing was kept either
    }
  }

  /** Every copy of the document and language, by sentence. */
  all() {
    const found = new Map();
    try {
      for (let place = 0; place < this.storage.length; place += 1) {
        const key = this.storage.key(place);
        const copy = key.startsWith(this.start) && read(this.storage.getItem(key));
        if (copy) found.set(key.slice(this.start.length), copy);
      }
    } catch {
      // refused by the browser
    }
    return found;
  }
}

function read(text) {
  try {
    const { words, base } = JSON.parse(text);
    return typeof words === "string" && Number.isInteger(base) ? { words, base } : null;
  } catch {
    return null;
  }
}

/** How many copies of an account the browser has, of any document. */
export function countOf(account, kept) {
  try {
    return Object.keys(kept).filter((key) => key.startsWith(`${PREFIX}${account}/`)).length;
  } catch {
    return 0;
  }
}

/** The browser's storage, or null where reaching for it is refused. */
export function storage() {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}
