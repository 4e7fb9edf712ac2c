/** The form of the team: each booth with its desks and people. What is typed is read when it is saved; faults stand beside the fields. */

import { MEETING_LANGUAGES, el, put } from "../shared/dom.js";
import { longest } from "../shared/lengths.js";

const MOST_DESKS = 6;
const MOST_PEOPLE = 12;
const ID = /^[A-Za-z0-9._:-]{1,80}$/;
const split = (text) => text.toLowerCase().split(/[\s,;/]+/u).filter(Boolean);
const DETAILS = { size: "size", into: "into", languages: "language", desk: "no_desk", twice: "id" };

export class Editor {
  #made = 0;
  #changed = false;

  constructor(form, booths, words, isNew) {
    this.form = form;
    this.words = words;
    this.#changed = isNew;
    this.notice = el("div", { class: "changed-by-another", role: "alert", hidden: true });
    const sections = MEETING_LANGUAGES.map((code) => this.#booth(code, booths.find(({ booth }) => booth === code)));
    const buttons = el("p", { class: "buttons" }, el("button", { type: "submit", class: "first" }, words.raw("team.save")), this.#button("discard"));
    this.wrong = el("p", { class: "wrong", role: "alert", hidden: true });
    form.replaceChildren(this.notice, el("div", { class: "booths" }, ...sections), this.wrong, buttons);
    form.oninput = () => {
      this.#changed = true;
    };
  }

  get isChanged() {
    return this.#changed;
  }

  get isInConflict() {
    return !this.notice.hidden;
  }

  focus() {
    this.form.querySelector("input").focus();
  }

  /** Whether somebody else saved meanwhile: said, with the choice between theirs and mine. */
  conflict(is) {
    if (is === this.isInConflict) return;
    const { words } = this;
    put(this.notice, ...(is ? [el("p", {}, words.raw("team.changed")), el("p", { class: "buttons" }, this.#button("theirs"), this.#button("mine"))] : []));
    this.form.querySelector('[type="submit"]').disabled = is;
  }

  #button(what) {
    return el("button", { type: "button", "data-team": what }, this.words.raw(`team.${what}`));
  }

  #booth(code, team) {
    const { words } = this;
    const people = el("ul", { role: "list" }, ...(team?.interpreters ?? []).map((each) => this.#person(code, each)));
    const add = el("button", { type: "button", onclick: () => this.#add(code, people) }, words.raw("team.add"));
    return el("fieldset", { "data-team-of": code },
      el("legend", {}, el("abbr", { class: "frame", title: words.raw(`language.${code}`), lang: "en" }, code.toUpperCase()), " ", words.raw(`language.${code}`)),
      el("div", { class: "of-booth" },
        this.#field("team.desks", "desks", team?.desks.join(" ") ?? "", { class: "short" }),
        this.#field("team.into", "into", team?.into.join(" ") ?? "", { class: "short" })),
      people, add);
  }

  #person(code, one) {
    const { words } = this;
    const row = el("li", { "data-person": one.id },
      this.#field("team.name", "name", one.name, { dir: "auto", maxlength: longest("interpreter") }),
      this.#field("team.desk", "desk", one.desk ?? "", { class: "short" }),
      this.#field("team.b", "b", one.b.join(" "), { class: "short" }),
      this.#field("team.c", "c", one.c.join(" ")));
    const name = row.querySelector('[name="name"]');
    const remove = el("button", { type: "button", "aria-label": words.say("team.remove", { name: one.name || one.id }), onclick: () => this.#remove(row) }, "✕");
    name.addEventListener("input", () => remove.setAttribute("aria-label", words.say("team.remove", { name: name.value || one.id })));
    row.append(remove);
    return row;
  }

  #field(label, name, value, attributes = {}) {
    this.#made += 1;
    const wrong = `team-wrong-${this.#made}`;
    return el("label", { class: attributes.class ?? "long" }, el("span", {}, this.words.raw(label)),
      el("input", { dir: "ltr", autocomplete: "off", spellcheck: "false", ...attributes, class: null, name, value, "aria-describedby": wrong }),
      el("span", { class: "wrong", id: wrong, hidden: true }));
  }

  #add(code, people) {
    const used = new Set([...this.form.querySelectorAll("[data-person]")].map(({ dataset }) => dataset.person));
    let number = 1;
    while (used.has(`${code}-${number}`)) number += 1;
    const row = this.#person(code, { id: `${code}-${number}`, name: "", desk: "", b: [], c: [] });
    people.append(row);
    this.#changed = true;
    row.querySelector("input").focus();
  }

  #remove(row) {
    const next = row.nextElementSibling ?? row.previousElementSibling;
    const booth = row.closest("fieldset");
    row.remove();
    this.#changed = true;
    (next?.querySelector("input") ?? booth.querySelector("button")).focus();
  }

  /** The team as typed; null where something cannot be taken, which is then said beside the field. */
  booths() {
    this.#clear();
    const found = [...this.form.querySelectorAll("fieldset")].map((each) => this.#read(each)).filter(Boolean);
    const first = this.form.querySelector('[aria-invalid="true"]');
    first?.focus();
    return first ? null : found;
  }

  #read(home) {
    const booth = home.dataset.teamOf;
    const [desksAt, intoAt] = ["desks", "into"].map((name) => home.querySelector(`[name="${name}"]`));
    const [desks, into] = [desksAt.value.split(/[\s,;]+/u).filter(Boolean), split(intoAt.value)];
    const rows = [...home.querySelectorAll("[data-person]")];
    if (desks.length === 0 && rows.length === 0) return null;
    if (desks.some((each) => !ID.test(each)) || new Set(desks).size < desks.length || desks.length === 0) this.#fault(desksAt, "desk");
    if (desks.length > MOST_DESKS || rows.length > MOST_PEOPLE) this.#fault(desksAt, "size");
    if (into.some((each) => each === booth || !MEETING_LANGUAGES.includes(each)) || new Set(into).size < into.length) this.#fault(intoAt, "into");
    return { booth, desks, interpreters: rows.map((each) => this.#readPerson(each, booth, desks)), into };
  }

  #readPerson(row, booth, desks) {
    const at = (name) => row.querySelector(`[name="${name}"]`);
    const [desk, b, c] = [at("desk").value.trim(), split(at("b").value), split(at("c").value)];
    if (desk && !desks.includes(desk)) this.#fault(at("desk"), "no_desk");
    if (b.some((each) => !MEETING_LANGUAGES.includes(each))) this.#fault(at("b"), "language");
    if (b.includes(booth) || new Set(b).size < b.length) this.#fault(at("b"), "twice");
    if (c.some((each) => !/^[a-z]{2,3}$/u.test(each))) this.#fault(at("c"), "language");
    if (c.includes(booth) || new Set([...b, ...c]).size < new Set(b).size + c.length) this.#fault(at("c"), "twice");
    return { id: row.dataset.person, name: at("name").value.trim(), a: booth, b, c, desk: desk || null };
  }

  #clear() {
    put(this.wrong);
    for (const each of this.form.querySelectorAll("input")) {
      each.removeAttribute("aria-invalid");
      put(document.getElementById(each.getAttribute("aria-describedby")));
    }
  }

  #fault(input, code) {
    input.setAttribute("aria-invalid", "true");
    put(document.getElementById(input.getAttribute("aria-describedby")), this.words.raw(`team.fault.${code}`));
  }

  /** Says what the service refused, beside the field where it names one. Returns that it was said. */
  refused({ args = /** @type {any} */ ({}) }, said) {
    const fault = DETAILS[args.detail];
    const home = this.form.querySelector(`[data-team-of="${args.booth}"]`);
    const row = home?.querySelector(`[data-person="${args.id}"]`) ?? home;
    const input = fault && row?.querySelector(`[name="${{ into: "into", desk: "desk", languages: "c", size: "desks" }[args.detail]}"]`);
    if (!input) put(this.wrong, said);
    else {
      this.#fault(input, fault);
      input.focus();
    }
    return true;
  }
}
