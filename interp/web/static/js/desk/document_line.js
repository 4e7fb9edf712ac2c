/** One line of a document at the desk: original, translation field, findings and standing. */

import { linePath } from "./api.js";
import { Lookup } from "./matches.js";
import { partyName } from "./party_names.js";
import { bdi, direction, el, htmlLang, ltr, phrase, put, show } from "../shared/dom.js";
import { term } from "../shared/names.js";
import { marks } from "../shared/provenance.js";
import { linked } from "../shared/symbol_links.js";

const APPROVED = new Set(["auto", "reviewed", "final"]);
const PARTIES = new Set(["state", "organization"]); // checks whose values are codes
const SIGNS = { error: "✕", warning: "▲", info: "·" };
const written = (language) => ({ lang: htmlLang(language), dir: direction(language) });

export const isApproved = (revision) => APPROVED.has(revision?.standing);
const isOpen = (revision) => !revision?.reason && revision?.findings.some(({ severity }) => severity === "error");

export class Line {
  #row;
  #typed = false;
  #clashed = 0;
  #area;
  #source = el("p", { class: "source" });
  #standing = el("span", { class: "standing" });
  #said = el("span", { role: "status" });
  #findings = el("ul", { class: "findings", hidden: true });
  #conflict = el("div", { class: "conflict", role: "alert", hidden: true });
  #asked = el("div", { class: "asked", hidden: true });
  #buttons = {};

  /** `host` is the open document: its address, languages and page, and the function to go to another line. */
  constructor(row, host) {
    Object.assign(this, { id: row.id, host, words: host.words, working: host.working });
    this.#row = row;
    this.#source.id = `line-${row.id}`;
    this.#area = el("textarea", {
      rows: "1", maxlength: "4000", "aria-labelledby": this.#source.id, ...written(this.working),
      oninput: () => this.#touched(), onkeydown: (event) => this.#key(event),
    });
    this.lookup = new Lookup(this);
    const names = [["save", "desk.save", () => this.store()], ["approve", "desk.approve", () => this.approve()],
      ["overrule", "desk.overrule", () => this.overrule()], ["undo", "desk.undo", () => this.undo()],
      ["look", "desk.look", () => this.lookup.toggle()]];
    for (const [name, key, onclick] of names) this.#buttons[name] = el("button", { type: "button", onclick }, this.words.raw(key));
    this.#buttons.look.setAttribute("aria-expanded", "false");
    this.node = el("li", { class: "text line", tabindex: "-1", "data-line": row.id },
      this.#source,
      el("div", { class: "target" }, this.#area, this.#findings,
        el("p", { class: "state" }, this.#standing, ...Object.values(this.#buttons), this.#said), this.#asked),
      this.#conflict, this.lookup.node);
    this.take(row);
  }

  get revision() {
    return this.#row.revision;
  }

  get text() {
    return this.#area.value.trim();
  }

  get original() {
    return this.#row.text;
  }

  get isDone() {
    return isApproved(this.revision) && !this.revision.stale;
  }

  /** Takes a newer revision; typed text stays, and a change by another person is shown beside it. */
  take(row) {
    if ((row.revision?.revision ?? 0) < (this.revision?.revision ?? 0)) return; // an answer from before the own change
    const news = (row.revision?.revision ?? 0) !== (this.revision?.revision ?? 0);
    this.#showSource(row);
    if (this.#typed) {
      if (news && row.revision && row.revision.revision !== this.#clashed) this.#clash(row.revision);
      return;
    }
    this.#row = row;
    const value = row.revision?.value ?? "";
    if (this.#area.value !== value) this.#area.value = value;
    this.#refresh();
  }

  focus() {
    this.node.focus();
    this.node.scrollIntoView({ block: "nearest" });
  }

  write() {
    this.#area.focus();
  }

  /** Saves the typed text; `approved`, or overruling findings, if requested. Returns whether it was saved. */
  async store({ approve = false, reason = null } = {}) {
    const text = this.text;
    put(this.#said);
    if (!text || (!approve && reason === null && text === this.revision?.value)) return false;
    const answer = await this.host.api.post(this.#path(), {
      text, from_revision: this.revision?.revision ?? 0, approve, reason,
    });
    return this.#settled(answer, approve ? "desk.approved" : "desk.saved", { approve });
  }

  /** Approves; if there is an error, asks for the reason first. */
  async approve() {
    const changed = this.text !== this.revision?.value;
    if (!changed && isOpen(this.revision)) return this.overrule(true);
    if (!changed && this.isDone) return this.host.next(this);
    if (await this.store({ approve: true })) this.host.next(this);
    return undefined;
  }

  /** Asks for the reason for overruling findings. */
  overrule(approve = false) {
    if (!this.text) return;
    const field = el("input", { name: "reason", required: true, maxlength: "300", autocomplete: "off", dir: "auto", id: `why-${this.id}` });
    const form = el("form", {
      onsubmit: (event) => {
        event.preventDefault();
        this.#overruled(field.value.trim(), approve);
      },
      onkeydown: (event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        put(this.#asked);
        this.focus();
      },
    }, el("label", { for: field.id }, this.words.raw("desk.reason")), field,
    el("button", {}, this.words.raw(approve ? "desk.approve" : "desk.overrule")));
    put(this.#asked, form);
    field.focus();
  }

  async #overruled(reason, approve) {
    if (!reason || !(await this.store({ approve, reason }))) return;
    put(this.#asked);
    if (approve) this.host.next(this);
    else this.focus();
  }

  /** Restores the previous revision; typed text that is not saved is discarded first. */
  async undo() {
    if (this.#typed) {
      this.#typed = false;
      this.take(this.#row);
      put(this.#said, this.words.raw("desk.undone"));
      return;
    }
    const newest = this.revision?.revision ?? 0;
    if (newest > 1) await this.putBack(newest - 1);
  }

  async putBack(revision) {
    const answer = await this.host.api.post(`${this.#path()}/restore`, { revision, from_revision: this.revision?.revision ?? 0 });
    this.#settled(answer, "desk.undone", {});
  }

  /** Writes a match into the field, to be checked before it is saved. */
  use(text) {
    this.#area.value = text;
    this.#touched();
    this.write();
  }

  #path() {
    return linePath(this.host.document.id, this.working, this.id);
  }

  #settled(answer, key, { approve }) {
    if (answer.ok) {
      this.#typed = false;
      this.take({ ...this.#row, revision: answer.revision });
      put(this.#said, this.words.raw(key));
      this.lookup.refresh();
      return true;
    }
    const { code, message, args } = answer.error;
    if (code === "stale") this.#clash(args);
    else put(this.#said, message);
    if (args?.reason === "finding_open") this.overrule(approve);
    return false;
  }

  #clash({ value, revision, ...rest }) {
    this.#clashed = revision;
    const settle = (taken) => {
      this.#row = { ...this.#row, revision: { findings: [], grade: "none", origin: "person", standing: "draft", ...rest, value, revision } };
      this.#typed = !taken;
      if (taken) this.#area.value = value;
      put(this.#conflict);
      this.#refresh();
      this.write();
    };
    const button = (key, taken) => el("button", { type: "button", onclick: () => settle(taken) }, this.words.raw(key));
    put(this.#conflict,
      el("p", {}, this.words.raw("desk.changed"), " ", rest.by && bdi(`${rest.by}: `), bdi(value, written(this.working))),
      el("p", { class: "buttons" }, button("desk.take", true), " ", button("desk.keep", false)));
  }

  #touched() {
    this.#typed = this.text !== (this.revision?.value ?? "");
    put(this.#said);
    this.#refresh();
  }

  #showSource(row) {
    const own = !this.host.beside || this.host.beside === this.host.document.language;
    const beside = own ? null : row.beside;
    const number = row.number ? [ltr(row.number), " "] : [];
    const language = own ? this.host.document.language : this.host.beside;
    const text = own ? row.text : beside?.value;
    for (const [name, value] of Object.entries(written(text ? language : this.words.language))) this.#source.setAttribute(name, value);
    put(this.#source, ...number, ...(text ? linked(text) : [el("span", { class: "second" }, this.words.raw("desk.empty"))]),
      beside && el("span", { class: "beside" }, marks({ ...beside, language }, this.words)));
    this.node?.setAttribute("data-kind", row.kind);
  }

  #refresh() {
    const { revision } = this;
    const changed = this.#typed;
    const locked = revision?.standing === "final" && !revision.stale;
    this.#area.readOnly = locked;
    this.node.dataset.standing = changed ? "draft" : revision?.standing ?? "none";
    this.node.dataset.grade = revision?.grade ?? "none";
    this.node.toggleAttribute("data-stale", Boolean(revision?.stale));
    put(this.#standing, ...this.#stands(revision));
    put(this.#findings, ...(changed ? [] : (revision?.findings ?? []).map((each) => this.#finding(each))));
    show(this.#buttons.save, changed && this.text !== "");
    show(this.#buttons.approve, !locked && this.text !== "" && (changed || !this.isDone));
    show(this.#buttons.overrule, !locked && !changed && Boolean(isOpen(revision)));
    show(this.#buttons.undo, !locked && (changed || (revision?.revision ?? 0) > 1));
  }

  #stands(revision) {
    if (!revision) return [this.words.raw("desk.empty")];
    const match = revision.match ? [" ", ltr(`${revision.match} %`)] : [];
    const said = [el("span", { class: "grade", "data-grade": revision.grade }, term(this.words, "grade", revision.grade), ...match),
      " · ", marks({ ...revision, language: this.working }, this.words) ?? term(this.words, "standing", revision.standing)];
    if (revision.by && revision.by !== "machine") said.push(" · ", bdi(revision.by), " ", ltr(this.host.page.time(revision.at).slice(0, 5)));
    if (revision.reason) said.push(" · ", phrase(this.words, "desk.overruled", { reason: bdi(revision.reason, { dir: "auto" }) }));
    return said;
  }

  #finding({ severity, check, code, values, message }) {
    const key = `finding.${code}`;
    const named = PARTIES.has(check) ? values.map(partyName) : values;
    const told = this.words.has(key)
      ? phrase(this.words, key, Object.fromEntries(named.map((value, place) => [place + 1, bdi(value, { dir: "auto" })])))
      : bdi(message, { lang: "en", dir: "ltr" });
    return el("li", { "data-severity": severity }, el("span", { class: "sign", "aria-hidden": "true" }, SIGNS[severity], " "),
      el("strong", {}, term(this.words, "severity", severity)), " ", told);
  }

  #key(event) {
    const steps = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (event.key === "Escape" && !event.isComposing) this.focus();
    else if (event.altKey && steps) this.host.step(this, steps, true);
    else if (event.ctrlKey && event.key === "Enter") {
      if (event.shiftKey) this.approve();
      else this.store();
    } else return;
    event.preventDefault();
  }
}
