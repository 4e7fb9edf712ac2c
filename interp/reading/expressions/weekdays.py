"""Finds dates printed with a weekday that is not theirs, in the six languages."""

import re
from collections.abc import Iterator
from datetime import date

from interp.reading.expressions.dates_and_hours import DATE, date_in
from interp.reading.expressions.foreign_dates import dates_in_english
from interp.value_types import dataclass

NAMES: tuple[tuple[str, ...], ...] = (
    ("monday", "lundi", "lunes", "понедельник", "الاثنين", "الإثنين", "星期一", "周一"),
    ("tuesday", "mardi", "martes", "вторник", "الثلاثاء", "星期二", "周二"),
    ("wednesday", "mercredi", "miércoles", "среда", "среду", "الأربعاء", "星期三", "周三"),
    ("thursday", "jeudi", "jueves", "четверг", "الخميس", "星期四", "周四"),
    ("friday", "vendredi", "viernes", "пятница", "пятницу", "الجمعة", "星期五", "周五"),
    ("saturday", "samedi", "sábado", "суббота", "субботу", "السبت", "星期六", "周六"),
    ("sunday", "dimanche", "domingo", "воскресенье", "الأحد", "星期日", "星期天", "周日"),
)
NUMBERS = {name: number for number, names in enumerate(NAMES) for name in names}
NAMED = re.compile(rf"(?<![^\W_])(?:{'|'.join(sorted(NUMBERS, key=len, reverse=True))})(?![a-zà-ÿа-я])", re.IGNORECASE)
AROUND = 40
LINKS = " ,،，()（）the le el de"


@dataclass(frozen=True, slots=True)
class WrongWeekday:
    """A weekday as printed, and the day that was printed with it."""

    printed: str
    day: date


def wrong_weekday_in(text: str) -> WrongWeekday | None:
    """Return the first weekday that is not that of the whole date right after or before it, or None."""
    return next(_wrong(text), None)


def _wrong(text: str) -> Iterator[WrongWeekday]:
    for found in NAMED.finditer(text):
        below, above = text[found.end() : found.end() + AROUND], text[max(0, found.start() - AROUND) : found.start()]
        day = _after(below) or _before(above)
        if day and day.weekday() != NUMBERS[found[0].casefold()]:
            yield WrongWeekday(found[0], day)


def _after(text: str) -> date | None:
    dated = DATE.match(dates_in_english(text).lstrip(LINKS))
    return date_in(dated[0]) if dated else None


def _before(text: str) -> date | None:
    plain = dates_in_english(text).rstrip(LINKS)
    last = next((each for each in DATE.finditer(plain) if each.end() == len(plain)), None)
    return date_in(last[0]) if last else None
