"""Finds hours of the day that a text has in words in six languages: "a quarter past three", «trois heures et quart»."""

import re
from collections.abc import Iterator

from interp.domain.numbers.numerals import chinese, word_value

HOUR, MINUTES = r"(?P<h>[^\W\d_]{1,24})", r"(?P<n>[^\W\d_]{1,24}(?:[- ][^\W\d_]{1,24})?)"
CHINESE = "(?P<h>[一二三四五六七八九十两]{1,3})[点时]"
# language -> patterns of an hour, each with the minutes that it adds; None: the words `n`
SAID: dict[str, tuple[tuple[str, int | None], ...]] = {
    "en": ((rf"quarter past {HOUR}", 15), (rf"half[ -]past {HOUR}", 30), (rf"quarter to {HOUR}", -15),
           (rf"{HOUR} o[’']clock", 0), (r"(?P<h>lunchtime)", 0),
           (rf"at {HOUR} (?P<n>fifteen|thirty|forty-five|ten|twenty|forty|fifty)", None)),
    "fr": ((rf"{HOUR} heures? et quart", 15), (rf"{HOUR} heures? et demie", 30),
           (rf"{HOUR} heures? moins le quart", -15),
           (rf"{HOUR} heures? {MINUTES}", None), (rf"{HOUR} heures?", 0),
           (r"(?P<h>mi-journée)", 0)),
    "es": ((rf"las? {HOUR} y cuarto", 15), (rf"las? {HOUR} y media", 30), (rf"las? {HOUR} menos cuarto", -15),
           (rf"las? {HOUR} y {MINUTES}", None), (rf"las? {HOUR} (?:horas|de la|en punto)", 0)),
    "ru": ((rf"четверть {HOUR}", -45), (rf"половин[ауе] {HOUR}", -30), (rf"без четверти {HOUR}", -15),
           (rf"пол-?{HOUR}", -30), (r"(?P<h>час[ау]?) (?:дня|ночи)", 0),
           (rf"{HOUR} час(?:ов|а)? {MINUTES} минут", None), (rf"{HOUR} час(?:ов|а)?", 0)),
    "ar": ((rf"{HOUR} والربع", 15), (rf"{HOUR} والنصف", 30), (rf"{HOUR} إلا (?:ال)?ربع[اً]*", -15),
           (rf"{HOUR} والثلث", 20), (rf"{HOUR} و{MINUTES} دقيقة", None), (rf"الساعة {HOUR}", 0)),
    "zh": ((rf"{CHINESE}一刻", 15), (rf"{CHINESE}半", 30), (rf"{CHINESE}三刻", 45),
           (rf"{CHINESE}(?P<n>[一二三四五六七八九十]{{1,3}})分", None), (CHINESE, 0)),
}  # fmt: skip
PATTERNS = {
    language: tuple(
        (re.compile(pattern if language == "zh" else rf"(?<!\w)(?:{pattern})(?!\w)"), minutes)
        for pattern, minutes in each
    )
    for language, each in SAID.items()
}
IN_A_WORD = {"lunchtime": 12, "mi-journée": 12, "час": 1, "часа": 1, "часу": 1}
HALF_DAY = 12 * 60


def said_hours(text: str, language: str) -> frozenset[int]:
    """Return the hours that a text has in words, in minutes after noon or midnight, 0 to 719."""
    return frozenset(value % HALF_DAY for value in _minutes(text.casefold(), language))


def _minutes(text: str, language: str) -> Iterator[int]:
    for pattern, added in PATTERNS[language]:
        for each in pattern.finditer(text):
            hour = _value(each["h"], language)
            words = re.split("[- ]", each["n"]) if added is None else []
            minutes = sum(_value(word, language) for word in words) if added is None else added
            if 0 < hour <= 24 and minutes < 60:
                yield 60 * hour + minutes


def _value(word: str, language: str) -> int:
    return (chinese(word) if language == "zh" else word_value(word, language)) or IN_A_WORD.get(word, 0)
