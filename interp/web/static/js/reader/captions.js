/** Attendee's page: draws the speaker, item, clock, next speakers and the captions. */

import { captionSource } from "./caption_finder.js";
import { CaptionLog, showSourceOf } from "./caption_log.js";
import { comingRows, onList } from "../shared/coming_rows.js";
import { Cues } from "../shared/cues.js";
import { put, show, slot } from "../shared/dom.js";
import { FindBar } from "./find_bar.js";
import { captionWait, followKey } from "../shared/follow_key.js";
import { holding, interruption } from "../shared/interruption.js";
import { frame, functions, speaker, spoken, text } from "../shared/speaker_names.js";
import { keepPlace, placeOn } from "./kept_places.js";
import { FetchedProgramme } from "../shared/programme.js";
import { OpenProgramme } from "./open_programme.js";
import { takesPage } from "./page_mode.js";
import { chooseAloud, readerSettings } from "./reader_settings.js";
import { readerTools } from "./reader_tools.js";
import { start } from "../shared/screen.js";
import { Speeches } from "./speech_names.js";
import { standing } from "../shared/nobody_speaking.js";

const json = (id) => JSON.parse(document.getElementById(id).textContent);
const { meeting, language, captions } = document.body.dataset;
const languages = captions.split(" "); // in column order
const fetched = new FetchedProgramme();
const programme = new OpenProgramme(slot("rows"), fetched);
const first = json("captions");
let wasBlank = false;
const speeches = new Speeches(fetched, { meeting: { id: meeting }, language }, json("speeches"));
let page = null;
let finder = null;
const log = new CaptionLog(new Cues(languages), meeting, speeches, drawn);

function drawn() {
  if (page?.view) chooseMode(page);
  finder?.refresh();
}

function render(view, page) {
  const { words } = page;
  const speech = holding(view);
  put("item", text(view.item?.title, words));
  for (const name of ["name", "line-name"]) put(name, speech ? speaker(speech, words) : standing(view, page));
  put("interruption", interruption(view, words));
  put("functions", functions(speech, words));
  put("topic", text(speech?.topic, words));
  put("frame", frame(speech, words));
  slot("line-frame").replaceChildren(...[frame(speech, words)].filter(Boolean));
  put("known", spoken(speech, words));
  put("next", comingRows(view, page));
  put("on-list", onList(view, words));
  follow(view, words);
  chooseMode(page);
  if (wasBlank && !view.outputs_blank) log.render(); // what was not on the page could not be scrolled
  wasBlank = view.outputs_blank;
  programme.follow(page);
  offer(view.speech);
}

/** The download links of the current statement; none when nobody has the floor. */
function offer(speech) {
  const box = slot("speech-transcript");
  box.hidden = !speech;
  for (const link of speech ? box.querySelectorAll("a") : []) link.search = new URLSearchParams({ ...Object.fromEntries(new URLSearchParams(link.search)), speech: speech.id });
}

function follow(view, words) {
  const said = captionWait(view, words) ?? "";
  speeches.note(view);
  if (slot("following").textContent !== said) put("following", said);
  for (const name of ["pace", "pace-said"]) show(name, followKey(view) === "follow.approximate");
  showSourceOf();
}

/** Somebody who comes back is where they stopped reading back, or at the newest line; what is kept is the number of a line. */
async function keepReading(place) {
  const at = placeOn(place);
  if (!at) log.fill();
  if (at && (await log.load(at)) && log.has(at)) log.goTo(at, { isTop: true });
  addEventListener("pagehide", () => keepPlace(place, log.place));
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && keepPlace(place, log.place));
}

/** The captions take the page, or who speaks and on what; never under the eye of one who reads back. */
function chooseMode(shown) {
  const { view } = shown;
  if (log.isHeld && "running" in document.body.dataset) return;
  const running = takesPage(view, log.newest, shown.now());
  if (running === "running" in document.body.dataset) return;
  document.body.toggleAttribute("data-running", running);
  slot("line").open = false;
  if (!log.isHeld) log.window.toEnd();
}

readerSettings();
if (matchMedia("(min-width: 60rem)").matches) slot("rows").open = true;
page = start({
  render,
  who: { captions: languages },
  captions: (byLanguage, each) => log.take(byLanguage, each),
  beat: (message) => log.hear(message),
  polled: () => log.poll(),
  tick: (_, it) => {
    programme.tick(it);
    chooseMode(it);
  },
});
log.take(first, page);
finder = new FindBar(page.words, captionSource(log));
keepReading(`captions ${meeting}`);
chooseAloud();
slot("rows").addEventListener("toggle", () => programme.follow(page, 0));
readerTools(page.words, () => programme.whole(page));
