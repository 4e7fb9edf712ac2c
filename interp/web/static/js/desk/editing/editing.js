/** Editing beside writing one sentence: find, select, replace, insert, note, add terms, undo; with their keys. */

import { Acts } from "./acts.js";
import { InsertKeys } from "./insert_keys.js";
import { Notes } from "./notes.js";
import { PassageLanguage } from "./passage_language.js";
import { ReplaceDialog } from "./replace_dialog.js";
import { SearchBar } from "./search_bar.js";
import { Selection } from "./selection.js";
import { TermDialog } from "./term_dialog.js";
import { bdi, direction, htmlLang, ltr, phrase, show } from "../../shared/dom.js";

/** Adds everything to the open document and its keys. */
export function addEditing(open, keys) {
  const acts = new Acts(open);
  const notes = new Notes(open, acts);
  const bar = new SearchBar(open, notes.openOf);
  const selection = new Selection(open, acts, bar);
  const replacing = new ReplaceDialog(open, acts);
  const terms = new TermDialog(open, acts);
  new PassageLanguage(open);
  open.margin = (line) => [...selection.mark(line), ...notes.mark(line)];
  open.acted = (line, was, now) => acts.changed([{ segment: line.id, was, now }]);
  open.changed = (changes) => acts.changed(changes);
  open.overwrote = (line, typed, by) => acts.did(() => (line.fill(typed, by) ? [open.words.raw("desk.undone")] : leftOut(line, typed)));
  open.opened = () => {
    acts.clear();
    notes.clear();
    selection.clear();
    bar.reset();
  };
  open.loaded = async () => {
    show("show-search", open.lines.length > 0);
    await notes.load();
    bar.apply(open.current);
  };
  const onLine = (work) => (event) => open.current && work(open.current, event);
  keys.add("next_open", (event) => nextOpen(open, event.target.tagName === "TEXTAREA"));
  keys.add("find", () => bar.show());
  keys.add("select", onLine((line) => selection.toggle(line)));
  keys.add("select_shown", () => open.document && selection.all());
  keys.add("approve_selected", () => selection.approve());
  keys.add("replace", () => replacing.show());
  new InsertKeys(open, acts, keys);
  keys.add("comment", onLine(() => notes.write()));
  keys.add("comment_done", onLine((line) => notes.finish(line)));
  keys.add("flag", onLine((line) => notes.flag(line)));
  keys.add("add_term", () => terms.show());
  keys.add("take_back", () => acts.undo());
}

/** Says that typed words were not put back, and which they are. */
function leftOut({ place, words, working }, typed) {
  return [ltr(place), " ", phrase(words, "desk.words_left", { words: bdi(typed, { lang: htmlLang(working), dir: direction(working) }) })];
}

/** Goes to the next sentence in view that is not approved, from the end on to the beginning. */
function nextOpen(open, writing) {
  const shown = open.lines.filter(({ node }) => !node.hidden);
  const from = open.current ? shown.indexOf(open.current) + 1 : 0;
  const line = [...shown.slice(from), ...shown.slice(0, from)].find(({ isDone }) => !isDone);
  if (line) writing ? line.write() : line.focus();
}
