"""Finds lengths of time in six languages, so that 48 hours and two days, or 60 days and two months, count as one."""

import re
from collections.abc import Iterator

from interp.domain.numbers.numerals import chinese, word_value

HOUR, DAY = 60, 24 * 60
MONTH, YEAR = 30 * DAY, 360 * DAY  # as people count them; a year also has 365 days
# for each language the names of a minute, an hour, a day, a week, a month and a year
NAMES: dict[str, tuple[str, ...]] = {
    "en": ("minutes?", "hours?", "days?", "weeks?", "months?", "years?"),
    "fr": ("minutes?", "heures?", "jours?|journées?", "semaines?", "mois", "ans?|années?"),
    "es": ("minutos?", "horas?", "días?", "semanas?", "mes(?:es)?", "años?"),
    "ru": ("минут[аыу]?|минутн[а-яё]+", "час(?:а|ов|у)?|часов[а-яё]+", "д(?:ень|ня|ней)|сут(?:ки|ок)|дневн[а-яё]+",
           "недел[а-яё]+", "месяц[а-яё]*|месячн[а-яё]+", "год(?:а|у|ов)?|лет|годичн[а-яё]+|летн[а-яё]+"),
    "ar": ("دقيقة|دقائق", "ساعة|ساعات|ساعت(?:ين|ان)", "يوما?|أيام|يوم(?:ين|ان)", "أسبوعا?|أسابيع|أسبوع(?:ين|ان)",
           "شهرا?|أشهر|شهور|شهر(?:ين|ان)", "سنة|سنوات|سنت(?:ين|ان)|عاما?|أعوام|عام(?:ين|ان)"),
    "zh": ("分钟", "个?小时", "天|日", "周|个?星期", "个月", "年"),
}  # fmt: skip
SIZES = (1, HOUR, DAY, 7 * DAY, MONTH, YEAR)
DUAL = re.compile("(?:ين|ان)$")
NUMBER = {  # in Russian also in one word with the unit: двухмесячный
    "ru": r"(?<!\w)(?:(?P<digits>\d{1,4})[\s-]|(?P<word>[а-яё]{1,24}?)[\s-]?)?",
    "zh": r"(?<![\d.])(?:(?P<digits>\d{1,4})|(?P<word>[一二三四五六七八九十百两]{1,4}))\s?",
}
OTHERS = r"(?<!\w)(?:(?P<digits>\d{1,4})[\s-]|(?P<word>[^\W\d_]{1,24})[\s-])?"
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


def _lengths(text: str, language: str) -> Iterator[tuple[int, int, frozenset[int]]]:
    """Yield the number, the unit and the minutes of each length of time; without a number it is one."""
    for each in PATTERNS[language].finditer(MARKS.sub("", text).casefold()):
        place = next(place for place in range(len(SIZES)) if each[f"u{place}"])
        value = int(each["digits"] or 0) or _value(each["word"] or "", language)
        value = value or (2 if language == "ar" and DUAL.search(each[f"u{place}"]) else 1)
        more = {value * 365 * DAY} if SIZES[place] == YEAR else set()
        yield value, SIZES[place], frozenset({value * SIZES[place], *more})


def _value(word: str, language: str) -> int:
    return (chinese(word) if language == "zh" else word_value(word, language)) or 0
