/** The pointer's page: the text of the delegation's speech, in which a key or a touch shows the booths the line that is read. */

import { htmlLang, bdi, el, ltr, put, show, slot } from "../shared/dom.js";
import { fetched } from "../shared/fetched.js";
import { listen } from "../shared/keyboard.js";
import { speaker } from "../shared/speaker_names.js";
import { standing } from "../shared/nobody_speaking.js";
import { start } from "../shared/screen.js";

const AGAIN_MS = 3_000;

/** @type {{speech: string, lines: {number: number, original: {text: string, language: string}}[]} | null} */
let text = null;
let asked = "";
let drawn = "";
let at = 0; // the line shown, as far as this page knows
const page = start({ render });

function render(view, { words }) {
  put("name", view.speech ? speaker(view.speech, words) : standing(view, page));
  const own = view.own ? view.speech.id : "";
  if (own !== asked) fetchText(own);
  at = view.pointed?.line ?? 0;
  draw(view, words);
}

/** Asks for the text of the speech until it is there: it may be filed late, and an answer may be lost. */
async function fetchText(own) {
  [asked, text, at] = [own, null, 0];
  while (own && !text?.lines.length) {
    const found = await fetched(`/api/meetings/${encodeURIComponent(page.view.meeting.id)}/pointer-text`);
    if (asked !== own) return;
    text = found;
    draw(page.view, page.words);
    if (!text?.lines.length) await new Promise((go) => setTimeout(go, AGAIN_MS));
  }
}

function draw(view, words) {
  const lines = view.own && text?.speech === view.speech?.id ? text.lines : [];
  const isComing = view.own && text === null; // that there is none is said once it is known
  put("waiting", lines.length > 0 || isComing ? null : words.raw(view.own ? "pointer.no_text" : "pointer.waiting"));
  show("lines", lines.length > 0);
  const list = slot("lines");
  if (drawn !== `${text?.speech} ${lines.length}`) {
    drawn = `${text?.speech} ${lines.length}`;
    list.replaceChildren(...lines.map(({ number, original }) => el("li", {}, el("button", { type: "button", onclick: () => go(number) },
      ltr(number), " ", bdi(original.text, { lang: htmlLang(original.language) })))));
  }
  for (const [place, row] of [...list.children].entries()) {
    if (place + 1 === at) row.setAttribute("aria-current", "true");
    else row.removeAttribute("aria-current");
  }
  list.children[at - 1]?.scrollIntoView({ block: "center" });
}

async function go(line) {
  const of = text?.lines.length ?? 0;
  if (!page.view.own || of === 0 || line < 0 || line > of) return;
  at = line;
  draw(page.view, page.words);
  const args = { delegation: document.body.dataset.delegation, speech: page.view.speech.id, line, of };
  const ack = await page.send("statement.point", args, { now: true });
  put("told", ack.ok ? null : ack.error.message ?? page.words.raw("not_sent"));
}

const next = () => go(at + 1);
const back = () => go(at - 1);
listen({ ArrowDown: next, PageDown: next, Space: next, Enter: next, ArrowUp: back, PageUp: back, Home: () => go(1), End: () => go(text?.lines.length ?? 0) });
