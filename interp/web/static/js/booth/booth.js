/** Booth page: draws the view in the booth's present target language. */

import { bdi, el, phrase, put, show, slot, text } from "../shared/dom.js";
import { fitted } from "../shared/shrink_to_fit.js";
import { listen } from "../shared/keyboard.js";
import { frame, functions, pronounced, speaker, term } from "../shared/names.js";
import { start } from "../shared/screen.js";
import { keep, read } from "../shared/settings.js";
import { Followed } from "../shared/speech_script.js";
import { standing } from "../shared/nobody_speaking.js";

const refit = fitted(document.querySelector("main"));
const CODES = ["ar", "zh", "en", "fr", "ru", "es"];

function render(view, page) {
  const { words } = page;
  const { speech, booth } = view;
  put("frame", frame(booth.floor, words, "huge"));
  put("mode", phrase(words, `mode.${booth.mode}`, { language: term(words, "language", booth.into) }));
  put("name", speech ? speaker(speech, words) : standing(view, page));
  put("functions", ...functions(speech, words));
  put("pronounced", pronounced(speech, view, words));
  put("topic", text(speech?.topic, words));
  put("item", ...place(view.item, words));
  put("next", ...view.next.map((each, number) => nextRow(each, number, view, words)));
  report(booth.report, words);
  follow(view, page);
  refit();
}

/** The text of the speech, read-only; hidden when there is none. */
function follow(view, page) {
  const mode = view.following?.mode;
  show("text", Boolean(view.place) || mode === "off_text" || mode === "text_follows");
  followed.take(view, page);
}

function place(item, words) {
  if (!item) return [];
  return [text(item.title, words), " · ", phrase(words, "item_place", { position: item.position, of: item.of })];
}

function nextRow(speech, number, view, words) {
  const armed = view.armed?.id === speech.id;
  const label = words.raw(armed ? "armed" : number === 0 ? "next" : "then");
  return el("p", { class: armed && "armed" }, el("span", { class: "label" }, label), " ",
    el("span", { class: "who" }, speaker(speech, words), " ", el("small", {}, pronounced(speech, view, words))), " ", frame(speech.language, words, "small"));
}

function report(sent, words) {
  for (const button of document.querySelectorAll("[data-hear]")) {
    button.setAttribute("aria-pressed", String(sent?.language === button.dataset.hear));
  }
  if (!sent) return put("report");
  const language = sent.language ? bdi(term(words, "language", sent.language)) : null;
  return put("report", language ? phrase(words, "booth.reported", { language }) : words.raw("booth.reported_wrong"));
}

function dimmer() {
  const slider = slot("brightness");
  slider.value = read("dim", "10");
  slider.addEventListener("input", () => {
    document.documentElement.dataset.dim = slider.value;
    keep("dim", slider.value);
  });
}

const followed = new Followed(refit);
const page = start({ render });
const booth = document.body.dataset.language;

async function tell(name, args) {
  const ack = await page.send(name, { booth, ...args });
  if (!ack.ok) put("report", ack.error.message ?? page.words.raw("not_sent"));
}

const hear = (language) => tell("booth.report_language", { language });
const wrong = () => tell("booth.report_display", {});
const bindings = { W: wrong };
CODES.forEach((code, place) => { bindings[String(place + 1)] = () => hear(code); });
const keys = listen(bindings);

for (const button of document.querySelectorAll("[data-hear]")) {
  button.addEventListener("click", () => hear(button.dataset.hear));
}
document.querySelector("[data-wrong]").addEventListener("click", wrong);
const keysOn = slot("keys-on");
keysOn.checked = keys.isOn();
keysOn.addEventListener("change", () => keys.turn(keysOn.checked));
dimmer();
