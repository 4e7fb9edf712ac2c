/** Speakers from a file (CSV): what it says is shown first, and inscribed by a button. */

import { el, ltr, phrase } from "../shared/dom.js";

/**
 * The field of a list's dialog that takes a file for the list `id`: it tells how many lines can be inscribed and what is
 * wrong with the others, and offers to inscribe those that are right.
 */
export function listFile({ words, view }, id) {
  const said = el("div", { "aria-live": "polite" });
  const input = el("input", { type: "file", accept: ".csv,.tsv,.txt,text/csv" });
  const address = `/api/meetings/${encodeURIComponent(view.meeting.id)}/lists/${encodeURIComponent(id)}/entries?language=${words.language}`;
  input.addEventListener("change", async () => {
    const [file] = input.files;
    input.value = "";
    if (file) said.replaceChildren(...checked(words, await sent(address, file, true), () => inscribe(file)));
  });
  const inscribe = async (file) => said.replaceChildren(...done(words, await sent(address, file, false)));
  return el("fieldset", { class: "list-file" }, el("legend", {}, words.raw("list.file")),
    el("label", {}, words.raw("list.file_choose"), " ", input), said);
}

/** What a file that was read for review says, with the button that inscribes: Space does not press it, as it is the key of Next. */
export function checked(words, answer, inscribe) {
  if (!answer?.ok) return [refused(words, answer)];
  const button = el("button", { type: "button", onclick: inscribe, onkeydown: notBySpace, onkeyup: notBySpace }, words.raw("console.inscribe"));
  return [el("p", {}, phrase(words, "list.file_ready", { n: ltr(answer.ready) }), " ", answer.ready > 0 ? button : null), ...wrong(words, answer)];
}

/** What was inscribed, and what of the file was not. */
export function done(words, answer) {
  if (!answer?.ok) return [refused(words, answer)];
  return [el("p", {}, phrase(words, "list.file_done", { n: ltr(answer.inscribed), already: ltr(answer.already) })), ...wrong(words, answer)];
}

const refused = (words, answer) => el("p", {}, answer?.error?.message ?? words.raw("not_sent"));

function wrong(words, { faults }) {
  if (faults.length === 0) return [];
  return [el("p", {}, words.raw("list.file_faults")), el("ul", {}, ...faults.map((each) => el("li", { dir: "auto" }, each)))];
}

const notBySpace = (event) => event.key === " " && event.preventDefault();

async function sent(address, file, isCheck) {
  const form = new FormData();
  form.append("file", file);
  if (isCheck) form.append("check", "1");
  try {
    const answer = await fetch(address, { method: "POST", body: form });
    const found = await answer.json();
    return answer.ok ? { ok: true, ...found } : { ok: false, ...found };
  } catch {
    return null;
  }
}
