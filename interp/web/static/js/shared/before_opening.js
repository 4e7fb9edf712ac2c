/** What a page says of a meeting that has not been opened: when it begins, with the date unless that is today. */

const ARABIC_MONTHS = [
  "كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيه",
  "تموز/يوليه", "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر", "كانون الأول/ديسمبر",
];
/** The same as INLINE_PATTERNS of web/wording/i18n.py; other languages have the English order. */
/** @type {Record<string, (day: any) => string>} */
const PATTERNS = {
  ar: ({ weekday, day, month, year }) => `${weekday} ${day} ${ARABIC_MONTHS[month - 1]} ${year}`,
  zh: ({ weekday, day, month, year }) => `${year}年${month}月${day}日${weekday}`,
  en: ({ weekday, day, name, year }) => `${weekday} ${day} ${name} ${year}`,
  fr: ({ weekday, day, name, year }) => `${weekday} ${day} ${name} ${year}`,
  ru: ({ weekday, day, name, year }) => `${weekday}, ${day} ${name} ${year} года`,
  es: ({ weekday, day, name, year }) => `${weekday} ${day} de ${name} de ${year}`,
};
/** @param {number} n */
const two = (n) => String(n).padStart(2, "0");
/** The same as SHORT_PATTERNS of web/wording/i18n.py. */
/** @type {Record<string, (day: any) => string>} */
const SHORT_PATTERNS = {
  ar: ({ day, month, year }) => `${day}/${month}/${year}`,
  zh: ({ day, month, year }) => `${year}年${month}月${day}日`,
  en: ({ day, name, year }) => `${day} ${name} ${year}`,
  fr: ({ day, month, year }) => `${two(day)}/${two(month)}/${year}`,
  ru: ({ day, month, year }) => `${two(day)}.${two(month)}.${year}`,
  es: ({ day, month, year }) => `${two(day)}/${two(month)}/${year}`,
};
const formats = new Map();

/**
 * @param {number} ms
 * @param {string} locale
 * @param {Intl.DateTimeFormatOptions} options
 */
function parts(ms, locale, options) {
  const key = `${locale} ${options.timeZone} ${options.month}`;
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(`${locale}-u-nu-latn-ca-gregory`, options));
  return Object.fromEntries(formats.get(key).formatToParts(ms).map((/** @type {Intl.DateTimeFormatPart} */ { type, value }) => [type, value]));
}

/**
 * @param {number} ms
 * @param {string} timeZone
 */
function numbers(ms, timeZone) {
  const { year, month, day } = parts(ms, "en", { timeZone, year: "numeric", month: "numeric", day: "numeric" });
  return { year: Number(year), month: Number(month), day: Number(day) };
}

/**
 * A day as a number that grows with it, in a zone.
 * @param {number} ms
 * @param {string} timeZone
 */
function dayNumber(ms, timeZone) {
  const { year, month, day } = numbers(ms, timeZone);
  return year * 10_000 + month * 100 + day;
}

/**
 * "Monday 7 March 2016" in a language; as short as it is written, "07.03.2016", where a line has little room.
 * @param {number} ms
 * @param {string} timeZone
 * @param {string} language
 * @param {Record<string, (day: any) => string>} [patterns]
 */
export function dayText(ms, timeZone, language, patterns = PATTERNS) {
  /** @type {Intl.DateTimeFormatOptions} */
  const long = { timeZone, weekday: "long", day: "numeric", month: "long", year: "numeric" };
  const { weekday, month: name } = parts(ms, language, long);
  return (patterns[language] ?? patterns.en)({ ...numbers(ms, timeZone), weekday, name });
}

/**
 * The day without its weekday, for the head of a page.
 * @param {number} ms
 * @param {string} timeZone
 * @param {string} language
 */
export const shortDay = (ms, timeZone, language) => dayText(ms, timeZone, language, SHORT_PATTERNS);

/**
 * The key of the sentence, as in web/pages/before_opening.py.
 * @param {{starts_at: number, ends_at: number, timezone: string}} meeting
 * @param {number} now
 */
export function beginning({ starts_at: startsAt, ends_at: endsAt, timezone }, now) {
  const [starts, today] = [dayNumber(startsAt, timezone), dayNumber(now, timezone)];
  if (starts < today && now >= endsAt) return "planned_past";
  if (now > startsAt) return "planned_due";
  return starts === today ? "planned" : "planned_on";
}
