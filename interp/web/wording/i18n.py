"""Formats words, dates, times, durations and ordinals in the languages of the pages, from Babel's catalogues."""

import io
import re
from datetime import UTC, datetime
from functools import cache
from gettext import c2py
from itertools import count
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations
from babel.units import format_unit
from flask import has_request_context, request

from interp.languages import BY_CODE, INTERFACE_LANGUAGES

COOKIE = "lang"
# Day patterns as United Nations documents print them; CLDR has no double month names for Arabic. Other languages have
# CLDR's own patterns.
DAY_PATTERNS = {
    "ar": "EEEE، d {month} y",
    "zh": "y年M月d日EEEE",
    "en": "EEEE, d MMMM y",
    "fr": "EEEE d MMMM y",
    "ru": "EEEE, d MMMM y 'года'",
    "es": "EEEE d 'de' MMMM 'de' y",
}
# Without the comma after the weekday, which would read as one of the sentence's own.
INLINE_PATTERNS = DAY_PATTERNS | {"ar": "EEEE d {month} y", "en": "EEEE d MMMM y"}
# Without the weekday, for the head of a page.
SHORT_PATTERNS = {
    "ar": "d/M/y",
    "zh": "y年M月d日",
    "en": "d MMMM y",
    "fr": "dd/MM/y",
    "ru": "dd.MM.y",
    "es": "dd/MM/y",
}
# Grammatical gender of the word for session.
SESSION_GENDER = {"fr": "f", "ru": "f"}
ARABIC_MONTHS = (
    "كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيه",
    "تموز/يوليه", "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر",
    "كانون الأول/ديسمبر",
)  # fmt: skip

ARABIC_UNITS = "الأولى الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة".split()
ARABIC_TENS = "العشرون الثلاثون الأربعون الخمسون الستون السبعون الثمانون التسعون".split()
CHINESE_DIGITS: tuple[str, ...] = ("", *"一二三四五六七八九")


def gettext(language: str, message: str) -> str:
    """Return `message` in `language`, unchanged without a translation."""
    return catalogue(language).gettext(message)


def pgettext(language: str, context: str, message: str) -> str:
    """Return the translation of `message` in `context`."""
    return str(catalogue(language).pgettext(context, message))


def ngettext(language: str, one: str, many: str, number: int) -> str:
    """Return the form of the message for `number`."""
    return catalogue(language).ngettext(one, many, number)


def plural_forms(language: str, one: str, many: str) -> list[str]:
    """Return every form of a message in the order of the language's plural header."""
    return [ngettext(language, one, many, number) for number in plural_samples(language)]


@cache
def plural_samples(language: str) -> tuple[int, ...]:
    """Return the least number of each plural form of a language, in the order of its header."""
    forms, rule = re.fullmatch(r"nplurals=(\d+); plural=(.+);", BY_CODE[language].plurals).groups()  # type: ignore[union-attr]
    form_of = c2py(rule)
    return tuple(next(number for number in count() if form_of(number) == form) for form in range(int(forms)))


@cache
def catalogue(language: str) -> Translations:
    """Return the catalogue of `language`: the compiled one of the package, else compiled from its source."""
    for folder in _folders():
        path = folder / language / "LC_MESSAGES" / "messages.mo"
        if path.exists():
            return Translations(io.BytesIO(path.read_bytes()))
        source = path.with_suffix(".po")
        if source.exists():
            return Translations(_compiled(source, language))
    return Translations(None)


def _folders() -> tuple[Path, Path]:
    package = Path(__file__).resolve().parents[2]
    return package / "locales", package.parent / "locales"


def _compiled(source: Path, language: str) -> io.BytesIO:
    with source.open("rb") as file:
        catalog = read_po(file, locale=BY_CODE[language].locale)
    # Babel would write its own Arabic plural rule to the header, with two forms swapped.
    target = io.BytesIO()
    write_mo(target, catalog)
    target.seek(0)
    return target


def request_language() -> str:
    """Return the language of a page's address, else of `?lang=`, the cookie or the browser, else English.

    The language in an address below /api/ is that of a text, not of who asks for it; a program that says nothing of
    itself is told in the `?language=` of the texts it asked for.
    """
    if not has_request_context():
        return "en"
    page = {} if request.path.startswith("/api/") else request.view_args or {}
    asked = (page.get("language"), request.args.get("lang"), request.cookies.get(COOKIE))
    known = next((code for code in asked if code in INTERFACE_LANGUAGES), None)
    # Not best_match(): it would give a reader of fr-CH who also accepts English the English page.
    wanted = (tag.partition("-")[0].lower() for tag in request.accept_languages.values())
    asked_for = request.args.get("language", "en") if request.path.startswith("/api/") else "en"
    return known or next((code for code in (*wanted, asked_for) if code in INTERFACE_LANGUAGES), "en")


def local(ms: int, timezone: str) -> datetime:
    """Return a time (milliseconds since 1970) in `timezone`."""
    return datetime.fromtimestamp(ms / 1000, UTC).astimezone(_zone(timezone))


def _zone(timezone: str) -> ZoneInfo:
    try:
        return ZoneInfo(timezone)
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")


def day(ms: int, timezone: str, language: str, *, inline: bool = False) -> str:
    """Return the weekday and date, "Monday, 7 March 2016", with Western digits everywhere.

    `inline` is for inside a sentence or a list: "Monday 7 March 2016".
    """
    moment = local(ms, timezone)
    patterns = INLINE_PATTERNS if inline else DAY_PATTERNS
    pattern = patterns.get(language, "full").replace("{month}", f"'{month(moment.month, language)}'")
    return format_date(moment.date(), pattern, BY_CODE[language].locale)


def short_day(ms: int, timezone: str, language: str) -> str:
    """Return the date without its weekday, "7 March 2016", « 07/03/2016 », for the head of a page."""
    return format_date(local(ms, timezone).date(), SHORT_PATTERNS.get(language, "short"), BY_CODE[language].locale)


def month(number: int, language: str) -> str:
    """Return the name of month 1 to 12; in Arabic both names, as United Nations documents print them."""
    if language == "ar":
        return ARABIC_MONTHS[number - 1]
    if language == "zh":
        return f"{number}月"
    return format_date(datetime(2000, number, 1).date(), "MMMM", BY_CODE[language].locale)


def clock_time(ms: int, timezone: str) -> str:
    """Return the time of day, "09:00", the same in every language."""
    return local(ms, timezone).strftime("%H:%M")


def duration(ms: int, language: str) -> str:
    """Return whole minutes, or seconds below one minute, in words: "3 minutes"."""
    seconds = round(ms / 1000)
    unit, count = ("minute", seconds // 60) if seconds >= 60 and seconds % 60 == 0 else ("second", seconds)
    # CLDR's long Chinese form is an alias Babel does not follow; its short form is the one in use.
    length: Literal["short", "long"] = "short" if language == "zh" else "long"
    locale = BY_CODE[language].locale
    return format_unit(count, f"duration-{unit}", length, locale=locale, numbering_system="latn")


def ordinal(number: int, language: str, gender: str = "m") -> str:
    """Return "31st" in `language`, before its noun; `gender` (m, f or n) is that of the noun.

    Chinese and Arabic write it in words, as United Nations documents do; Arabic only below 100.
    """
    endings = {
        "en": _english_ending(number),
        "fr": ("re" if gender == "f" else "er") if number == 1 else "e",
        "es": _spanish_ending(number, gender),
        "ru": {"m": "-й", "f": "-я", "n": "-е"}[gender],
    }
    if language == "zh":
        return f"第{chinese_numeral(number)}"
    return arabic_ordinal(number) if language == "ar" else f"{number}{endings.get(language, '.')}"


def _spanish_ending(number: int, gender: str) -> str:
    """Return the ending: first and third lose their last vowel before a masculine noun (31er); 11 has no such form."""
    if gender == "f":
        return "ª"
    return "er" if number % 10 in (1, 3) and number % 100 != 11 else "º"


def chinese_numeral(number: int) -> str:
    """Return a number below 1,000 in Chinese characters, 31 as 三十一; a greater one in digits."""
    if not 0 < number < 1000:
        return str(number)
    hundreds, tens, units = number // 100, number // 10 % 10, number % 10
    text = f"{CHINESE_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += f"{CHINESE_DIGITS[tens] if tens > 1 or hundreds else ''}十"
    elif hundreds and units:
        text += "零"
    return text + CHINESE_DIGITS[units]


def arabic_ordinal(number: int) -> str:
    """Return the ordinal of a feminine noun (session, meeting) in words, below 100; a greater one in digits."""
    tens, units = divmod(number, 10)
    if not 0 < number < 100:
        return str(number)
    if number <= 10:
        return ARABIC_UNITS[number - 1]
    first = "الحادية" if units == 1 else ARABIC_UNITS[units - 1]
    if tens == 1:
        return f"{first} عشرة"
    return f"{first} و{ARABIC_TENS[tens - 2]}" if units else ARABIC_TENS[tens - 2]


def _english_ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
