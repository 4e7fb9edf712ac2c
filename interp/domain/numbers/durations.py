"""Finds lengths of time in six languages, so that 48 hours and two days, or 60 days and two months, count as one."""

import re
from collections.abc import Iterator

from interp.domain.numbers.numerals import chinese, word_value

HOUR, DAY = 60, 24 * 60
MONTH, YEAR = 30 * DAY, 360 * DAY  # as people count them; a year also has 365 days
# for each language the names of a minute, an hour, a day, a week, a month and a year
NAMES: dict[str, tuple[str, ...]] = {
    "en": ("minutes?", "hours?", "days?", "weeks?|fortnights?", "months?", "years?"),
    "fr": ("minutes?", "heures?", "jours?|journées?", "semaines?", "mois", "ans?|années?"),
    "es": ("minutos?", "horas?", "días?", "semanas?", "mes(?:es)?", "años?"),
    "ru": ("минут[аыу]?|минутн[а-яё]+", "час(?:а|ов|у)?|часов[а-яё]+", "д(?:ень|ня|ней)|сут(?:ки|ок)|дневн[а-яё]+",
           "недел[а-яё]+", "месяц[а-яё]*|месячн[а-яё]+", "год(?:а|у|ов)?|лет|годичн[а-яё]+|летн[а-яё]+"),
    "ar": ("دقيقة|دقائق", "ساعة|ساعات|ساعت(?:ين|ان)", "يوما?|أيام|يوم(?:ين|ان)", "أسبوعا?|أسابيع|أسبوع(?:ين|ان)",
           "شهرا?|أشهر|شهور|شهر(?:ين|ان)", "سنة|سنوات|سنت(?:ين|ان)|عاما?|أعوام|عام(?:ين|ان)"),
    "zh": ("分钟", "个?小时", "天|日", "周|个?星期", "个月", "年"),
}  # fmt: skip
# a half or a quarter more: an hour and a half, полтора года
MORE = {
    "en": r"(?:(?P<w>(?<![a-z])[a-z]{1,24})[ -])?and[ -]a[ -](?P<h>half|quarter)[ -](?P<u>[a-z]{1,24})"
    r"|(?P<u2>hour|day|week|month|year) and a (?P<h2>half|quarter)\b",
    "fr": r"(?:(?P<w>(?<![a-zûé])[a-zûé]{1,24}) )?"
    r"(?P<u>heures?|jours?|semaines?|mois|ans?|années?) et (?P<h>demie?|quart)\b",
    "es": r"(?:(?P<w>(?<![a-z])[a-z]{1,24}) )?(?P<u>horas?|días?|semanas?|mes(?:es)?|años?) y (?P<h>medi[oa]|cuarto)\b",
    "ru": r"(?P<o>полтор[аы]|полутора) ?(?P<u>[а-яё]{1,24})"
    r"|(?P<w>(?<![а-яё])[а-яё]{1,24}) с половиной (?P<u2>[а-яё]{1,24})",
    "ar": r"(?P<u>ساعة|ساعات|يوم|شهر|أشهر|سنة|سنوات|عام|أعوام) و(?P<h>نصف|ربع)",
    "zh": r"(?P<w>[一二三四五六七八九十两]|\d{1,4}) ?(?:(?P<u>[年天])半|个半(?P<u2>小时|月|星期))",
}  # fmt: skip
QUARTER = re.compile("quart|cuart|ربع")
SIZES = (1, HOUR, DAY, 7 * DAY, MONTH, YEAR)
DUAL = re.compile("(?:ين|ان)$")
# what stands between the number and its unit: les 18 derniers mois
LATEST = r"(?:(?:derni[eè]re?s?|prochaine?s?|premi[eè]re?s?|последн[а-яё]+|ближайш[а-яё]+|следующ[а-яё]+)\s)?"
NUMBER = {  # in Russian also in one word with the unit: двухмесячный
    "ru": r"(?<!\w)(?:(?P<digits>\d{1,4}(?:[.,]5)?)[\s-]|(?P<word>[а-яё]{1,24}?)[\s-]?)?" + LATEST,
    "zh": r"(?<![\d.])(?:(?P<digits>\d{1,4}(?:\.5)?)|(?P<word>[一二三四五六七八九十百两]{1,4}))\s?",
}
OTHERS = r"(?<!\w)(?:(?P<digits>\d{1,4}(?:[.,]5)?)[\s-]|(?P<word>[^\W\d_]{1,24})[\s-])?" + LATEST
BEFORE = {"ar": "[وفبلك]?(?:ال|لل)?"}
PATTERNS = {
    language: re.compile(
        NUMBER.get(language, OTHERS)
        + BEFORE.get(language, "")
        + "(?:" + "|".join(f"(?P<u{place}>{each})" for place, each in enumerate(names)) + ")"
        + ("" if language == "zh" else r"(?!\w)")
    )
    for language, names in NAMES.items()
}  # fmt: skip
# "quince días" are two weeks, «huit jours» one
WEEKS = {8: 7 * DAY, 15: 14 * DAY}
MARKS = re.compile("[\u064b-\u0652]")


def same_length(source: str, target: str, source_language: str, target_language: str) -> dict[float, bool]:
    """Return the numbers of lengths of time that the other text has in another unit.

    They are those of both texts; False where a month was taken for thirty days, which may be meant or not.
    """
    ours, theirs = set(_lengths(source, source_language)), set(_lengths(target, target_language))
    found: dict[float, bool] = {}
    for value, unit, minutes in ours:
        for other, another, as_many in theirs:
            if unit != another and minutes & as_many:
                exact = (unit < MONTH) == (another < MONTH)
                found |= {float(each): found.get(float(each), True) and exact for each in (value, other)}
    return found


def _lengths(text: str, language: str) -> Iterator[tuple[float, int, frozenset[float]]]:
    """Yield the number, the unit and the minutes of each length of time; without a number it is one."""
    for each in PATTERNS[language].finditer(MARKS.sub("", text).casefold()):
        place = next(place for place in range(len(SIZES)) if each[f"u{place}"])
        value = float((each["digits"] or "0").replace(",", ".")) or _value(each["word"] or "", language)
        value = 2 * (value or 1) if each[f"u{place}"].startswith("fortnight") else value
        value = value or (2 if language == "ar" and DUAL.search(each[f"u{place}"]) else 1)
        more = {value * 365 * DAY} if SIZES[place] == YEAR else set()
        if SIZES[place] == DAY and language in ("fr", "es") and value in WEEKS:
            more = {WEEKS[int(value)]}
        yield value, SIZES[place], frozenset({value * SIZES[place], *more})
    yield from _more(MARKS.sub("", text).casefold(), language)


def _more(text: str, language: str) -> Iterator[tuple[float, int, frozenset[float]]]:
    """Yield the lengths of time that say a half or a quarter more than a number of a unit."""
    for each in re.finditer(MORE[language], text):
        named = {name: found for name, found in each.groupdict().items() if found}
        unit = named.get("u") or ("个" if language == "zh" else "") + named["u2"]
        names = (size for size, name in zip(SIZES, NAMES[language], strict=True) if re.fullmatch(name, unit))
        word, quarters = named.get("w", ""), 1 if QUARTER.match(named.get("h") or named.get("h2", "")) else 2
        value = int(word) if word.isdigit() else _value(word, language) or 1
        yield from ((value, size, frozenset({value * size + quarters * size // 4})) for size in names)


def _value(word: str, language: str) -> int:
    return (chinese(word) if language == "zh" else word_value(word, language)) or 0
