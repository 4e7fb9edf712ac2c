/** The menu of the meeting: what may be done with it now. Every act but the opening asks first, and no key does one unasked. */

import { nextTime, timeNear } from "../shared/clock.js";
import { console as pieces } from "../drawing/console.js";
import { desk } from "../drawing/desk.js";
import { draw } from "../shared/pieces.js";
import { el, phrase } from "../shared/dom.js";
import { term } from "../shared/speaker_names.js";
import { choice, field, oneOf, openForm } from "../dialogs/dialog_form.js";
import { askAct } from "./questions.js";

const REASONS = {
  suspend: ["break", "consultations", "technical", "security", "silence"],
  close: ["end_of_programme", "time", "interpretation", "technical", "security"],
};
const EXTENSION_MS = 15 * 60_000;

export class MeetingMenu {
  /** `announce` opens the dialog of announcements. */
  constructor(page, ask, announce) {
    this.page = page;
    this.ask = ask;
    this.announce = announce;
  }

  /** What the entries depend on, as text. */
  key({ meeting, private: isPrivate, outputs_blank: isBlank, retour, speech }, words) {
    return JSON.stringify([meeting.status, meeting.archived, meeting.says_unreached, isPrivate, isBlank, retour, speech === null, words.language]);
  }

  /** The entries for a view, as the server draws them. */
  entries(view, words) {
    const { status, archived } = view.meeting;
    const acts = ["open", "suspend", "resume", "close", "reopen", "archive", "unarchive"];
    const restrict = () => this.#restrict();
    const outputs = () => this.#outputs();
    const unreached = () => this.#unreached();
    return [draw(pieces.menu, {
      status, archived, private: view.private, outputs_blank: view.outputs_blank, unreached: view.meeting.says_unreached,
      retour: view.speech !== null && Object.keys(view.retour).length > 0,
      ...Object.fromEntries(acts.map((act) => [`on_${act}_meeting`, () => this.#act(act)])),
      on_announce: this.announce, on_interpretation: () => this.#interpretation(), on_retour: () => this.#retour(),
      on_make_public: restrict, on_make_private: restrict, on_show_all: outputs, on_blank_all: outputs,
      on_tell_unreached: unreached, on_hide_unreached: unreached,
    }, words)];
  }

  #act(act) {
    if (act === "open") return this.ask("meeting.open");
    const { words, view: { undelivered } } = this.page;
    const left = act === "close" && undelivered > 0 && el("p", {}, draw(pieces.undelivered, { n: undelivered }, words));
    const until = act === "suspend" && field(words, "until", "console.resumes_at", { type: "time", dir: "ltr" });
    const reasons = REASONS[act]
      && oneOf(words, "reason", "console.reason", [["", "console.no_reason"], ...REASONS[act].map((code) => [code, `reason.${code}`])]);
    return askAct(this.page, `console.${act}_meeting`, `console.${act}_sure`,
      ({ reason, until: time }) => this.ask(`meeting.${act}`, { ...(reasons && { reason: reason.value || null }),
        ...(time?.value && { until: nextTime(this.page.now(), this.page.time(this.page.now()), time.value) }) }), [left, act === "close" && this.#kept(), until, reasons].filter(Boolean));
  }

  /** For how long what is not delivered or not published is kept. */
  #kept() {
    const { words } = this.page;
    const { undeliveredDays, unpublishedDays } = document.getElementById("main").dataset;
    const [undelivered, unpublished] = [undeliveredDays, unpublishedDays].map((days) => Number(days) || null);
    return el("p", {}, draw(desk.erased_after, { undelivered, unpublished }, words));
  }

  #restrict() {
    const { private: isPrivate } = this.page.view;
    const [verb, said] = isPrivate ? ["console.make_public", "console.public_sure"] : ["console.make_private", "console.private_sure"];
    askAct(this.page, verb, said, () => this.ask("meeting.restrict", { private: !isPrivate }));
  }

  /** Lets the pages of the public say who may not be reached, or not. */
  #unreached() {
    const { says_unreached: says } = this.page.view.meeting;
    const verb = says ? "console.hide_unreached" : "console.tell_unreached";
    askAct(this.page, verb, `${verb}_sure`, () => this.ask("meeting.amend", { says_unreached: !says }));
  }

  #outputs() {
    const name = this.page.view.outputs_blank ? "show" : "blank";
    askAct(this.page, `console.${name}_all`, `console.${name}_all_sure`, () => this.ask(`outputs.${name}`));
  }

  /** Asks for, grants or refuses an extension of the interpretation. */
  #interpretation() {
    const { words } = this.page;
    const { interpretation: { until, standing, asked_until: asked } } = this.page.view.meeting;
    const acts = standing === "asked" ? ["grant", "refuse", "ask"] : ["ask", "grant"];
    const wanted = standing === "asked" ? asked : until + EXTENSION_MS;
    openForm(words, "console.interpretation", [
      oneOf(words, "act", "console.interpretation", acts.map((act) => [act, `console.${act}_extension`])),
      field(words, "until", "console.until", { type: "time", required: true, dir: "ltr", value: this.page.time(wanted).slice(0, 5) }),
    ], ({ act, until: time }) => this.ask(`interpretation.${act.value}`,
      act.value === "refuse" ? {} : { until: timeNear(until, this.page.time(until), time.value) }), { careful: true });
  }

  /** Sets into which language each two-way booth works for this speech; what stays as it is is not sent. */
  #retour() {
    const { words, view: { retour } } = this.page;
    const into = ["en", "fr"].map((code) => [code, term(words, "language", code)]);
    const fields = Object.entries(retour).map(([booth, now]) =>
      choice(words, booth, phrase(words, "console.retour_of", { booth: term(words, "language", booth) }), into, now));
    openForm(words, "console.retour", fields, (elements) => {
      for (const [booth, now] of Object.entries(retour)) {
        if (elements[booth].value !== now) this.ask("floor.set_retour", { booth, into: elements[booth].value });
      }
    }, { careful: true });
  }
}
