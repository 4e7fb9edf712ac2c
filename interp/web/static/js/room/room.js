/** Page of the room's screen: draws the current and next speaker and the clock; empty when staff blank it. */

import { Cues } from "../shared/cues.js";
import { direction, el, htmlLang, put, slot, text } from "../shared/dom.js";
import { fitted } from "../shared/shrink_to_fit.js";
import { followKey } from "../shared/follow_key.js";
import { interruption } from "../shared/interruption.js";
import { functions, onBehalf, speaker } from "../shared/names.js";
import { said } from "../shared/provenance.js";
import { start } from "../shared/screen.js";
import { standing } from "../shared/nobody_speaking.js";

const NEWEST = 2;
const { language } = document.body.dataset;
const cues = new Cues([language]);
const refit = fitted(document.querySelector("main"));

function render(view, page) {
  const { words } = page;
  const { speech } = view;
  document.body.toggleAttribute("data-blank", view.blank);
  document.body.toggleAttribute("data-floor", speech !== null);
  put("name", speech ? speaker(speech, words) : standing(view, page));
  put("interruption", ...interruption(view, words));
  put("functions", ...functions(speech, words));
  put("topic", text(speech?.topic, words));
  const next = view.next[0];
  put("next", next && el("span", { class: "label" }, words.raw("next")), next && " ", next && el("span", { class: "who" }, speaker(next, words), onBehalf(next, words)));
  const key = followKey(view);
  const how = key ? words.raw(key) : "";
  if (slot("following").textContent !== how) put("following", how);
  showCues(page);
}

/** The newest captions of the speech on the floor; earlier speakers' are removed. */
function showCues({ view, words }) {
  const mine = cues.rows().filter(({ cue }) => cue.speech === (view?.speech?.id ?? null)).slice(-NEWEST);
  put("cues", ...mine.map(({ cells: [cell] }) => line(cell, words)));
  document.body.toggleAttribute("data-cues", mine.length > 0);
  refit();
}

function line({ text: value, how, stale }, words) {
  return el("p", { class: "said", lang: htmlLang(value.language), dir: direction(value.language) },
    ...said(value, words, { how, stale }));
}

function take(byLanguage, page) {
  const message = byLanguage[language];
  if (!message) return;
  cues.take(language, message, { live: true });
  if (page.view) showCues(page);
}

const page = start({ render, captions: take, who: { captions: [language] } });
take(JSON.parse(document.getElementById("captions").textContent), page);
