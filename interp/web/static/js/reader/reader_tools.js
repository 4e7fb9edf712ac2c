/** What a reader does with the page itself: keeps the screen on, full screen, share, print. */

import "../shared/followed_links.js";
import { copy } from "../shared/copying.js";
import { put, show, slot } from "../shared/dom.js";
import { keep, read } from "../shared/settings.js";

/**
 * `ready` resolves when the page shows all that is to be printed.
 * @param {() => Promise<any>} ready
 */
export function readerTools(words, ready = () => Promise.resolve()) {
  new Awake(words).start();
  fullScreen(words);
  share(words);
  slot("print").addEventListener("click", async () => {
    await ready();
    print();
  });
}

/** The lock is lost whenever the page is hidden: it is taken again when the page is back. */
class Awake {
  #lock = null;
  #box = slot("awake");

  constructor(words) {
    this.words = words;
  }

  start() {
    if (!navigator.wakeLock) {
      this.#box.disabled = true;
      this.#say(isSecureContext ? "missing" : "insecure");
      return;
    }
    this.#box.checked = read("awake", "no") === "yes";
    this.#box.addEventListener("change", () => {
      keep("awake", this.#box.checked ? "yes" : "no");
      this.#follow();
    });
    document.addEventListener("visibilitychange", () => this.#follow());
    this.#follow();
  }

  async #follow() {
    const wanted = this.#box.checked && document.visibilityState === "visible";
    if (!wanted) await this.#release();
    else if (!this.#lock || this.#lock.released) await this.#take();
  }

  async #take() {
    try {
      this.#lock = await navigator.wakeLock.request("screen");
      this.#say(null);
      if (!this.#box.checked) await this.#release(); // switched off meanwhile
    } catch {
      this.#say("refused");
      document.addEventListener("pointerup", () => this.#follow(), { once: true }); // some browsers want a touch first
    }
  }

  async #release() {
    const held = this.#lock;
    this.#lock = null;
    this.#say(null);
    await held?.release();
  }

  #say(why) {
    put("awake-note", why && this.words.raw(`tools.awake_${why}`));
  }
}

function fullScreen(words) {
  const button = slot("full-screen");
  show(button, document.fullscreenEnabled);
  button.addEventListener("click", () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen().catch(() => show(button, false));
  });
  document.addEventListener("fullscreenchange", () => {
    button.textContent = words.raw(document.fullscreenElement ? "tools.leave_full_screen" : "tools.full_screen");
  });
}

/** The sheet is there only where the page has an address for others. */
function share(words) {
  const sheet = slot("share");
  if (!sheet) return;
  const shown = slot("share-address");
  const url = shown.dataset.address;
  const send = slot("share-send");
  slot("share-open").addEventListener("click", () => sheet.showModal());
  slot("share-close").addEventListener("click", () => sheet.close());
  slot("share-copy").addEventListener("click", () => copy(shown, url, slot("share-said"), words));
  show(send, Boolean(navigator.share));
  send.addEventListener("click", () => navigator.share({ title: document.title, url }).catch(() => {})); // given up by the reader
  sheet.addEventListener("close", () => { slot("share-said").textContent = ""; });
  // Escape and a click in the sheet do not close the menu behind it, which has the focus again afterwards.
  for (const event of ["keydown", "click"]) sheet.addEventListener(event, (each) => each.stopPropagation());
}
