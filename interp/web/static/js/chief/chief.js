/** The chief interpreter's page: the floor, all chains and alarms, the boards, what is set by hand, and the team. */

import { el, put, show, slot, text } from "../shared/dom.js";
import { interruption } from "../shared/interruption.js";
import { frame, speaker, spoken } from "../shared/speaker_names.js";
import { standing } from "../shared/nobody_speaking.js";
import { alarmLine, chains } from "../shared/relay_line.js";
import { start } from "../shared/screen.js";
import { SevereAlarms } from "../shared/severe_alarms.js";
import { showBoards } from "./boards.js";
import { askOverride } from "./override_form.js";
import { Team } from "./team.js";

const page = start({ render });
const team = new Team(page);
const severe = new SevereAlarms();
let alarmed = null;

function render(view, { words }) {
  put("meeting", text(view.meeting.title, words));
  put("frame", frame(view.speech, words));
  put("name", view.speech ? speaker(view.speech, words) : standing(view, page));
  put("known", ...spoken(view.speech, words));
  put("interruption", ...interruption(view, words));
  put("coming", ...coming(view, words));
  put("chains", ...chains(view.chains, words, Boolean(view.speech)));
  showAlarms(view.chains, words);
  put("none", view.chains ? null : words.raw("team.none"));
  show("boards", Boolean(view.chains));
  showBoards(view, words);
  team.take(view);
}

function coming({ armed, next }, words) {
  const speech = armed ?? next[0];
  if (!speech) return [];
  const framed = frame(speech, words, "small");
  return [el("span", { class: "label" }, words.raw(armed ? "armed" : "next")), " ", speaker(speech, words), ...(framed ? [" ", framed] : [])];
}

/** A new alarm of the highest severity is spoken, once; what was there when the page opened is not. */
function showAlarms(relay, words) {
  const alarms = relay?.alarms ?? [];
  const key = JSON.stringify([alarms, words.language]);
  if (key === alarmed) return;
  put("alarms", ...alarms.map((each) => el("li", {}, alarmLine(each, words, relay))));
  alarmed = key;
  const fresh = severe.fresh(alarms);
  if (fresh.length > 0) put("alarm-spoken", ...fresh.map((each) => el("p", {}, alarmLine(each, words, relay))));
}

/** Sends a command; a refusal is said in words. Returns whether it was done. */
async function send(name, args) {
  put("said", page.isLive ? null : page.words.raw("not_sent"));
  if (!page.isLive) return false;
  const ack = await page.send(name, args);
  if (!ack.ok) put("said", ack.error.code === "unsent" ? page.words.raw("not_sent") : ack.error.message);
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
