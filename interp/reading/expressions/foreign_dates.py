"""Rewrites dates, hours and durations of the other five languages in the English form that the parsers read."""

import re

from interp.reading.expressions.ordinal_words import chinese_number

# month names by language, January first; genitives and both sets of Arabic names included
MONTHS_FR = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
MONTHS_ES = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()
MONTHS_RU = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
MONTHS_AR = (
    ("يناير", "كانون الثاني"), ("فبراير", "شباط"), ("مارس", "آذار"), ("أبريل", "نيسان"), ("مايو", "أيار"),
    ("يونيه", "يونيو", "حزيران"), ("يوليه", "يوليو", "تموز"), ("أغسطس", "آب"), ("سبتمبر", "أيلول"),
    ("أكتوبر", "تشرين الأول"), ("نوفمبر", "تشرين الثاني"), ("ديسمبر", "كانون الأول"),
)  # fmt: skip
ENGLISH = (
    "January February March April May June July August September October November December".split()
)
NAMES: dict[str, str] = {
    name: ENGLISH[n]
    for months in (MONTHS_FR, MONTHS_ES, MONTHS_RU)
    for n, name in enumerate(months)
} | {name: ENGLISH[n] for n, names in enumerate(MONTHS_AR) for name in names}
NAME = "|".join(sorted(NAMES, key=len, reverse=True))
DAY_FIRST = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:er)?\s+(?:de\s+)?(?P<name>{NAME})(?:\s*/\s*(?:{NAME}))?"
    r"(?:(?:\s+(?:de\s+|del\s+)?|(?<=[\u0621-\u064a]))(?P<year>\d{4}))?(?:\s*(?:года|г\.))?(?!\w)",
    re.IGNORECASE,
)
CHINESE_DATE = re.compile(
    r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:[，,]?\s*[（(]?(?:星期"
    r"|周)[一二三四五六日天][）)]?)?")
WEEKDAYS = re.compile(
    r"(?<!\w)(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
    r"|понедельник|вторник|сред[ау]|четверг|пятниц[ау]|суббот[ау]|воскресенье"
    r"|(?:يوم\s+)?(?:الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد))(?!\w)[,،]?\s*(?:le\s+)?",
    re.IGNORECASE,
)
EASTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
HOUR_WORDS = r"heures?|horas?|hs?\.|h(?!\w)|hrs?|час(?:ов|а|\.)?|ч\.?|时|點|点"
CHINESE_CLOCK = re.compile(
    r"(?P<half>上午|下午|中午|晚上)?\s*(?P<hour>\d{1,2})(?:[:：](?P<colon>\d\d)"
    r"|[时點点](?:(?P<minute>\d{1,2})分?|(?P<half_past>半))?)")
CHINESE_UNTIL = re.compile(r"(?<=:\d\d)\s*[至到]\s*(?=\d)")
HOURS = re.compile(
    rf"(?:\b(?:de|a|à|с|from)\s+(?:las?\s+)?)?(?<![\d.:])(?P<h1>\d{{1,2}})(?:\s*[h:.]\s*(?P<n1>\d\d)|\s*(?:{HOUR_WORDS})(?:\s*(?P<m1>\d\d))?)?"
    r"\s*(?:-|–|—|à|a|до|至|to|إلى)\s*(?:las?\s+)?"
    rf"(?P<h2>\d{{1,2}})(?:\s*[h:.]\s*(?P<n2>\d\d)\b(?P<tail>\s*(?:{HOUR_WORDS}))?|\s*(?P<word>{HOUR_WORDS})(?!\w)(?:\s*(?P<m2>\d\d))?)",
    re.IGNORECASE,
)
SPELT = re.compile(
    rf"\d\s*(?:{HOUR_WORDS})(?!\w)|\d\s*h\s*\d\d|\d[.:]\d\d\s*(?:à|a|до|إلى|至)\s*(?:las?\s+)?\d", re.IGNORECASE
)
RUSSIAN_CLOCK = re.compile(
    r"(?<!\d)(?P<hour>\d{1,2})\s*(?:ч(?:ас(?:ов|а)?)?\.?)\s*(?P<minute>\d\d)\s*(?:м(?:ин(?:ут)?)?\b\.?)?", re.IGNORECASE
)
WIDE = str.maketrans("－～：−‑", "––:––")
NOON_ENDS = re.compile(
    r"(?P<before>\d\s*(?:h|heures?|horas?|ч\.?|час\w*)?\s*(?:-|–|—|à|al?|до|hasta)\s*(?:el\s+)?)(?:midi|mediodía|полудня|полдня)\b",
    re.IGNORECASE,
)
NOON_BEGINS = re.compile(
    r"\b(?:midi|mediodía|полудня|полдня)(?P<after>\s*(?:-|–|—|à|a|до)\s*(?:las?\s+)?\d)",
    re.IGNORECASE,
)
MILITARY = re.compile(
    r"(?<![\d/])([01]\d|2[0-4])([0-5]\d)\s*(?:-|–|to)\s*([01]\d|2[0-4])([0-5]\d)\s*(?:hrs?|hours|h)\b", re.IGNORECASE
)
CLOCK = re.compile(
    rf"^(?:at\s+|à\s+|a\s+las?\s+|в\s+|(?:في\s+)?الساعة\s+)?(?P<hour>\d{{1,2}})(?:\s*[h:.]\s*(?P<minute>[0-5]\d)(?:\s*(?:{HOUR_WORDS})(?!\w))?"
    rf"|\s*(?:{HOUR_WORDS})(?!\w))(?![\d/])(?=\W)",
    re.IGNORECASE,
)
ARABIC_HOURS = re.compile(
    r"(?:من\s+)?(?:الساعة\s*)?(?P<h1>\d{1,2})(?:[:/](?P<n1>\d\d))?\s*(?P<p1>صباحا[ًّ]?|مساء[ً]?|ظهرا[ً]?"
    r"|بعد الظهر)?\s*(?:إلى|حتى|-|–)\s*"
    r"(?:الساعة\s*)?(?P<h2>\d{1,2})(?:[:/](?P<n2>\d\d))?\s*(?P<p2>صباحاً?|مساءً?|ظهراً?|بعد الظهر)?"
)
ARABIC_HALF = {"ص": "a.m.", "م": "p.m.", "ظ": "p.m.", "ب": "p.m."}


# "2026年1月12日至30日" are a session's dates
CHINESE_SPAN = re.compile(
    r"(?:(?P<year>\d{4})年)?\d{1,2}月\d{1,2}日\s*(?:至|到|—|–|－|-|和|及|、)"
    r"\s*(?:(?P<year2>\d{4})年)?(?:\d{1,2}月)?\d{1,2}日"
)


def dates_in_english(text: str) -> str:
    """Return `text` with dates of the other languages in English form: "7 March 2016"."""
    if text.isascii() and not DAY_FIRST.search(text):
        return text
    text = WEEKDAYS.sub("", text.translate(EASTERN))
    text = CHINESE_SPAN.sub(_chinese_span, text)
    text = CHINESE_DATE.sub(_chinese_date, text)
    return DAY_FIRST.sub(_dated, text)


def _chinese_span(found: re.Match[str]) -> str:
    """Return a span in English form: only its year counts, so any days of a month will do."""
    return f" 1 January - 2 January {found['year'] or found['year2']} " if found["year"] or found["year2"] else found[0]


def _chinese_date(found: re.Match[str]) -> str:
    return f" {found['day']} {ENGLISH[_month(found['month'])]} {found['year'] or ''} "


def _month(printed: str) -> int:
    return min(max(int(printed), 1), 12) - 1


def _dated(found: re.Match[str]) -> str:
    name = NAMES[found["name"].casefold()] if found["name"].casefold() in NAMES else found["name"]
    return f"{found['day']} {name} {found['year'] or ''}".rstrip()


def clocks_in_english(text: str) -> str:
    """Return `text` with hours of the other languages in English form: "9:00 - 12:00"."""
    text = text if text.isascii() else text.translate(EASTERN)
    if not text.isascii():
        text = RUSSIAN_CLOCK.sub(lambda found: f"{found['hour']}:{found['minute']}", text.translate(WIDE))
        text = _chinese(text)
        text = ARABIC_HOURS.sub(_arabic, text)
    text = re.sub(r"(?<=\d)\.(?=[ap]\.?m\b)", "", text, flags=re.IGNORECASE)
    text = NOON_ENDS.sub(lambda found: f"{found['before']}12:00", text)
    text = NOON_BEGINS.sub(lambda found: f"12:00{found['after']}", text)
    text = MILITARY.sub(lambda found: "{}:{} - {}:{}".format(*found.groups()), text)
    return HOURS.sub(_clocks, text) if SPELT.search(text) else text


def clock_in_english(text: str) -> str:
    """Return a line with the single hour at its beginning in English form: "10 h 15 Ouverture" as "10:15 Ouverture"."""
    return CLOCK.sub(lambda found: f"{found['hour']}:{found['minute'] or '00'} ", text, count=1)


def _clocks(found: re.Match[str]) -> str:
    first = f"{found['h1']}:{found['n1'] or found['m1'] or '00'}"
    return f"{first} - {found['h2']}:{found['n2'] or found['m2'] or '00'}"


def _chinese(text: str) -> str:
    half = ""

    def clock(found: re.Match[str]) -> str:
        nonlocal half
        half = found["half"] or half
        hour = int(found["hour"])
        hour += 12 if half in ("下午", "晚上") and hour < 12 else 0
        return f" {hour}:{found['colon'] or found['minute'] or ('30' if found['half_past'] else '00'):0>2}"

    return CHINESE_UNTIL.sub(" - ", CHINESE_CLOCK.sub(clock, text)) if CHINESE_CLOCK.search(text) else text


def _arabic(found: re.Match[str]) -> str:
    if not (found["p1"] or found["p2"] or (found["n1"] and found["n2"])):
        return found[0]
    first, last = (ARABIC_HALF.get((found[side] or "")[:1], "") for side in ("p1", "p2"))
    return f" {found['h1']}:{found['n1'] or '00'} {first} - {found['h2']}:{found['n2'] or '00'} {last} "


UNITS: tuple[tuple[str, str], ...] = (
    ("minutes", r"minutos?|минут[аыу]?|мин\.?|分钟|دقيقة|دقائق"),
    ("hours", r"heures?|horas?|час(?:ов|а)?|小时|ساع(?:ة|ات)"),
    ("seconds", r"secondes?|segundos?|секунд[аыу]?|秒|ثاني(?:ة|ات)|ثوان"),
)
COUNTED = re.compile(
    r"(?<![^\W\u0621-\u064a])(?P<count>\d{1,3}|une?|deux|trois|un[ao]|dos|tres|один|одна|одну|два|две|два|три)\s*(?:-\s*)?(?:"
    + "|".join(f"(?P<{unit}>{words})" for unit, words in UNITS)
    + r")(?!\w)|(?P<zh>\d{1,3}|[一二两三四五六七八九十]{1,3})"
      r"(?P<zhunit>分钟|小时|秒)|(?P<one>ساعة واحدة|دقيقتان|دقيقتين|ساعتان|ساعتين"
        r"|une demi-heure|media hora|полчаса|半小时)",
    re.IGNORECASE,
)
COUNTS = {"une": 1, "un": 1, "una": 1, "uno": 1, "один": 1, "одна": 1, "одну": 1, "deux": 2, "dos": 2, "два": 2,
          "две": 2, "trois": 3, "tres": 3, "три": 3}  # fmt: skip
WHOLE = {
    "ساعة واحدة": "1 hour", "دقيقتان": "2 minutes", "دقيقتين": "2 minutes", "ساعتان": "2 hours",
    "ساعتين": "2 hours",
}
ZH_UNITS = {"分钟": "minutes", "小时": "hours", "秒": "seconds"}


def lengths_in_english(text: str) -> str:
    """Return `text` with durations of the other languages in English form: "45 minutes"."""
    return COUNTED.sub(_length, text if text.isascii() else text.translate(EASTERN))


def _length(found: re.Match[str]) -> str:
    if found["one"]:
        return WHOLE.get(found["one"], "half an hour")
    if found["zh"]:
        count = found["zh"] if found["zh"].isdigit() else chinese_number(found["zh"].replace("两", "二"))
        return f" {count or found['zh']} {ZH_UNITS[found['zhunit']]} "
    unit = next(unit for unit, _ in UNITS if found[unit])
    return f"{COUNTS.get(found['count'].casefold(), found['count'])} {unit}"
