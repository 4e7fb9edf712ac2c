/** What a source set by hand would change, shown before it is set: the booth's line, who would listen to it, other booths, alarms. */

import { el, ltr, phrase, put } from "../shared/dom.js";
import { alarmLine, caps, lineText, signOf } from "../shared/relay_line.js";

let newest = 0;

/** Asks the service what `{booth, source, whole}` would change and fills `home`; an answer that came after a later choice is dropped. */
export async function showPreview(home, { booth, source, whole }, { words, view }) {
  const number = ++newest;
  const answer = await asked({ booth, source, whole_meeting: whole ? "1" : "0", language: words.language });
  if (number !== newest || !home.isConnected) return;
  if (answer === null) put(home, words.raw("not_sent"));
  else if (answer.error) put(home, el("p", { class: "wrong" }, answer.error.message));
  else put(home, el("h3", {}, words.raw("chief.preview")), ...told(answer, Boolean(view.speech), words));
}

async function asked(query) {
  const address = `/api/meetings/${encodeURIComponent(document.body.dataset.meeting)}/relay`;
  try {
    return await (await fetch(`${address}?${new URLSearchParams(query)}`, { cache: "no-store" })).json();
  } catch {
    return null;
  }
}

/** The rows of a preview, as elements. */
export function told({ line, others, alarms, ...about }, held, words) {
  const rows = line ? [of(line, held, words), listeners(line, words)] : [];
  return [
    ...rows, ...others.map((each) => of(each, held, words, true)),
    ...alarms.map((each) => el("p", {}, alarmLine(each, words, about))),
  ].filter(Boolean);
}

/** A booth's line; `heard`: with the booths for which it would be the relay. */
function of(line, held, words, heard = false) {
  const takers = heard && line.listeners.length > 0 ? [" · ", phrase(words, "channel.heard_by", { booths: ltr(caps(line.listeners)) })] : [];
  const works = line.mode === "rest" ? words.raw("chief.rest") : lineText(line, words, held);
  const said = el("span", {}, `${signOf(line.mode, words)} `, works, ...takers);
  return el("p", { "data-booth": line.booth }, phrase(words, "chief.preview_of", { booth: ltr(line.booth.toUpperCase()), line: said }));
}

function listeners({ listeners: booths, mode }, words) {
  if (mode === "idle" || mode === "unknown") return null;
  if (booths.length === 0) return el("p", { class: "second" }, words.raw("chief.preview_nobody"));
  return el("p", {}, phrase(words, "chief.preview_heard", { n: booths.length, booths: ltr(caps(booths)) }));
}
