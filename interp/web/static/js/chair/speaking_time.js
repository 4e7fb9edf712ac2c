/** The chair's page: whom the end reaches, the limits to propose for all who wait, and the sentence that announces one. */

import { chair as pieces } from "../drawing/chair.js";
import { lengthOf } from "../shared/clock.js";
import { el, ltr, phrase, put, show, slot } from "../shared/dom.js";
import { showExpectedEnd } from "../shared/expected_end.js";
import { limitOffers, outlook, withLimits, withMoreTime } from "../shared/list_outlook.js";
import { draw } from "../shared/pieces.js";
import { meetingForecast } from "../shared/meeting_forecast.js";
import { FetchedProgramme } from "../shared/programme.js";
import { laterEnds } from "../shared/planned_ends.js";
import { asItIs, countOf, countText, endsOf, limitsSaid } from "../shared/reach_words.js";
import { blockOffers, offerSaid, rollOver } from "../shared/unspent_time.js";
import { Asked } from "./asked.js";

const EVERY_MS = 5_000;
const MINUTE_S = 60;

/**
 * What the chair reads out of limits: one for everyone in minutes where they are whole, else in seconds.
 * @param {wire.CategoryLimit[]} limits
 */
export function limitToRead(limits) {
  const [only] = limits;
  if (limits.length > 1 || only.category !== "everyone") {
    return { limits: limits.map(({ category, limit_ms: ms }) => ({ category, length: lengthOf(ms) })) };
  }
  const seconds = Math.round(only.limit_ms / 1000);
  return seconds % MINUTE_S === 0 ? { unit: "minutes", n: seconds / MINUTE_S } : { unit: "seconds", n: seconds };
}

/**
 * The sentence by which the proposed limits are announced, null where nothing is proposed.
 * @param {wire.ChairView} view
 * @param {Words} words
 */
export function limitSaid({ speaking_time: of }, words) {
  return of?.proposed ? draw(pieces.limit, limitToRead(of.proposed.limits), words) : null;
}

/** How many are reached, and of how many; null where nobody waits. */
const countsOf = (outlook) => outlook && [countText(outlook), String(outlook.all)];

export class ChairTime {
  #programme = new FetchedProgramme();
  #asked = 0;
  #at = 0;
  #drawn = "";
  /** Whom the end reaches, for the strip; null where nobody waits or nothing is expected. */
  reach = null;

  /** Whom a later end of interpretation reaches, [reached, all] by its time; empty where nobody waits. */
  later = new Map();

  /** `refused(page, ack)` says why something was not done; `redraw` draws the page with what the chair chose to read out. */
  constructor(refused, redraw) {
    this.refused = refused;
    this.asked = new Asked(redraw);
  }

  /** Draws what is proposed, and fetches the programme when its number is higher. */
  async render(view, page) {
    show("limit", Boolean(view.speaking_time?.proposed));
    this.asked.render(page);
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

  /** Brings up to date whom the end reaches and when that is expected, every few seconds or when something else is shown. */
  tick(page, drawn = false) {
    this.asked.tick(page);
    const now = page.shownAt();
    if (!drawn && now - this.#at < EVERY_MS) return;
    this.#at = now;
    const { view, words } = page;
    const programme = this.#programme.held;
    const forecast = programme && meetingForecast(view, programme, now);
    const found = forecast && view.speaking_time ? outlook(view, programme, now, forecast) : null;
    this.reach = found && { outlook: found, programme };
    this.later = new Map(found ? laterEnds(view.meeting, now).map(([, until]) => [until, countsOf(withMoreTime(view, programme, until, now))]) : []);
    showExpectedEnd(page, forecast, now);
    const scaled = found && view.speaking_time.scale ? [this.#byScale(page, programme, now)] : [];
    const isShort = found && found.reached.least < found.all;
    const asked = isShort ? this.asked.lines(view, programme, found, page) : [];
    const offers = isShort ? limitOffers(view, programme, now, found).map((each) => ({ ...each, ends: endsOf(each.outlook, page).textContent })) : [];
    const blocks = programme && view.meeting.status !== "closed" ? blockOffers(programme, view, now).map((each) => ({ each, said: offerSaid(each, page, programme, now) })) : [];
    const key = JSON.stringify([words.language, [...scaled, ...blocks, ...asked].map(({ said }) => said.textContent), found?.reached, found?.visited, found?.all, found && Math.floor(found.end / 60_000),
      offers.map(({ limit, outlook: then, ends }) => [limit, then.reached, then.all, ends])]);
    if (key === this.#drawn) return;
    this.#drawn = key;
    put("reach", found && asItIs(found, page));
    show("offers", scaled.length + offers.length + blocks.length + asked.length > 0);
    put("offer-list", ...scaled.map(({ said, act }) => this.#button(said, act)), ...offers.map((each) => this.#offer(each, page)),
      ...blocks.map(({ each, said }) => this.#button(said, () => this.#send(page, "block.roll_over", rollOver(each)))),
      ...asked.map(({ said, choose }) => this.#button(said, choose)));
  }

  /** The limits that the rules of the list give so many inscribed. */
  #byScale(page, programme, now) {
    const { view, words } = page;
    const { scale: limits, list } = view.speaking_time;
    const then = withLimits(view, programme, limits, now);
    const reached = { reached: countOf(then), all: ltr(String(then.all)), ends: endsOf(then, page) };
    return {
      said: phrase(words, "time.scale", { limit: limitsSaid(limits, words), ...reached }),
      act: () => this.#send(page, "limit.propose", { limits, list }),
    };
  }

  #offer({ limit, outlook: then, ends }, page) {
    const said = phrase(page.words, "time.from_here", { limit: ltr(lengthOf(limit)), reached: countOf(then), all: ltr(String(then.all)), ends: ltr(ends) });
    const limits = [{ category: "everyone", limit_ms: limit }];
    return this.#button(said, () => this.#send(page, "limit.propose", { limits, list: page.view.speaking_time.list }));
  }

  /** A line of the menu. */
  #button(said, act) {
    const onclick = () => {
      slot("offers").removeAttribute("open");
      act();
    };
    return el("li", {}, el("button", { type: "button", onclick }, el("span", {}, said)));
  }

  async #send(page, name, args) {
    await this.refused(page, page.isLive && (await page.send(name, args)));
  }
}
