/**
 * The keys of the desk: one table of actions with their usual strokes. An action on something numbered has the nine
 * digits, all held with the same keys: "Ctrl+1" to "Ctrl+9".
 */

import { ChosenKeys } from "../keys/chosen_keys.js";

/** The usual strokes of each action. */
const USUAL = {
  next: ["J", "Alt+ArrowDown"],
  previous: ["K", "Alt+ArrowUp"],
  edit: ["E", "Enter"],
  leave: ["Escape"],
  save: ["Ctrl+Enter"],
  approve: ["A", "Ctrl+Shift+Enter"],
  overrule: ["O"],
  undo: ["U"],
  look: ["H"],
  proposed: ["P"],
  draft: ["D"],
  same: ["G"],
  concordance: ["C"],
  consistency: ["I"],
  queue: ["Q"],
  file: ["F"],
  close: ["W"],
  sheet: ["?"],
  next_open: ["N", "Ctrl+Alt+ArrowDown"],
  find: ["/"],
  select: ["X"],
  select_shown: ["V"],
  approve_selected: ["Ctrl+Alt+Enter"],
  replace: ["R"],
  comment: ["M"],
  comment_done: ["B"],
  flag: ["L"],
  add_term: ["T"],
  take_back: ["Z"],
  copy_source: ["S", "Alt+Insert"],
};

/** What is usually held with the digit of an action on something numbered. */
const HELD = { use: "", piece: "Ctrl+", term: "Alt+" };

/** The usual strokes of the signs that a keyboard may lack; the list names the first. */
export const SIGNS = {
  no_break: ["Ctrl+Shift+Space"], narrow: ["Ctrl+Alt+Space"], en_dash: ["Alt+-"], em_dash: ["Alt+Shift+-", "Alt+Shift+_"],
  quote_open: ["Alt+,"], quote_close: ["Alt+."], inner_open: ["Alt+Shift+,", "Alt+Shift+<"], inner_close: ["Alt+Shift+.", "Alt+Shift+>"],
};

/** The desk's keys; the list names the first stroke of a sign that a keyboard may lack. */
export class DeskKeys extends ChosenKeys {
  constructor() {
    super("desk.keys", { ...USUAL, ...SIGNS }, { held: HELD, short: new Set(Object.keys(SIGNS)) });
  }
}
