"""Reads date, hours, room and place from a few lines of a paper."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from interp.drafting.expressions.dates_and_hours import Hours, date_in, hours_in, without_times
from interp.drafting.expressions.running_text import URL

ROOM = re.compile(r"\b(?:room|hall|chamber|salle|sala|salón|зал)\b|会议[厅室]|大会[堂厅]|قاعة|غرفة", re.IGNORECASE)
ONLY_ROOM = re.compile(
    r"^(?:plenary meetings?\W+)?(?:plenary (?:hall )?[ivx\d]{1,3}(?: \([^()]{1,40}\))?"
    r"|(?:conference )?room [\w.-]{1,8}|(?:the )?(?:[a-z’-]+ ){1,6}(?:hall|chamber)"
    r"|(?:salle|sala|salón|зал)(?: [^:.,]{1,45})?|\S{1,14}(?:会议[厅室]|大会[堂厅])|(?:ال)?قاعة .{1,30})$",
    re.IGNORECASE,
)
IDLE = re.compile(
    r"^(?:and|on|at|in|from|the|geneva time|local time|CET|CEST|plenary meetings?|morning|afternoon|evening|lunch|today"
    r"|et|y|и|و|和)$",
    re.IGNORECASE,
)
WEEKDAY = re.compile(r"^(?:mon|tues|wednes|thurs|fri|satur|sun)day$", re.IGNORECASE)
EDGE = re.compile(r"^(?:and|on|at|in|from|et|y|и|و|和)\s+|\s+(?:and|on|at|in|from|et|y|и|و|和)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Venue:
    """The values found so far; `place` holds every part of the address except the room."""

    day: date | None = None
    hours: tuple[Hours, ...] = ()
    room: str | None = None
    place: str | None = None

    def else_from(self, other: "Venue") -> "Venue":
        """Return this with missing values taken from `other`."""
        hours = self.hours or other.hours
        return Venue(self.day or other.day, hours, self.room or other.room, self.place or other.place)


def venue_in(texts: Iterable[str], year: int | None = None) -> Venue:
    """Return the values in the lines; one with a web address is about the broadcast and gives no place.

    `year` applies to a date printed without one.
    """
    found = Venue()
    for text in texts:
        if not URL.search(text):
            found = found.else_from(_line(text, year))
    return found


def _line(text: str, year: int | None) -> Venue:
    parts = [_bare(part) for part in re.split(r"[,;|\t،、，；/]|\s[–—-]\s|\.\s", without_times(text))]
    said = [part for part in parts if any(char.isalnum() for char in part) and not _idle(part)]
    room = next((part for part in said if ROOM.search(part)), None)
    place = ", ".join(part for part in said if part != room)
    return Venue(date_in(text, year), hours_in(text), room, place or None)


def _bare(part: str) -> str:
    before, part = None, part.strip(" .:–—-()")
    while part != before:
        before, part = part, EDGE.sub("", part).strip(" .:–—-()")
    return part


def _idle(part: str) -> bool:
    return bool(IDLE.match(part) or WEEKDAY.match(part))
