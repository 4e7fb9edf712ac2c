/** The console's speaking time of all who wait: whom the end reaches, what each limit would change, what is proposed and announced. */

import { lengthOf } from "../shared/clock.js";
import { el, ltr, phrase, put, slot } from "../shared/dom.js";
import { fetched } from "../shared/fetched.js";
import { isClosed, itemAfter, limitOffers, outlook, withLimits, withMoreTime } from "../shared/list_outlook.js";
import { meetingForecast } from "../shared/meeting_forecast.js";
import { laterEnds } from "../shared/planned_ends.js";
import { asItIs, countOf, endsOf, limitsSaid } from "../shared/reach_words.js";
import { text } from "../shared/speaker_names.js";
import { blockOffers, offerSaid, rollOver } from "../shared/unspent_time.js";
import { openForm } from "../dialogs/dialog_form.js";
import { ReachLine } from "./reach_line.js";

const EVERY_MS = 5_000;
const EXAMPLE_S = 90;

/** The commands of what is chosen in the dialog; `extra` has the other limit, whether the Chair asks, the time. */
export function commandOf(choice, { list, proposed, scale }, { seconds, byChair }) {
  const [act, value, to, all] = choice.split(":");
  const ms = act === "limit" ? Number(value) : Math.round(Number(seconds) * 1000);
  switch (act) {
    case "announce": return ["limit.announce", { limits: proposed.limits, list: proposed.list }];
    case "withdraw": return ["limit.withdraw", {}];
    case "lift": return ["limit.lift", { list }];
    case "extend": return ["interpretation.ask", { until: Number(value) }];
    case "next": return ["item.open", { item: value }];
    case "give":
    case "give_back": return ["block.roll_over", rollOver({ act, block: value, to, all: Number(all) })];
    case "scale": return ["limit.propose", { limits: scale, list, by_chair: byChair }];
    case "limit":
    case "other": return ms > 0 ? ["limit.propose", { limits: [{ category: "everyone", limit_ms: ms }], list, by_chair: byChair }] : null;
    default: throw new Error(choice);
  }
}

export class SpeakingTime {
  #line = new ReachLine(slot("programme"));
  #drawn = "";
  #at = 0;
  /** Whom the end reaches, for the strip; null where nobody waits or nothing is expected. */
  reach = null;

  constructor(page, picked, ask, say) {
    this.page = page;
    this.picked = picked;
    this.ask = ask;
    this.say = say;
  }

  /** The next tick brings all up to date: a switch does not wait for it. */
  changed() {
    this.#at = 0;
  }

  /** Brings up to date whom the end reaches, every few seconds and after a change. */
  tick() {
    const now = this.page.shownAt();
    if (now - this.#at < EVERY_MS) return;
    this.#at = now;
    const { view, words } = this.page;
    const programme = this.picked.programme();
    const found = programme && outlook(view, programme, now, meetingForecast(view, programme, now));
    this.reach = found ? { outlook: found, programme } : null;
    const { proposed = null, announced = null } = view.speaking_time ?? {};
    const key = JSON.stringify([found?.reached, found?.visited, found?.all, found?.end && Math.floor(found.end / 60_000), proposed, announced, words.language]);
    if (key !== this.#drawn) {
      this.#drawn = key;
      put("reach", found && asItIs(found, this.page));
      put("proposed", ...(proposed ? this.#proposed(proposed) : announced ? [this.#inForce(announced)] : []));
    }
    this.#line.place(found?.line ?? null, this.picked.shownRows(), found && phrase(words, "time.not_reached", { time: ltr(this.page.time(found.end).slice(0, 5)) }));
  }

  #proposed({ limits, by, at }) {
    const { words } = this.page;
    return [phrase(words, "time.proposed", { limit: limitsSaid(limits, words) }), " · ", el("bdi", {}, by), " ", ltr(this.page.time(at).slice(0, 5))];
  }

  #inForce({ limits, at }) {
    const { words } = this.page;
    return phrase(words, "time.in_force", { limit: limitsSaid(limits, words), time: ltr(this.page.time(at).slice(0, 5)) });
  }

  /** Opens the dialog with what may be done, each with whom it would reach. */
  open() {
    const { view, words } = this.page;
    const of = view.speaking_time;
    const programme = this.picked.programme();
    const now = this.page.shownAt();
    const found = of && programme ? outlook(view, programme, now, meetingForecast(view, programme, now)) : null;
    const blocks = programme ? blockOffers(programme, view, now).map((each) =>
      [[each.act, each.block, each.to, each.all].join(":"), offerSaid(each, this.page, programme, now)]) : [];
    if (blocks.length === 0 && (!of || (!found && !of.proposed && !of.announced))) return this.say("error", words.raw("time.nothing"));
    const choices = [...(of ? this.#onRecord(of) : []), ...(found ? this.#offered(of, programme, found, now) : []), ...blocks];
    const rows = choices.map(([value, label], place) => el("label", { class: "check" },
      el("input", { type: "radio", name: "act", value, checked: place === 0 }), " ", el("span", {}, label)));
    const isOpen = of !== null && !isClosed(of, now);
    openForm(words, "time.title", [
      el("fieldset", { class: "one-of" }, el("legend", {}, found ? asItIs(found, this.page) : words.raw("time.title")), ...rows),
      el("label", {}, words.raw("time.other"), " ", el("input", { name: "seconds", type: "number", min: "5", max: "3600", step: "5", value: String(EXAMPLE_S), dir: "ltr" })),
      isOpen && el("label", { class: "check" }, el("input", { type: "checkbox", name: "by_chair" }), " ", words.raw("time.by_chair")),
    ], (elements) => this.#done(elements, of), { verb: "time.send" });
    return undefined;
  }

  /** What is proposed comes first: it is announced, or withdrawn. */
  #onRecord({ proposed, announced }) {
    const { words } = this.page;
    if (!proposed) return announced ? [["lift", words.raw("time.lift")]] : [];
    const done = el("span", {}, words.raw("time.announce"), ": ", limitsSaid(proposed.limits, words));
    return [["announce", done], ["withdraw", words.raw("time.withdraw")]];
  }

  #offered(of, programme, found, now) {
    const { view, words } = this.page;
    const counted = (each) => ({ reached: countOf(each), all: ltr(String(each.all)) });
    const limits = limitOffers(view, programme, now, found).map(({ limit, outlook: then }) => [`limit:${limit}`, phrase(words, "time.from_here",
      { limit: ltr(lengthOf(limit)), ...counted(then), ends: endsOf(then, this.page) })]);
    const scaled = of.scale && withLimits(view, programme, of.scale, now);
    const byScale = scaled ? [["scale", phrase(words, "time.scale", { limit: limitsSaid(of.scale, words), ...counted(scaled), ends: endsOf(scaled, this.page) })]] : [];
    const ends = laterEnds(view.meeting, now).map(([n, until]) => ({ n, until, then: withMoreTime(view, programme, until, now) }))
      .filter(({ then }) => (then?.reached.expected ?? 0) > found.reached.expected); // one that reaches nobody more is not offered
    const next = itemAfter(view, programme);
    return [
      ...byScale, ...limits,
      ["other", words.raw("time.other")],
      ...(of.list && !isClosed(of, now) ? [["close", words.raw("time.close_list")]] : []),
      ...ends.map(({ n, until, then }) => [`extend:${until}`, phrase(words, "time.extension", { n, ...counted(then) })]),
      ...(next && found.line ? [[`next:${next.item.id}`, phrase(words, "time.next_item", { title: text(next.item.title, words) })]] : []),
    ];
  }

  async #done(elements, of) {
    const choice = elements.act.value;
    if (choice === "close") return this.#closeList(of.list);
    const command = commandOf(choice, of, { seconds: elements.seconds.value, byChair: Boolean(elements.by_chair?.checked) });
    return command && this.ask(...command);
  }

  async #closeList(id) {
    const { words, view } = this.page;
    const known = await fetched(`/api/meetings/${encodeURIComponent(view.meeting.id)}/lists?language=${words.language}`);
    const held = known?.lists.find((each) => each.id === id);
    if (!held) return this.say("error", words.raw("not_sent"));
    const { items, rules, seen_by, opens_at, closes_after_ms } = held;
    const closes_at = Math.floor(this.page.now());
    const ack = await this.ask("list.set", { speakers: { id, items, rules, seen_by, opens_at, closes_after_ms, closes_at } });
    if (ack?.ok) this.say("sent", words.raw("time.list_closed"));
    return ack;
  }
}
