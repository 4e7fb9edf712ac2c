/** The chair's page: whom the end reaches, the limits to propose for all who wait, and the sentence that announces one. */

import { lengthOf } from "../shared/clock.js";
import { el, ltr, phrase, put, show, slot } from "../shared/dom.js";
import { limitOffers, outlook } from "../shared/list_outlook.js";
import { FetchedProgramme } from "../shared/programme.js";
import { asItIs, countOf, endsOf, limitsSaid } from "../shared/reach_words.js";

const EVERY_MS = 5_000;
const MINUTE_S = 60;

/**
 * The sentence by which a limit is announced: one of everyone in minutes where they are whole, else in seconds.
 * @param {wire.CategoryLimit[]} limits
 * @param {any} words
 */
export function sentenceOf(limits, words) {
  const [only] = limits;
  if (limits.length > 1 || only.category !== "everyone") return phrase(words, "chair.limit", { limit: limitsSaid(limits, words) });
  const seconds = Math.round(only.limit_ms / 1000);
  const [key, n] = seconds % MINUTE_S === 0 ? ["chair.limit_minutes", seconds / MINUTE_S] : ["chair.limit_seconds", seconds];
  return phrase(words, key, { n });
}

export class ChairTime {
  #programme = new FetchedProgramme();
  #asked = 0;
  #at = 0;
  #drawn = "";

  /** `refused(page, ack)` says why something was not done. */
  constructor(refused) {
    this.refused = refused;
  }

  /** Draws what is proposed, and fetches the programme when its number is higher. */
  async render(view, page) {
    const proposed = view.speaking_time?.proposed ?? null;
    show("limit", proposed !== null);
    put("limit-sentence", proposed && sentenceOf(proposed.limits, page.words));
    slot("limit-withdraw").onclick = () => this.#send(page, "limit.withdraw", {});
    if (view.programme_seq > this.#asked) {
      this.#asked = view.programme_seq;
      try {
        await this.#programme.fetch(view);
      } catch {
        this.#asked = 0; // the next view asks again
      }
    }
    this.tick(page, true);
  }

  /** Brings up to date whom the end reaches, every few seconds or when something else is shown. */
  tick(page, drawn = false) {
    const now = page.shownAt();
    if (!drawn && now - this.#at < EVERY_MS) return;
    this.#at = now;
    const { view, words } = page;
    const programme = this.#programme.held;
    const found = programme && view.speaking_time ? outlook(view, programme, now) : null;
    const offers = found ? limitOffers(view, programme, now).map((each) => ({ ...each, ends: endsOf(each.outlook, page).textContent })) : [];
    const key = JSON.stringify([words.language, found?.reached, found?.all, found && Math.floor(found.end / 60_000),
      offers.map(({ limit, outlook: then, ends }) => [limit, then.reached, then.all, ends])]);
    if (key === this.#drawn) return;
    this.#drawn = key;
    put("reach", found && asItIs(found, page));
    show("offers", offers.length > 0);
    put("offer-list", ...offers.map((each) => this.#offer(each, page)));
  }

  #offer({ limit, outlook: then, ends }, page) {
    const said = phrase(page.words, "time.from_here", { limit: ltr(lengthOf(limit)), reached: countOf(then), all: ltr(String(then.all)), ends: ltr(ends) });
    const propose = () => {
      slot("offers").removeAttribute("open");
      this.#send(page, "limit.propose", { limits: [{ category: "everyone", limit_ms: limit }], list: page.view.speaking_time.list });
    };
    return el("li", {}, el("button", { type: "button", onclick: propose }, el("span", {}, said)));
  }

  async #send(page, name, args) {
    await this.refused(page, page.isLive && (await page.send(name, args)));
  }
}
