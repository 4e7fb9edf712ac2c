/** Moderator's page: the panellists and their time, the questions from the floor, what is left of the block. */

import { draw } from "../shared/pieces.js";
import { lengthOf } from "../shared/clock.js";
import { moderator as pieces } from "../drawing/moderator.js";
import { put, show } from "../shared/dom.js";
import { holding, interruption } from "../shared/interruption.js";
import { numberedItem, onBehalf, speaker, text } from "../shared/speaker_names.js";
import { start } from "../shared/screen.js";
import { standing } from "../shared/nobody_speaking.js";

function render(view, page) {
  const { words } = page;
  const speech = holding(view);
  put("item", numberedItem(view.item, words));
  put("name", speech ? speaker(speech, words) : standing(view, page));
  put("interruption", interruption(view, words));
  put("panellists", ...view.panellists.map((each) => panellist(each, words)));
  put("questions", ...view.questions.map((each) => question(each, words)));
  show("no-questions", view.questions.length === 0);
}

const panellist = ({ speech, status, held_ms: held, questions }, words) => draw(pieces.panellist, {
  status, who: speaker(speech, words), held: held ? lengthOf(held) : null, questions: questions || null,
}, words);

const question = ({ speech, status, addressed_to: to }, words) => draw(pieces.question, {
  status, who: speaker(speech, words), on_behalf: onBehalf(speech, words), to: to.map((name) => text(name, words)),
}, words);

start({ render });
