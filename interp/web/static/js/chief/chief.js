/** The chief interpreter's page: the floor, all chains and alarms, the boards, what is set by hand, and the team. */

import { el, put, show, slot } from "../shared/dom.js";
import { interruption, resumes } from "../shared/interruption.js";
import { frame, speaker, spoken, text } from "../shared/speaker_names.js";
import { standing } from "../shared/nobody_speaking.js";
import { alarmItems, alarmLine, chains } from "../shared/relay_line.js";
import { chief as pieces } from "../drawing/chief.js";
import { draw } from "../shared/pieces.js";
import { start } from "../shared/screen.js";
import { BoothSignals } from "../shared/booth_signals.js";
import { longest } from "../shared/lengths.js";
import { ShortMessages } from "../shared/short_messages.js";
import { SevereAlarms, isSevere } from "../shared/severe_alarms.js";
import { showBoards } from "./boards.js";
import { sayChangesDue } from "./changes_due.js";
import { askOverride } from "./override_form.js";
import { Team } from "./team.js";

const page = start({ render });
const messages = new ShortMessages(page, "chief", { maxLength: longest("message") });
const team = new Team(page);
const severe = new SevereAlarms();
const signals = new BoothSignals(send);
let alarmed = null;
sayChangesDue(page);

function render(view, { words }) {
  put("meeting", text(view.meeting.title, words));
  put("frame", frame(view.speech, words));
  put("name", view.speech ? speaker(view.speech, words) : standing(view, page));
  put("known", spoken(view.speech, words));
  put("interruption", interruption(view, words));
  put("coming", coming(view, words));
  const isExpected = view.speech?.language_standing === "expected";
  put("chains", chains(view.chains, words, { held: Boolean(view.speech), sign: isExpected }));
  put("next-expected", draw(pieces.next_expected, { said: isExpected || Boolean(view.chains?.language && view.chains.expected) }, words));
  showAlarms(view.chains, words);
  signals.render(view, page);
  messages.draw();
  put("none", draw(pieces.no_team, { team: Boolean(view.chains) }, words));
  show("boards", Boolean(view.chains));
  showBoards(view, words);
  team.take(view);
}

/** Who comes next: who goes on after an interruption; and who is armed. */
function coming(view, words) {
  const { armed, next } = view;
  const back = resumes(view);
  const rows = [["next", back ?? (armed ? null : next[0])], ["armed", armed]];
  return draw(pieces.coming, { rows: rows.map(([label, speech]) => ({ label, speaker: speaker(speech, words), frame: frame(speech, words, "small") })) }, words);
}

/** A new alarm of the highest severity is spoken, once; what was there when the page opened is not. */
function showAlarms(relay, words) {
  const alarms = relay?.alarms ?? [];
  const key = JSON.stringify([alarms, words.language]);
  if (key === alarmed) return;
  put("alarms", alarmItems(relay, words));
  alarmed = key;
  const fresh = severe.fresh(alarms);
  if (fresh.length > 0) put("alarm-spoken", ...fresh.map((each) => el("p", {}, alarmLine(each, words, relay))));
  else if (!alarms.some(isSevere)) slot("alarm-spoken").replaceChildren(); // what is over is not found there later
}

/** Sends a command at once or not at all; a refusal is said in words. Returns whether it was done. */
async function send(name, args) {
  const ack = await page.send(name, args, { now: true });
  if (ack.ok) put("said");
  else put("said", ack.error.code === "unsent" ? page.words.raw("not_sent") : ack.error.message);
  return ack.ok;
}

/** Changes a booth's retour; where others listen to it the first press only asks. */
function setRetour(button) {
  const { retour: booth, into, ask } = button.dataset;
  if (!ask) return send("floor.set_retour", { booth, into });
  button.textContent = ask;
  return delete button.dataset.ask;
}

slot("board").addEventListener("change", async ({ target }) => {
  const { duty } = target.dataset;
  if (duty && !(await send("team.mark", { interpreter: duty, on_duty: target.checked }))) target.checked = !target.checked;
});

slot("board").addEventListener("click", ({ target }) => {
  const button = target.closest("button");
  if (button?.dataset.override) askOverride(page, button.dataset.override);
  if (button?.dataset.clear) send("relay.clear", { booth: button.dataset.clear });
  if (button?.dataset.retour) setRetour(button);
  if (button?.dataset.release) send("handover.release", { booth: button.dataset.release });
});
