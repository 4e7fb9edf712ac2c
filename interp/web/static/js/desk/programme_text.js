/** One programme text at the desk: original, field, standing, and what to do after a change by another person. */

import { strokeOf, worksInField } from "../keys/chosen_keys.js";
import { bdi, el, put, show, write } from "../shared/dom.js";
import { longest } from "../shared/lengths.js";
import { desk as pieces } from "../drawing/desk.js";
import { draw } from "../shared/pieces.js";
import { text } from "../shared/speaker_names.js";
import { written } from "../shared/provenance.js";

/** Names keep their original: without another form they need no work. */
export const isName = (id) => /^person\..+\.name$/u.test(id);
export const isApproved = (version) => draw(pieces.approved, { standing: version?.standing }, /** @type {any} */ (null)) !== null;

export class Row {
  #version = null;
  #typed = false;
  #area;
  #standing;
  #said = el("span", { role: "status" });
  #conflict = el("div", { class: "conflict", role: "alert", hidden: true });
  #save;
  #approve;

  constructor({ id, original }, working, page, keys) {
    this.id = id;
    this.working = working;
    this.page = page;
    this.keys = keys;
    this.words = page.words;
    this.#area = el("textarea", {
      rows: "1", maxlength: longest("programme_text"), "aria-labelledby": `source-${id}`, ...written(working),
      oninput: () => this.#touched(), onkeydown: (event) => this.#key(event),
    });
    this.#save = this.#button("desk.save", () => this.store(false));
    this.#approve = this.#button("desk.approve", () => this.store(true));
    const own = { ...this.words, language: original.language };
    this.node = draw(pieces.text, {
      id: `source-${id}`, source: text(original, own), reads: written(original.language).dir, field: this.#area, acts: [this.#save, this.#approve, this.#said], conflict: this.#conflict,
    }, page.words);
    this.#standing = this.node.querySelector(".standing");
  }

  /** Takes a newer version; typed text stays, and a change by another person is shown beside it. */
  take({ version }) {
    const news = (version?.revision ?? 0) !== (this.#version?.revision ?? 0);
    if (this.#typed) {
      if (news && version) this.#clash(version);
      return;
    }
    this.#version = version;
    const value = version?.value ?? "";
    if (this.#area.value !== value) this.#area.value = value;
    this.#refresh();
  }

  /** Saves the typed text, and approves it if requested. */
  async store(alsoApprove) {
    const value = this.#area.value.trim();
    put(this.#said);
    if (!value) return;
    const saved = value === this.#version?.value || (await this.#set(value));
    if (saved && alsoApprove) await this.#approveNow();
  }

  async #set(value) {
    const from = this.#version?.revision ?? 0;
    const ack = await this.#send("text.set", { value, from_revision: from });
    if (!ack.ok) return false;
    this.#version = { value, standing: "draft", origin: "person", revision: from + 1 };
    this.#typed = false;
    this.#done("desk.saved");
    return true;
  }

  async #approveNow() {
    const ack = await this.#send("text.approve", { revision: this.#version.revision });
    if (!ack.ok) return;
    this.#version = { ...this.#version, standing: "reviewed" };
    this.#done("desk.approved");
  }

  async #send(name, args) {
    const ack = await this.page.send(name, { text: this.id, language: this.working, ...args });
    if (ack.ok) return ack;
    const { code, message, args: facts } = ack.error;
    if (facts?.reason === "text_changed") this.#clash(facts);
    else put(this.#said, code === "unsent" ? this.words.raw("not_sent") : message);
    return ack;
  }

  #clash({ value, revision }) {
    const theirs = bdi(value, written(this.working));
    const settle = (taken) => {
      this.#version = { standing: "draft", origin: "person", ...this.#version, value, revision };
      if (taken) this.#area.value = value;
      this.#typed = !taken;
      put(this.#conflict);
      this.#refresh();
      this.#area.focus();
    };
    put(this.#conflict, el("p", {}, this.words.raw("desk.changed"), " ", theirs),
      el("p", { class: "buttons" }, this.#button("desk.take", () => settle(true)), " ",
        this.#button("desk.keep", () => settle(false))));
  }

  #touched() {
    this.#typed = true;
    this.#refresh();
  }

  #done(key) {
    this.#refresh();
    put(this.#said, this.words.raw(key));
  }

  #refresh() {
    const version = this.#version;
    const typed = this.#area.value.trim();
    const changed = typed !== (version?.value ?? "");
    const standing = version?.standing ?? (isName(this.id) ? "name" : "none");
    this.node.dataset.standing = standing;
    write(this.#standing, draw(pieces.stands, { standing, origin: version?.origin }, this.words));
    show(this.#save, changed && typed !== "");
    show(this.#approve, typed !== "" && (changed || !isApproved(version)));
  }

  #key(event) {
    const meant = worksInField(strokeOf(event)) ? this.keys.named(event) : null;
    const way = { previous: "previousElementSibling", next: "nextElementSibling" }[meant];
    if (!way && meant !== "save" && meant !== "approve") return;
    event.preventDefault();
    if (way) this.node[way]?.querySelector("textarea").focus();
    else this.store(meant === "approve");
  }

  #button(key, onclick) {
    return el("button", { type: "button", onclick }, this.words.raw(key));
  }
}
