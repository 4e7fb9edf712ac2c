/** What is inserted by a key: the original, its pieces and terms by number, signs that a keyboard may lack. */

import { signed } from "./typing_signs.js";
import { SIGNS } from "../desk_keys.js";
import { bdi, direction, el, htmlLang } from "../../shared/dom.js";

const written = (language) => ({ lang: htmlLang(language), dir: direction(language) });

export class InsertKeys {
  #found = null;

  constructor(open, acts, keys) {
    this.open = open;
    this.acts = acts;
    this.keys = keys;
    this.words = open.words;
    open.pane.add("inserts", this.words.raw("desk.inserts"), (line) => this.#region(line));
    open.pane.addAct("copy_source", this.words.raw("desk.copy_source"), (line) => this.copy(line));
    const onLine = (work) => (event) => open.current && work(open.current, event);
    keys.add("copy_source", onLine((line) => this.copy(line)));
    keys.addNumbered("piece", (number) => this.#insertIf(this.#found?.placeables[number - 1]?.insert));
    keys.addNumbered("term", (number) => this.#insertIf(this.#found?.terms[number - 1]?.target));
    for (const name of Object.keys(SIGNS)) keys.add(name, onLine((line) => this.#sign(line, name)));
  }

  /** Writes the original into the field. */
  copy(line) {
    line.use(line.original);
  }

  #insertIf(text) {
    if (text && this.open.current) this.#insert(this.open.current, text);
  }

  #insert(line, text) {
    const at = place(line);
    line.put(at.text.slice(0, at.start) + text + at.text.slice(at.end), at.start + text.length);
  }

  #sign(line, name) {
    const at = place(line);
    const made = signed(at.text, at.start, at.end, name, line.working);
    line.put(made.text, made.caret);
  }

  async #region(line) {
    this.#found = null;
    const answer = await this.acts.get(`inserts/${encodeURIComponent(line.id)}`);
    if (!answer.ok || line !== this.open.current) return [];
    this.#found = answer;
    const from = line.host.document.language;
    return [...this.#list(line, answer.placeables.map(({ text, insert }) => [text, insert]), "piece", from),
      ...this.#list(line, answer.terms.map(({ source, target }) => [source, target]), "term", from)];
  }

  #list(line, rows, action, from) {
    if (rows.length === 0) return [];
    const held = this.keys.held(action).replaceAll("+", " ");
    return [el("ul", { class: "inserts" }, ...rows.map(([text, insert], n) => el("li", {},
      el("button", { type: "button", class: "small", onclick: () => this.#insert(line, insert) },
        el("kbd", { dir: "ltr" }, `${held}${n + 1}`), " ", bdi(text, written(from)),
        ...(insert === text ? [] : [" → ", bdi(insert, written(line.working))])))))];
  }
}

/** The text of a line and what is selected in it; without a field, its end. */
function place(line) {
  const { field } = line;
  const text = field?.value ?? line.text;
  const [start, end] = document.activeElement === field && field ? [field.selectionStart, field.selectionEnd] : [text.length, text.length];
  return { text, start, end };
}
