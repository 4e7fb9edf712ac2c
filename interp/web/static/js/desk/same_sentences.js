/** A correction that same sentences of the document wait for: says where, and confirms it in all of them at once. */

import { documentPath } from "./api.js";
import { el, phrase } from "../shared/dom.js";

/** Nodes that say in how many sentences a correction waits, with the button that confirms it there. */
export function sameNodes(correction, host) {
  const { words } = host;
  const n = correction.places.length;
  const onclick = async ({ currentTarget }) => {
    currentTarget.disabled = true;
    await confirm(correction, host);
    currentTarget.disabled = false;
  };
  return [el("p", { class: "same" }, phrase(words, "memory.same", { n }), " ",
    el("button", { type: "button", class: "small", onclick }, words.raw("memory.confirm")))];
}

/** Confirms a correction where it waits, says what became of it, and has the document fetched again. */
export async function confirm(correction, host) {
  const { words } = host;
  const places = Object.fromEntries(correction.places.map(({ segment, revision }) => [segment, revision]));
  const answer = await host.api.post(`${documentPath(host.document.id)}/same/${host.working}`, { segment: correction.segment, places });
  if (!answer.ok) {
    host.pane.say(answer.error.message);
    return;
  }
  const changes = answer.outcomes.filter(({ refused }) => !refused);
  host.changed(changes.map(({ segment, revision }) => ({ segment, was: places[segment], now: revision })));
  const stayed = answer.outcomes.filter(({ refused }) => refused).length;
  const done = answer.outcomes.length - stayed;
  host.pane.say(phrase(words, "memory.confirmed", { n: done }), ...(stayed > 0 ? [words.gap, phrase(words, "memory.stayed", { n: stayed })] : []));
  await host.moved();
}
