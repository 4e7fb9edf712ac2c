/** Carries a list of speakers over into another meeting and undoes it, and says on the console where each list is. */

import { choice, openForm } from "../dialogs/dialog_form.js";
import { el, phrase, put, slot } from "../shared/dom.js";
import { fetched } from "../shared/fetched.js";
import { commandId } from "../shared/socket.js";
import { text } from "../shared/speaker_names.js";
import { post } from "../shared/view_polling.js";

const LIST = "floor_round";
const AWAY = ["asked", "carried_over"];
const ISOLATE = ["\u2068", "\u2069"];

export class CarryDialog {
  #drawn = "";

  constructor(page, picked, say) {
    this.page = page;
    this.picked = picked;
    this.say = say;
  }

  /** Says of each list where it was carried over, and from where it came. */
  draw() {
    const { words } = this.page;
    const lists = this.picked.lists();
    const key = JSON.stringify([words.language, lists]);
    if (key === this.#drawn) return;
    this.#drawn = key;
    put("carried", ...lists.flatMap((each) => this.#lines(each)).map((line) => el("li", {}, line)));
  }

  #lines({ items, carried, received }) {
    const { words } = this.page;
    const row = this.picked.items().find(({ item }) => item.id === items[0]);
    const said = (standing, { title, entries }) => phrase(words, `carry.${standing}`,
      { item: row && text(row.item.title, words), meeting: text(title, words), n: entries });
    const goes = carried && carried.standing !== "returned" ? said(carried.standing, carried) : null;
    const came = received && !AWAY.includes(carried?.standing) ? said("received", received) : null;
    return [came, goes].filter(Boolean);
  }

  /** The part of the list's dialog that opens this one, or undoes that; `others` are the meetings it may go into. */
  part(list, others) {
    const { words } = this.page;
    const carried = this.picked.lists().find(({ id }) => id === list.id)?.carried;
    const isAway = AWAY.includes(carried?.standing) && this.#waiting(list).length === 0;
    const act = () => {
      slot("edit").close();
      return isAway ? this.#takeBack(list, carried) : this.#open(list, others);
    };
    return el("p", { class: "carry" }, el("button", { type: "button", onclick: act }, words.raw(isAway ? "carry.back" : "carry.open")));
  }

  #waiting(list) {
    return this.picked.items().flatMap(({ speeches }) => speeches).filter(({ entry, status }) => entry?.list === list.id && status === "planned");
  }

  #open(list, others) {
    const { words, view } = this.page;
    if (others.length === 0) return this.say("error", words.raw("carry.no_meeting"));
    const first = others.find(({ starts_at: at }) => at > view.meeting.starts_at) ?? others[0];
    const meetings = others.map(({ id, title, begins }) => [id, `${isolated(begins)} ${isolated(title)}`]);
    const meeting = choice(words, "into", "carry.meeting", meetings, first.id);
    meeting.querySelector("select").addEventListener("change", (event) => this.#fill(event.target.value));
    const along = el("p", { class: "second" }, phrase(words, "carry.waits", { n: this.#waiting(list).length }));
    openForm(words, "carry.title", [meeting, choice(words, "on", "carry.item", [], ""), along], (elements) => this.#carry(list, elements),
      { verb: "carry.verb" });
    return this.#fill(first.id);
  }

  /** Offers the items of a meeting on which the list may be called, a round first. */
  async #fill(meeting) {
    const { words } = this.page;
    const select = slot("edit-form").elements.on;
    select.replaceChildren();
    const programme = await fetched(`/api/meetings/${encodeURIComponent(meeting)}/programme?language=${words.language}`);
    if (slot("edit-form").elements.into?.value !== meeting) return; // another was chosen meanwhile
    const rows = offered(programme, this.page.view.meeting.id);
    const rounds = rows.filter(({ item }) => item.kind === LIST);
    const chosen = rounds.find(({ joins }) => !joins) ?? rounds[0] ?? rows[0];
    select.replaceChildren(...rows.map((row) => el("option", { value: row.item.id, selected: row === chosen },
      row.joins ? words.say("carry.joins", { item: row.item.title.text }) : isolated(row.item.title.text))));
  }

  #carry(list, { into, on }) {
    if (!on.value) return this.say("error", this.page.words.raw("carry.no_item"));
    return this.#send(this.page.view.meeting.id, { list: list.id, meeting: into.value, item: on.value });
  }

  /** Sends it over HTTP, where every link of this browser counts: the list goes into another meeting. */
  #send(meeting, args) {
    this.say("sent");
    return post({ meeting, id: commandId(), name: "list.carry", args }, ({ ok, error }) => {
      if (!ok) this.say("error", error?.message ?? this.page.words.raw("not_sent"));
    });
  }

  /** Asks the other meeting to carry the list into this one: those who were not called there wait here again. */
  #takeBack(list, carried) {
    const { view } = this.page;
    const open = this.picked.items().find(({ item, status }) => list.items.includes(item.id) && status !== "done");
    const args = { list: carried.list, meeting: view.meeting.id, item: open?.item.id ?? list.items[0] };
    return this.#send(carried.meeting, args);
  }
}

/** The items that are not over; `joins`: one has a list on which somebody is inscribed, and that did not come from `meeting`. */
export function offered(programme, meeting) {
  const { items = [], lists = [] } = programme ?? {};
  const inscribed = new Set(items.flatMap(({ speeches }) => speeches).map(({ entry }) => entry?.list));
  const joined = new Set(lists.filter(({ id, received }) => inscribed.has(id) && received?.meeting !== meeting).flatMap((each) => each.items));
  return items.filter(({ status, item }) => status !== "done" && item.kind !== "video_message")
    .map(({ item }) => ({ item, joins: joined.has(item.id) }));
}

const isolated = (said) => ISOLATE[0] + said + ISOLATE[1];
