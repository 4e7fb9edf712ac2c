/**
 * What a search for a term costs with 20,000 terms in six languages, beside a plain scan of every form in the same process:
 * `node benchmarks/term_search.mjs [terms]`. Prints milliseconds of this machine, and ratios, which are the same on a slower one.
 */

import { performance } from "node:perf_hooks";

import { TermIndex, slipsBetween, tokens } from "../interp/web/static/js/booth/terms/term_index.js";
import { folded } from "../interp/web/static/js/shared/folded_text.js";
import { rows } from "./term_rows.mjs";

const COUNT = Number(process.argv[2] ?? 20_000);
const TYPED = ["ch", "chi", "child", "chlid", "right of the child", "développement", "superieur", "безопасн", "безопастность", "الحماية", "حمايه", "儿童", "权利保护", "zzzzzz"];
const ROUNDS = 15;

function timed(work) {
  const begun = performance.now();
  const made = work();
  return [performance.now() - begun, made];
}

function median(work) {
  const times = Array.from({ length: ROUNDS }, () => timed(work)[0]).sort((one, other) => one - other);
  return [times[ROUNDS >> 1], times.at(-1)];
}

const terms = rows(COUNT);
const [built, index] = timed(() => {
  const made = new TermIndex();
  for (const row of terms) made.add(row);
  return made;
});
const [folding, texts] = timed(() => terms.flatMap(({ forms }) => Object.values(forms).flat().map(folded)));
const shown = (value) => value.toFixed(2).padStart(8);
console.log(`${COUNT} terms, ${texts.length} forms; the index is made in ${built.toFixed(0)} ms (folding alone ${folding.toFixed(0)} ms), ${(built / COUNT * 500).toFixed(1)} ms for each 500`);
console.log("typed                 median ms  longest ms   scan ms  ratio  scan with slips ms   ratio  looked at");
for (const typed of TYPED) {
  index.find(typed); // the first search sorts the words
  const [here, longest] = median(() => index.find(typed));
  const asked = folded(typed);
  const [scan] = median(() => texts.filter((text) => text.includes(asked)));
  const { looked } = index.find(typed);
  const words = tokens(typed);
  const [slips] = timed(() => texts.filter((text) => words.every((word) => text.split(" ").some((each) => each.includes(word) || slipsBetween(word, each, 1) < 2))));
  console.log(`${typed.padEnd(22)} ${shown(here)}    ${shown(longest)}  ${shown(scan)} ${shown(here / scan)}            ${shown(slips)} ${shown(here / slips)}  ${looked} of ${texts.length}`);
}
