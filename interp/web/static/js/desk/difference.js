/** Compares two texts: words kept, removed and added; Chinese by the character. */

const PIECE = /\s+|[\u3400-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef]|[^\s\u3400-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef]+/gu;
const MOST = 1_000;

/** The tokens of a text; joined they are the text. */
export const pieces = (text) => text.match(PIECE) ?? [];

/** Lists [kind, text] in order, kind "same", "gone" or "new"; texts too long to compare count as replaced. */
export function difference(before, after) {
  const one = pieces(before);
  const other = pieces(after);
  if (one.length > MOST || other.length > MOST) return joined([["gone", before], ["new", after]]);
  const lengths = common(one, other);
  const found = [];
  let [i, j] = [0, 0];
  while (i < one.length || j < other.length) {
    if (i < one.length && j < other.length && one[i] === other[j]) {
      found.push(["same", one[i]]);
      i += 1;
      j += 1;
    } else if (j === other.length || (i < one.length && lengths[i + 1][j] >= lengths[i][j + 1])) {
      found.push(["gone", one[i]]);
      i += 1;
    } else {
      found.push(["new", other[j]]);
      j += 1;
    }
  }
  return joined(found);
}

/** How many tokens the ends of both texts share, from each position on. */
function common(one, other) {
  const lengths = Array.from({ length: one.length + 1 }, () => new Uint16Array(other.length + 1));
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      lengths[i][j] = one[i] === other[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  return lengths;
}

function joined(found) {
  const made = [];
  for (const [kind, text] of found) {
    if (text === "") continue;
    if (made.at(-1)?.[0] === kind) made.at(-1)[1] += text;
    else made.push([kind, text]);
  }
  return made;
}
