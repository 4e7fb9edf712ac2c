"""Reads date, hours, room and place from a few lines of a paper."""

import re
from collections.abc import Iterable
from datetime import date

from interp.reading.expressions.dates_and_hours import (
    Hours,
    date_in,
    hours_in,
    moment,
    without_clock,
    without_times,
)
from interp.reading.expressions.running_text import URL
from interp.value_types import dataclass

ROOM = re.compile(
    r"\b(?:(?:board|ball)?room|hall|auditorium|chamber|salle|sala|salón|зал)\b"
    r"|会议[厅室]|大会[堂厅]|قاعة|غرفة", re.IGNORECASE
)
ONLY_ROOM = re.compile(
    r"^(?:plenary meetings?\W+)?(?:plenary (?:hall )?[ivx\d]{1,3}(?: \([^()]{1,40}\))?"
    r"|(?:conference )?room [\w.-]{1,8}|(?:the )?(?:[a-z’-]+ ){1,6}(?:hall|chamber)"
    r"|(?:salle|sala|salón|зал)(?: [^:.,]{1,45})?|\S{1,14}(?:会议[厅室]|大会[堂厅])|(?:ال)?قاعة .{1,30})$",
    re.IGNORECASE,
)
# "Room XX of the Palais des Nations"
WITHIN = re.compile(
    r"^((?:conference )?(?:room|salle|sala|зал) [\w-]{1,8}),?"
    r" (?:(?:of|at|in)(?: the)?|del|de la|du|de l[’'])\s?(\S.*)$",
    re.IGNORECASE,
)
IDLE = re.compile(
    r"^(?:and|on|at|in|from|the|geneva time|local time|CET|CEST|plenary meetings?|morning|afternoon|evening|lunch|today"
    r"|online|hybrid|virtual(?:ly)?|in[- ]person|en ligne|en línea"
    r"|\[?(?:to be (?:confirmed|determined|announced)|tb[cda])\]?"
    r"|et|y|и|و|和)$",
    re.IGNORECASE,
)
# "Geneva (hybrid)", "Geneva (will be broadcast live at https://…)"
ASIDE = re.compile(
    r"\s*[(（\[](?:[^()（）\[\]]*https?://[^()（）\[\]]*"
    r"|(?:hybrid|online|virtual|in[- ]person|tbc|to be confirmed|en ligne|hybride|híbrid[oa]|en línea)[^()（）\[\]]*)"
    r"[)）\]]",
    re.IGNORECASE,
)
# "For Tuesday, 17 March, read Thursday, 19 March": a corrigendum, of which only the second counts.
CORRECTED = re.compile(
    r"^\W*(?:for|au lieu de|donde dice|вместо)\b.{3,200}?"
    r"\b(?:read|lire|debe decir|lé[ae]se|следует читать|читать)\b\W*",
    re.IGNORECASE,
)
WEEKDAY = re.compile(r"^(?:mon|tues|wednes|thurs|fri|satur|sun)day$", re.IGNORECASE)
EDGE = re.compile(r"^(?:and|on|at|in|from|et|y|и|و|和)\s+|\s+(?:and|on|at|in|from|et|y|и|و|和)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Venue:
    """The values found so far; `place` holds every part of the address except the room.

    `clock` is the beginning in minutes after midnight, where no end is printed.
    """

    day: date | None = None
    hours: tuple[Hours, ...] = ()
    room: str | None = None
    place: str | None = None
    clock: int | None = None

    def else_from(self, other: "Venue") -> "Venue":
        """Return this with missing values taken from `other`."""
        hours = self.hours or other.hours
        clock = other.clock if self.clock is None else self.clock
        return Venue(self.day or other.day, hours, self.room or other.room, self.place or other.place, clock)


def venue_in(texts: Iterable[str], year: int | None = None) -> Venue:
    """Return the values in the lines; a clause with a web address is about the broadcast and gives no place.

    `year` applies to a date printed without one.
    """
    found = Venue()
    for text in texts:
        bare = ASIDE.sub(" ", CORRECTED.sub("", text))
        if not URL.search(bare):
            found = found.else_from(_line(bare, year))
        elif date_in(bare, year) or hours_in(bare):
            clauses = re.split(r"(?<=[,;，；])\s*|(?<=\.)\s+", bare)
            found = found.else_from(_line(" ".join(each for each in clauses if not URL.search(each)), year))
    return found


def moments_of(venue: Venue, zone: str) -> tuple[str | None, str | None]:
    """Return the ISO 8601 times of beginning and end, None where the values do not give one for certain."""
    if venue.day is None or len(venue.hours) > 1:
        return None, None
    if not venue.hours:
        return (moment(venue.day, venue.clock, zone) if venue.clock is not None else None), None
    return moment(venue.day, venue.hours[0].start, zone), moment(venue.day, venue.hours[0].end, zone)


def told_of(venue: Venue) -> tuple[str, ...]:
    """Return the day, the hour and the hours that are known, for a warning."""
    begins = "" if venue.clock is None else f"{venue.clock // 60:02}:{venue.clock % 60:02}"
    return tuple(filter(None, (str(venue.day or ""), begins, *map(str, venue.hours))))


def _line(text: str, year: int | None) -> Venue:
    bare, clock = without_clock(without_times(text)) if date_in(text, year) else (without_times(text), None)
    parts = [_bare(part) for part in re.split(r"[,;|\t،、，；/]|\s[–—-]\s|\.\s", bare)]
    said = [part for part in parts if any(char.isalnum() for char in part) and not _idle(part)]
    said = [each for part in said for each in _room_and_building(part)]
    room = next((part for part in said if ROOM.search(part)), None)
    place = ", ".join(part for part in said if part != room)
    return Venue(date_in(text, year), hours_in(text), room, place or None, clock)


def _room_and_building(part: str) -> tuple[str, ...]:
    found = WITHIN.match(part)
    return (found[1], found[2]) if found else (part,)


def _bare(part: str) -> str:
    before, part = None, part.strip(" .:–—-")
    while part != before:
        before, part = part, EDGE.sub("", part).strip(" .:–—-")
        if part.count("(") != part.count(")") or (part.startswith("(") and part.endswith(")")):
            part = part.strip("()")
    return part


def _idle(part: str) -> bool:
    return bool(IDLE.match(part) or WEEKDAY.match(part))
