/** Page of the room's screen, the overlay and a lectern: the item, who speaks, the clock, the captions, who is next. */

import { CuePace } from "./cue_pace.js";
import { Cues } from "../shared/cues.js";
import { put, show, slot } from "../shared/dom.js";
import { fitted } from "../shared/shrink_to_fit.js";
import { captionStatus } from "../shared/follow_key.js";
import { holding, interruption, resumes } from "../shared/interruption.js";
import { dueRows } from "../shared/delayed_views.js";
import { functions, numberedItem, onBehalf, speaker, text } from "../shared/speaker_names.js";
import { inscribed } from "../shared/next_item.js";
import { onList, seatOf } from "../shared/coming_rows.js";
import { lineMark, marks, runOf, wordsOf, written } from "../shared/provenance.js";
import { captions } from "../drawing/captions.js";
import { draw } from "../shared/pieces.js";
import { floor as pieces } from "../drawing/floor.js";
import { SlowerShown } from "../shared/slower_shown.js";
import { start } from "../shared/screen.js";
import { standing } from "../shared/nobody_speaking.js";

const NEWEST = 2;
const LATELY = 200; // more than are read out in the longest delay
const { language, overlay, lectern } = document.body.dataset;
const cues = new Cues([language]);
const pace = new CuePace();
let drawn = null;
const slower = new SlowerShown();
let holder = null; // the speech that was asked to be slower is on the floor as long as this stays
const refit = fitted(document.querySelector("main"));

function render(view, page) {
  const { words } = page;
  const speech = overlay === undefined ? holding(view) : view.speech;
  const back = resumes(view);
  if (speech?.id !== holder) slower.hide();
  holder = speech?.id;
  document.body.toggleAttribute("data-floor", speech !== null);
  put("item", numberedItem(view.item, words));
  put("name", speech ? speaker(speech, words) : standing(view, page));
  put("interruption", interruption(view, words));
  put("functions", functions(speech, words));
  put("topic", text(speech?.topic, words));
  const empty = back ? null : inscribed(view, page);
  const coming = back ?? view.next[0];
  put("next", draw(pieces.room_next, { who: empty ?? speaker(coming, words), on_behalf: empty ? null : onBehalf(coming, words), seat: seatOf(view, coming) }, words));
  put("on-list", onList(view, words));
  show("item-clock", view.item_clock);
  showCues(page, true);
}

/**
 * The newest captions of the speech on the floor that are due and whose turn it is; earlier speakers' are removed, and while the
 * meeting is suspended or the screen blank there are none.
 */
function showCues(page, anew = false) {
  const { view, words } = page;
  const speech = holding(view)?.id ?? null;
  const newest = cues.rows({ from: cues.startOf(LATELY) ?? 0 });
  const rows = page.delayMs > 0 ? dueRows(newest, page.shownAt()) : newest;
  const spoken = speech && rows.filter(({ cue }) => cue.speech === speech);
  if (document.body.hasAttribute("data-blank")) pace.clear();
  const mine = pace.rows(spoken ?? [], speech, performance.now()).slice(-NEWEST);
  const key = JSON.stringify(mine.map(({ cells }) => cells));
  if (!anew && key === drawn) return;
  drawn = key;
  if (pace.replaced > 0) document.body.dataset.replaced = String(pace.replaced);
  put("cues", ...mine.map(({ cells: [cell] }, place) => line(cell, mine[place + 1]?.cells[0], words)));
  document.body.toggleAttribute("data-cues", mine.length > 0);
  const how = captionStatus(view, mine.length > 0, words) ?? "";
  if (slot("following").textContent !== how) put("following", how);
  refit();
}

/** A line; what it shares with the one after it is said there. */
function line(cell, after, words) {
  const { text: value, how, stale } = cell;
  const goesOn = after && runOf(after) === runOf(cell);
  const about = goesOn ? lineMark(cell, words) : marks(value, words, how, stale);
  return draw(captions.line, { clauses: wordsOf(value, words, { about }), ...written(value.language) }, words);
}

function take(byLanguage, page) {
  const message = byLanguage[language];
  if (!message) return;
  cues.take(language, message, { live: true });
  if (page.view) showCues(page);
}

const outputs = [["overlay", overlay], ["lectern", lectern]];
const [output] = outputs.find(([, asked]) => asked !== undefined) ?? ["room"];
const page = start({
  render, captions: take, tick: (_, each) => showCues(each),
  who: { captions: lectern === undefined ? [language] : [], output },
});
if (lectern !== undefined) page.line.listen("slower", () => slower.show(page.words));
take(JSON.parse(document.getElementById("captions").textContent), page);
