/**
 * When each of those who wait begins, as the range of eight starts in ten, from limits and what the meeting has shown.
 *
 * The same as domain/rules/forecast/measured_times.py and start_ranges.py; `start_ranges.json` has cases for both.
 */

/** What a view's `measured` has. */
/** @typedef {Omit<Required<wire.MeasuredTimes>, "by_category"> & {by_category: Record<string, Required<wire.Ratios>>}} Measured */
/** @typedef {{ratios: Record<string, number>, ratio: number, spread: number, doubt: number, absent: number, stops: number, stopMs: number, visits: number}} Expected */
/** A turn to come with a limit, whose category decides the ratio, or something that takes from `low` to `high`. */
/** @typedef {{limit: number, category: string} | {low: number, high: number}} Wait */
/** @typedef {{low: number, middle: number, high: number}} StartRange */
/** @typedef {{turns: number, mean: number, meanSquares: number, usual: number, usualSquares: number, spans: number, spanSquares: number}} Sums */
/** @typedef {{share: number, mean: number, deviation: number}} Part */

const OF_LIMIT = 0.93;
export const CALL_MS = 15_000;
export const ASSUMED_LIMIT_MS = 180_000; // of a speech without a limit
const [SPREAD, TURNS, OF_CATEGORY] = [0.2, 10, 8];
const [ABSENT, CALLED] = [1, 20];
const [STOPS, PER_TURNS] = [2, 80];
const [STOP_MS, STOP_SPREAD_MS, STOPS_KNOWN] = [240_000, 90_000, 4];
const [VISIT_PER_TURNS, VISIT_MS, VISIT_SPREAD_MS] = [30, 600_000, 180_000];
const SHARES = [0.1, 0.5, 0.9];
/** Deviations of a normal distribution on either side of the middle between which eight in ten lie. */
export const EIGHT_IN_TEN = 1.2816;
const [EXACT, GROWTH, STEPS, LEAST_SHARE] = [12, 1.15, 12, 1e-6];

/**
 * How long a turn with a limit is assumed to take from start to start.
 * @param {number} limit
 */
export const assumedMs = (limit) => OF_LIMIT * limit + CALL_MS;

/**
 * The mean ratio of a category to what is assumed, that of all where nothing was measured of it.
 * @param {Expected} expect
 * @param {string} category
 */
export const ratioOf = (expect, category) => (Object.hasOwn(expect.ratios, category) ? expect.ratios[category] : expect.ratio);

/**
 * What is expected after what was measured; `visit`: one may still come that is not on the programme.
 * @param {Measured} measured
 * @param {boolean} [visit]
 * @returns {Expected}
 */
export function expected(measured, visit = measured.visit) {
  const ratios = Object.entries(measured.by_category);
  const known = { n: 0, total: 0, squares: 0 };
  for (const [, of] of ratios) {
    known.n += of.n;
    known.total += of.total;
    known.squares += of.squares;
  }
  const turns = TURNS + known.n;
  const ratio = (TURNS + known.total) / turns;
  const squares = TURNS * (SPREAD ** 2 + 1) + known.squares;
  const spread = Math.sqrt(Math.max(SPREAD ** 2 / 4, squares / turns - ratio ** 2));
  const stops = STOPS_KNOWN + measured.stops;
  return {
    ratios: Object.fromEntries(ratios.map(([name, of]) => [name, (OF_CATEGORY * ratio + of.total) / (OF_CATEGORY + of.n)])),
    ratio, spread, doubt: spread / Math.sqrt(turns),
    absent: (ABSENT + measured.absent) / (CALLED + measured.called),
    stops: (STOPS + measured.stops) / (PER_TURNS + known.n),
    stopMs: (STOPS_KNOWN * STOP_MS + measured.stops_ms) / stops,
    visits: visit ? 1 / VISIT_PER_TURNS : 0,
  };
}

/**
 * The range of each start in order, in milliseconds after the first may begin, and at last that of the end of all.
 * @param {Wait[]} waits
 * @param {Expected} expect
 * @returns {StartRange[]}
 */
export function startRanges(waits, expect) {
  const before = sums(waits, expect);
  const found = [[0, 0, 0]];
  for (const at of computed(before.length - 1)) {
    const since = found.length - 1;
    const last = found[since];
    const mean = meanOf(before[at]) - meanOf(before[since]);
    const parts = partsOf(before[at], expect);
    const made = SHARES.map((share, n) => Math.max(last[n], quantile(parts, share, last[n] + mean))).sort((a, b) => a - b);
    for (let between = since + 1; between <= at; between += 1) {
      const part = mean ? (meanOf(before[between]) - meanOf(before[since])) / mean : 1;
      found.push(last.map((old, n) => old + part * (made[n] - old)));
    }
  }
  return found.map(([low, middle, high]) => ({ low: Math.round(low), middle: Math.round(middle), high: Math.round(high) }));
}

/** @param {Sums} sum */
const meanOf = ({ mean, spans }) => mean + spans;

/**
 * Sums over what is before each start.
 * @param {Wait[]} waits
 * @param {Expected} expect
 * @returns {Sums[]}
 */
function sums(waits, expect) {
  const made = [{ turns: 0, mean: 0, meanSquares: 0, usual: 0, usualSquares: 0, spans: 0, spanSquares: 0 }];
  for (const wait of waits) {
    const of = made[made.length - 1];
    if ("low" in wait) {
      const deviation = (wait.high - wait.low) / 2 / EIGHT_IN_TEN;
      made.push({ ...of, spans: of.spans + (wait.low + wait.high) / 2, spanSquares: of.spanSquares + deviation * deviation });
    } else {
      const usual = assumedMs(wait.limit);
      const mean = usual * ratioOf(expect, wait.category);
      made.push({ ...of, turns: of.turns + 1, mean: of.mean + mean, meanSquares: of.meanSquares + mean * mean,
        usual: of.usual + usual, usualSquares: of.usualSquares + usual * usual });
    }
  }
  return made;
}

/**
 * The starts to compute, up to the last; those between are in proportion.
 * @param {number} last
 */
function computed(last) {
  const made = Array.from({ length: Math.min(EXACT, last) }, (_, n) => n + 1);
  while (made.length > 0 && made[made.length - 1] < last) made.push(Math.min(last, Math.floor(made[made.length - 1] * GROWTH) + 1));
  return made;
}

/**
 * The share, the mean and the deviation of none, one and more interruptions, without and with a visit.
 * @param {Sums} sum
 * @param {Expected} expect
 * @returns {Part[]}
 */
function partsOf(sum, expect) {
  const comes = 1 - expect.absent;
  const mean = comes * sum.mean + sum.spans;
  const variance = 1 + sum.spanSquares + comes * expect.spread ** 2 * sum.usualSquares
    + comes * expect.absent * sum.meanSquares + (comes * expect.doubt * sum.usual) ** 2;
  const rate = expect.stops * sum.turns;
  const none = Math.exp(-rate);
  const more = Math.max(1e-12, 1 - none - rate * none);
  const visit = 1 - Math.exp(-expect.visits * sum.turns);
  const interruptions = [[none, 0], [rate * none, 1], [more, (rate - rate * none) / more]];
  const visits = [[1 - visit, 0, 0], [visit, VISIT_MS, VISIT_SPREAD_MS]];
  return interruptions.flatMap(([share, n]) => visits.map(([chance, late, doubt]) => ({
    share: share * chance, mean: mean + n * expect.stopMs + late,
    deviation: Math.sqrt(variance + n * STOP_SPREAD_MS ** 2 + doubt ** 2),
  }))).filter(({ share }) => share > LEAST_SHARE);
}

/**
 * The time before which a share of the distribution lies, at least 0; `near` is where the search begins.
 * @param {Part[]} parts
 * @param {number} share
 * @param {number} near
 */
function quantile(parts, share, near) {
  let low = Math.max(0, Math.min(...parts.map(({ mean, deviation }) => mean - 4 * deviation)));
  let high = Math.max(...parts.map(({ mean, deviation }) => mean + 4 * deviation));
  let at = Math.min(Math.max(near, low), high);
  for (let n = 0; n < STEPS; n += 1) {
    const [below, density] = belowAt(parts, at);
    [low, high] = below < share ? [at, high] : [low, at];
    const step = density > 0 ? at - (below - share) / density : high;
    at = low <= step && step <= high ? step : (low + high) / 2;
    if (Math.abs(below - share) < 1e-3) break;
  }
  return at;
}

/**
 * The share of a distribution before a time, and its density there.
 * @param {Part[]} parts
 * @param {number} after
 */
function belowAt(parts, after) {
  let [below, density] = [0, 0];
  for (const { share, mean, deviation } of parts) {
    const z = (after - mean) / deviation;
    below += (share * complement(-z / Math.SQRT2)) / 2;
    density += (share * Math.exp((-z * z) / 2)) / (deviation * Math.sqrt(2 * Math.PI));
  }
  return [below, density];
}

const CHEBYSHEV = [-1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223, 0.17087277];

/**
 * The complementary error function, to 1.2e-7 (Press et al., Numerical Recipes, 6.2).
 * @param {number} x
 */
export function complement(x) {
  const t = 1 / (1 + Math.abs(x) / 2);
  const found = t * Math.exp(-x * x + CHEBYSHEV.reduceRight((sum, each) => sum * t + each, 0));
  return x >= 0 ? found : 2 - found;
}
