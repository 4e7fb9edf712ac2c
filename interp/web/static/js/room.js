/** The screen in the room: current, next, clock; empty when staff blank it. */

import { el, put, text } from "./dom.js";
import { functions, speaker } from "./people.js";
import { fitted } from "./fit.js";
import { start } from "./screen.js";
import { standing } from "./standing.js";

const refit = fitted(document.querySelector("main"));

function render(view, page) {
  const { words } = page;
  const { speech } = view;
  document.body.toggleAttribute("data-blank", view.blank);
  document.body.toggleAttribute("data-floor", speech !== null);
  put("name", speech ? speaker(speech, words) : standing(view, page));
  put("functions", ...functions(speech, words));
  put("topic", text(speech?.topic, words));
  const next = view.next[0];
  put("next", next && el("span", { class: "label" }, words.raw("next")), next && el("span", { class: "who" }, speaker(next, words)));
  refit();
}

start({ render });
