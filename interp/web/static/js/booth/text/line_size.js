/** The size of the lines in hand: the largest at which every line is whole, so that what is spoken never is cut. */

const SIZES = [44, 40, 36, 32, 29, 26, 23]; // times the size that the interpreter has chosen
const LEAST = 20;
/** For a sentence that is too long at the smallest size: it alone is smaller. */
const SMALLER = [18, 16, 14, 12];
/** How much of the height a line may take: what comes next is to be seen too. */
const SHARE = 0.75;

/** @param {any} list */
export function fitLines(list) {
  const room = list.clientHeight;
  if (room === 0) return;
  const grow = Number(getComputedStyle(list).getPropertyValue("--grow")) || 1;
  for (const size of [...SIZES.map((each) => each * grow).filter((each) => each > LEAST), LEAST]) {
    list.style.setProperty("--line", `${size}px`);
    if (highest(list) <= room * SHARE) break;
  }
  for (const line of list.children) {
    line.style.removeProperty("--line");
    for (const size of SMALLER) {
      if (line.offsetHeight <= room) break;
      line.style.setProperty("--line", `${size}px`);
    }
  }
}

/** @param {any} list */
function highest(list) {
  return Math.max(0, ...[...list.children].map((line) => line.offsetHeight));
}
