"""Reads dates and hours as papers print them: "7 March 2016", "9 a.m. - 12 p.m.", "3 - 6 p.m.", "10.00 – 13.00"."""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from interp.reading.expressions.foreign_dates import (
    HOUR_WORDS,
    clock_in_english,
    clocks_in_english,
    dates_in_english,
)
from interp.value_types import dataclass

NOON, DAY = 12 * 60, 24 * 60
MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",),
            ("june", "jun"), ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"),
            ("october", "oct"), ("november", "nov"), ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)}),?\s*"
# "13 June – 1 July 2016" are a session's dates, not the meeting's.
SPAN = re.compile(
    rf"\b\d{{1,2}}\s*(?:{MONTH})?\s*(?:\d{{4}})?\s*(?:-|–|—|to|and|&|à|au|a|al|et|y|по|и|إلى|و)"
    rf"\s*(?:(?:{'|'.join(WEEKDAYS)}),?\s*)?\d{{1,2}}\s*(?:{MONTH})\s*\d{{4}}\b",
    re.IGNORECASE,
)
DATE = re.compile(
    rf"\b(?:{WEEKDAY})?(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s*(?:of\s+)?(?P<m1>{MONTH})\b\.?,?"
    rf"|(?P<m2>{MONTH})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b,?)(?:\s*(?P<year>\d{{4}})\b)?"
    r"|\b(?P<iso>(?:19|20|21)\d\d-\d{2}-\d{2})\b",
    re.IGNORECASE,
)
HALF = r"a\.?\s?m\b\.?|p\.?\s?m\b\.?"
RANGE = re.compile(
    rf"(?<![\w/])(?:(?:from|between)\s+)?(?:(?P<h1>\d{{1,2}})(?:[.:h](?P<n1>\d\d))?\s*(?P<p1>{HALF}|noon)?|(?P<w1>noon|midday))"
    rf"\s*(?:--?|–|—|to|until)\s*"
    rf"(?:(?P<h2>\d{{1,2}})(?:[.:h](?P<n2>\d\d))?\s*(?P<p2>{HALF}|noon|midnight)?"
    r"|(?P<w2>noon|midday|midnight))(?![\w/])",
    re.IGNORECASE,
)
CLOCK = re.compile(
    rf"^(?P<h>\d{{1,2}})(?:[.:h](?P<n>[0-5]\d)(?:\s*(?P<p>{HALF}))?|\s*(?P<q>{HALF}))(?![\d/])[\s,:–—/-]+(?P<rest>\D.*)$",
    re.IGNORECASE,
)
# One hour beside a date, without an end: "9 March 2026, 10 a.m.", "9 mars 2026, 10 heures".
LONE = re.compile(
    rf"(?<![\d.:/])(?P<h>\d{{1,2}})(?:[.:h](?P<n>[0-5]\d)(?:\s*(?P<p>{HALF}))?|\s*(?P<q>{HALF})"
    rf"|\s*(?:{HOUR_WORDS})(?!\w))(?![\d/.:])",
    re.IGNORECASE,
)
LONE_LEAD = re.compile(r"(?:\b(?:at|from|à|de|a las?|desde las|в|с)|الساعة|من الساعة)\s*$", re.IGNORECASE)
TIMED = re.compile(r"\d|noon|midday|midi|mediod", re.IGNORECASE)
KNOWN = 1024  # each line is asked for its hours by several readers
YEAR = re.compile(r"\b(?:19|20|21)\d\d\b")


@dataclass(frozen=True, slots=True)
class Hours:
    """Start and end in minutes after midnight of the first day; `end` may exceed 1440."""

    start: int
    end: int

    @property
    def length_s(self) -> int:
        """The length in seconds."""
        return (self.end - self.start) * 60

    def __str__(self) -> str:
        return f"{_clock(self.start)}–{_clock(self.end)}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def _half(mark: str | None) -> str:
    return (mark or "").casefold().replace(".", "").replace(" ", "")


def _minutes(hour: int, minute: int, half: str) -> int | None:
    """Return minutes after midnight, or None for an invalid hour; 12 p.m. is noon."""
    if minute > 59 or hour > (24 if not half else 12):
        return None
    if half in ("am", "midnight"):
        hour %= 12
    elif half == "pm":
        hour = hour % 12 + 12
    return hour * 60 + minute


def _side(found: re.Match[str], side: str) -> tuple[int, int, str]:
    if found[f"w{side}"]:
        return (12, 0, "midnight" if _half(found[f"w{side}"]) == "midnight" else "noon")
    return (int(found[f"h{side}"]), int(found[f"n{side}"] or 0), _half(found[f"p{side}"]))


def _hours(found: re.Match[str]) -> Hours | None:
    hour1, minute1, half1 = _side(found, "1")
    hour2, minute2, half2 = _side(found, "2")
    if not (half1 or half2) and not (found["n1"] and found["n2"]):
        return None  # "articles 12 - 13" are no hours
    # A start without a.m. or p.m. may be either: "3 - 6 p.m.", but "10 - 1 p.m." is from 10 a.m.
    halves = (half1,) if half1 or not half2 or hour1 > 12 else ("am", "pm")
    starts = [_minutes(hour1, minute1, half) for half in halves]
    end = _minutes(hour2, minute2, half2)
    if end is None:
        return None
    readings = [Hours(start, _end_after(start, end, half2)) for start in starts if start is not None]
    best = min(readings, key=lambda hours: hours.length_s, default=None)
    return best if best and best.end - best.start <= NOON else None


def _end_after(start: int, end: int, half: str) -> int:
    """Return the first reading of `end` after `start`: "9 - 12 a.m." is printed for noon."""
    readings = [end, end + DAY]
    if half == "am" and end < 60:
        readings = [end + NOON, end + DAY]
    elif not half and end <= NOON:
        readings.insert(1, end + NOON)
    return next(reading for reading in readings if reading > start)


@lru_cache(maxsize=KNOWN)
def hours_in(text: str) -> tuple[Hours, ...]:
    """Return every range of hours printed in `text`, in order."""
    if not TIMED.search(text):
        return ()
    return tuple(hours for found in RANGE.finditer(clocks_in_english(text)) if (hours := _hours(found)))


def clock_in(text: str) -> tuple[int, str] | None:
    """Return the hour a line begins with ("11.45 Visit of …"), in minutes, and the rest; None otherwise."""
    if not TIMED.search(text[:60]):
        return None
    found = CLOCK.match(clock_in_english(clocks_in_english(text).strip()))
    if not found or hours_in(text):
        return None
    minutes = _minutes(int(found["h"]), int(found["n"] or 0), _half(found["p"] or found["q"]))
    return None if minutes is None else (minutes, found["rest"].strip(" ,:–—-/"))


def without_clock(text: str) -> tuple[str, int | None]:
    """Return a text without the one hour printed in it, and that hour in minutes; unchanged with ranges or several."""
    plain = clocks_in_english(text)
    found = list(LONE.finditer(plain))
    if len(found) != 1 or hours_in(text):
        return text, None
    minutes = _minutes(int(found[0]["h"]), int(found[0]["n"] or 0), _half(found[0]["p"] or found[0]["q"]))
    before = LONE_LEAD.sub("", plain[: found[0].start()])
    return (text, None) if minutes is None else (f"{before} {plain[found[0].end() :]}", minutes)


def date_in(text: str, year: int | None = None) -> date | None:
    """Return the first date printed in `text`, or None; `year` applies to one printed without a year."""
    for found in DATE.finditer(SPAN.sub(" ", dates_in_english(text))):
        try:
            day = _date(found, year)
        except ValueError:
            continue  # 31 February
        if day:
            return day
    return None


def is_timed(text: str) -> bool:
    """Return whether a text gives hours or a date."""
    return bool(hours_in(text) or date_in(text))


def years_in(text: str) -> tuple[int, ...]:
    """Return the years of the dates in `text`, those of a session's first and last day included."""
    plain = dates_in_english(text)
    return tuple(int(year) for span in (*SPAN.finditer(plain), *DATE.finditer(plain)) for year in YEAR.findall(span[0]))


def _date(found: re.Match[str], year: int | None) -> date | None:
    if found["iso"]:
        return date.fromisoformat(found["iso"])
    if not found["year"] and (not year or not found["d1"]):
        return None  # "May 12" without a year may be a verb and a number
    month = MONTHS[(found["m1"] or found["m2"]).casefold()]
    day = date(int(found["year"] or year or 0), month, int(found["d1"] or found["d2"]))
    weekday = (found["weekday"] or "").casefold()
    return None if weekday and not found["year"] and WEEKDAYS[day.weekday()] != weekday else day


def without_times(text: str) -> str:
    """Return `text` without its dates and hours."""
    bare = clocks_in_english(dates_in_english(text))
    bare = SPAN.sub(" ", bare)
    bare = DATE.sub(lambda found: " " if found["year"] or found["iso"] or found["d1"] else found[0], bare)
    bare = RANGE.sub(lambda found: " " if _hours(found) else found[0], bare)
    return " ".join(re.sub(r"\(\s*\)", " ", bare).split())


def moment(day: date, minutes: int, zone: str) -> str:
    """Return the ISO 8601 time, with offset, `minutes` after the start of `day` in `zone`."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone))
    return (midnight + timedelta(minutes=minutes)).isoformat()
