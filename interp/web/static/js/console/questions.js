/** What the console asks before something that cannot simply be undone. */

import { el, phrase } from "../shared/dom.js";
import { inscribed } from "../shared/next_item.js";
import { openForm } from "../dialogs/dialog_form.js";

const sentence = (words, key) => el("p", {}, words.raw(key));

/** Asks before an open round is left in which nobody has been inscribed. */
export function askLeave(page, done) {
  const { view, words } = page;
  openForm(words, "console.leave_round", [el("p", {}, inscribed(view, page)), sentence(words, "console.leave_sure")], done,
    { verb: "console.leave_round" });
}

/** Asks before a text is removed from every screen. */
export function askWithdraw({ words }, done) {
  openForm(words, "clerk.withdraw", [sentence(words, "clerk.withdraw_sure")], done, { verb: "clerk.withdraw" });
}

/** Asks before the captions are moved by this hand instead of another. */
export function askTakeOver({ words }, name, done) {
  openForm(words, "hand.take_over", [el("p", {}, phrase(words, "hand.take_over_sure", { name }))], done, { verb: "hand.take_over" });
}

/** Asks before an act of the meeting: `said` says what will happen, and the focus is on Cancel. */
export function askAct({ words }, verb, said, done, fields = []) {
  openForm(words, verb, [sentence(words, said), ...fields], done, { verb, careful: true });
}
