/** What a row of the console's list says of an entry: why it stands there, what was noted, how long its party has spoken. */

import { lengthOf } from "../shared/clock.js";
import { el, ltr, phrase } from "../shared/dom.js";
import { speakerText, term } from "../shared/speaker_names.js";
import { reasonOf } from "./list_reasons.js";
import { spokenBefore, spokenByParty } from "./spoken_time.js";

export class EntryLines {
  #spoken;
  #items;
  #names = null;

  /** Of the rows of a programme, as `page` shows them. */
  constructor(page, items) {
    this.page = page;
    this.#items = items;
    this.#spoken = spokenByParty(items);
  }

  /** Milliseconds that the party of a waiting entry has spoken: what else than the row its line depends on. */
  spokenMs(row) {
    return row.entry && row.status === "planned" ? spokenBefore(this.#spoken, row.speech) : 0;
  }

  /** The values of the row's piece: `why` and `spoken`, in place of which stands that it was withdrawn; null for a row that has none. */
  of(row) {
    const { words } = this.page;
    const ms = this.spokenMs(row);
    const isGone = row.status === "skipped" && row.entry?.desk?.standing === "withdrawn";
    const spoken = isGone ? words.raw("standing.withdrawn") : ms > 0 ? phrase(words, "entry.spoken", { time: ltr(lengthOf(ms)) }) : null;
    const waits = row.entry?.desk && row.status === "planned" && !row.entry.not_reached;
    return { why: waits ? this.#line(row.entry) : this.#calledNoMore(row.entry), spoken };
  }

  #calledNoMore(entry) {
    const standing = entry?.desk?.carried_over ? "carried_over" : entry?.not_reached ? "not_reached" : null;
    return standing && this.page.words.raw(`standing.${standing}`);
  }

  #line({ desk }) {
    const { words } = this.page;
    const hour = (at) => this.page.time(at).slice(0, 5);
    const { place } = desk.reason;
    const said = [reasonOf(desk.reason, words, hour, { after: this.#name(place?.after), other: this.#name(place?.other) })];
    if (desk.standing === "confirmed") said.push(words.raw("standing.confirmed"));
    if (desk.to_confirm) said.push(el("strong", {}, words.raw("entry.to_confirm")));
    if (desk.interpreter) said.push(`${words.raw("mark.I")} ${term(words, "language", desk.interpreter)}`);
    if (desk.video) said.push(words.raw("mark.V"));
    if (desk.against_delivery) said.push(words.raw("mark.D"));
    return el("span", {}, ...said.flatMap((each, place_) => (place_ > 0 ? [" · ", each] : [each])));
  }

  #name(id) {
    if (!id) return null;
    this.#names ??= new Map(this.#items.flatMap(({ speeches }) => speeches).map(({ speech }) => [speech.id, speech]));
    const speech = this.#names.get(id);
    return speech ? speakerText(speech, this.page.words) : null; // null: it was removed
  }
}
