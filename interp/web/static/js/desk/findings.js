/** What the checks found in a translation, in words, and counted by severity. */

import { partyName } from "./party_names.js";
import { bdi, el, ltr, phrase } from "../shared/dom.js";
import { term } from "../shared/speaker_names.js";

const PARTIES = new Set(["state", "organization"]); // checks whose values are codes
const SIGNS = { error: "✕", warning: "▲", info: "·" };

/** A finding as a list item: sign, severity and sentence. */
export function findingRow({ severity, check, code, values, message }, words) {
  const key = `finding.${code}`;
  const named = PARTIES.has(check) ? values.map(partyName) : values;
  const told = words.has(key)
    ? phrase(words, key, Object.fromEntries(named.map((value, place) => [place + 1, bdi(value, { dir: "auto" })])))
    : bdi(message, { lang: "en", dir: "ltr" });
  return el("li", { "data-severity": severity }, el("span", { class: "sign", "aria-hidden": "true" }, SIGNS[severity], " "),
    el("strong", {}, term(words, "severity", severity)), " ", told);
}

/** Errors and warnings counted, for the margin: a sign, a number, and the word for those who do not see the sign. */
export function counted(findings, words) {
  return ["error", "warning"].flatMap((severity) => {
    const n = findings.filter((each) => each.severity === severity).length;
    if (n === 0) return [];
    return [el("span", { class: "found", "data-severity": severity }, el("span", { "aria-hidden": "true" }, SIGNS[severity]), " ",
      ltr(n), el("span", { class: "aside" }, " ", term(words, "severity", severity)))];
  });
}
