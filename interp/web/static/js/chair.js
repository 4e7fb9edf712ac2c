/** The chair's page: one sentence to read out, who follows, and one clock. */

import { phrase, put, text } from "./dom.js";
import { fitted } from "./fit.js";
import { speaker } from "./people.js";
import { start } from "./screen.js";
import { standing } from "./standing.js";

const refit = fitted(document.querySelector("main"));

function render(view, page) {
  const { words } = page;
  put("item", text(view.item?.title, words));
  put("holds", view.speech ? phrase(words, "chair.keeps", { name: speaker(view.speech, words, "spoken") }) : standing(view, page));
  put("sentence", ...sentence(view.advance, words));
  const then = view.next[1];
  put("then", then && phrase(words, "chair.then", { name: speaker(then, words) }));
  refit();
}

function sentence({ to, item, speech, opens_item: opens }, words) {
  if (!to) return [words.raw("chair.end")];
  const said = [];
  if (opens && item) said.push(phrase(words, "chair.open_item", { title: text(item.title, words) }), " ");
  if (speech) said.push(call(speech, words));
  return said;
}

function call(speech, words) {
  const name = speaker(speech, words, "spoken");
  if (speech.party.kind === "recording") return phrase(words, "chair.watch", { name });
  if (!speech.person) return phrase(words, "chair.give_party", { name });
  const [first] = speech.person.functions;
  if (!first) return phrase(words, "chair.give", { name });
  return phrase(words, "chair.give_function", { name, functions: text(first, words) });
}

start({ render });
