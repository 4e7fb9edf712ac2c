"""Recognises the headings that begin a meeting in a paper: "Morning panel", "Panel 2: …", "17th meeting"."""

import re

from interp.reading.expressions.date_and_room import Venue, venue_in
from interp.reading.expressions.dates_and_hours import date_in, hours_in, without_times
from interp.reading.files.line_cleaning import PrintedPassage
from interp.value_types import dataclass

PART = r"morning|afternoon|evening|first|second|third|fourth|opening|closing|high-level"
SITTING = re.compile(
    rf"^(?P<name>(?:the\s+)?(?P<part>(?:(?:{PART})\s+)*)(?:panel(?:\s+discussion)?|session|segment|meeting|part)\b"
    r"(?:\s+(?P<count>\d{1,2}|[IVX]{1,4}|one|two|three|four)\b)?)(?P<rest>.*)$",
    re.IGNORECASE,
)
HALF_DAY = re.compile(
    r"^(?P<name>morning|afternoon|evening|lunch(?:[- ]?time)?|midday"
    r"|night)\b(?P<rest>.*)$", re.IGNORECASE)
NUMBERED = re.compile(
    r"^(?P<name>(?P<number>\d{1,3})\s?(?:st|nd|rd|th)\s*(?:plenary\s+)?meeting\b)(?P<rest>.*)$", re.IGNORECASE
)
FOREIGN = re.compile(
    r"^(?P<name>(?:réunion-débat|réunion|séance|table ronde|débat) (?:du matin|de la matinée"
    r"|de l[’']après-midi)|matin(?:ée)?|après-midi"
    r"|(?:mesa redonda|sesión|reunión|panel) (?:de la mañana|de la tarde|matutin[ao]|vespertin[ao])|mañana|tarde"
    r"|(?:утреннее|дневное|вечернее) (?:заседание|обсуждение)|утро"
    r"|(?:上午|下午)(?:的)?(?:小组讨论会?|专题讨论会?|会议)|上午|下午"
    r"|(?:حلقة النقاش|الجلسة|الاجتماع) (?:الصباحية|الصباحي|المسائية|بعد الظهر)|صباحاً|بعد الظهر"
    r"|(?:panel|groupe de discussion|mesa redonda|дискуссия|حلقة النقاش|小组讨论)\s*\d{1,2})(?!\w)(?P<rest>.*)$",
    re.IGNORECASE,
)
HALF_DAY_ONLY = re.compile(
    r"^(?:(?:morning|afternoon|evening|night|lunch(?:[- ]?time)?)(?: (?:session|meeting|sitting))?"
    r"|(?:séance (?:du |de l[’'])?)?(?:de la )?(?:matin(?:ée)?|après-midi|soir(?:ée)?|midi)"
    r"|(?:sesión (?:de (?:la )?)?)?(?:mañana|tarde|noche|mediodía|matutina|vespertina)"
    r"|(?:утреннее|дневное|вечернее) заседание|утро|день|вечер|первая половина дня|вторая половина дня"
    r"|(?:上午|下午|晚上|中午|晚间|午间)(?:的)?(?:会议)?|(?:الجلسة )?(?:الصباحية|المسائية|صباحا[ًّ]?|مساء[ً]?|ظهرا[ً]?"
    r"|بعد الظهر"
    r"|الفترة الصباحية|الفترة المسائية))$",
    re.IGNORECASE,
)
BRACKET = re.compile(r"[\s,:–—-]{0,40}[(（]([^()（）]*)[)）]")
NOWHERE = Venue()
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Heading:
    """The start of a meeting: its name as printed, and the rest of the line.

    `also` is the line of its number, when separate; `clock` its beginning in minutes after midnight, where no end is
    printed.
    """

    name: str
    line: int
    number: int | None = None
    venue: Venue = NOWHERE
    title: str = ""
    also: int | None = None
    clock: int | None = None


def heading_in(part: PrintedPassage, following: PrintedPassage | None) -> Heading | None:
    """Return the heading a line is, or None; a bare "Panel" is one only with hours on or below it."""
    text = " ".join(part.text.split())
    if part.bullet or len(text) > LONGEST:
        return None
    readings = (_reading(pattern, text, part.line, following) for pattern in (NUMBERED, HALF_DAY, SITTING))
    return next((reading for reading in readings if reading), None) or foreign_heading(text, part.line)


def is_bare(heading: Heading) -> bool:
    """Return whether a heading has only a half day or hours; with nothing below it is no meeting."""
    halved = half_day_in(heading.name)
    return not heading.title and heading.number is None and bool(halved or hours_in(heading.name))


def foreign_heading(text: str, line: int) -> Heading | None:
    """Return the heading in another language: a half day or a numbered panel, with or without hours."""
    found = FOREIGN.match(text)
    venue, title = when_and_title(found["rest"].strip()) if found else (NOWHERE, "")
    if not found or (title and title[0] not in ":：–—-(,;/"):
        return None
    return Heading(found["name"].strip(), line, None, venue, title.strip(" :：–—-,;/"))


def hours_only(part: PrintedPassage | None) -> bool:
    """Return whether a line contains hours and nothing else."""
    if part is None or not hours_in(part.text):
        return False
    return not any(char.isalnum() for char in without_times(part.text))


def hours_heading(part: PrintedPassage) -> Heading:
    """Return the heading of a meeting that has only hours."""
    return Heading(part.text, part.line, None, Venue(date_in(part.text), hours_in(part.text)))


def _reading(pattern: re.Pattern[str], text: str, line: int, following: PrintedPassage | None) -> Heading | None:
    found = pattern.match(text)
    if not found:
        return None
    venue, title = when_and_title(found["rest"].strip())
    if title and (title[0] not in ":–—-(,;/" or pattern is HALF_DAY):
        return None
    if pattern is SITTING and not (found["part"] or found["count"] or venue.hours or hours_only(following)):
        return None
    number = int(found["number"]) if pattern is NUMBERED else None
    return Heading(found["name"].strip(), line, number, venue, title.strip(" :–—-,;/"))


def half_day_in(text: str) -> bool:
    """Return whether a text is the name of a half day and nothing else, in any of the six languages."""
    bare = text.strip(" :：.()")
    return bool(HALF_DAY.fullmatch(bare) or HALF_DAY_ONLY.match(bare))


def when_and_title(rest: str) -> tuple[Venue, str]:
    """Return the time and place (in parentheses, or any hours) in the text after a heading's name, and the title."""
    bracket = BRACKET.match(rest)
    if bracket and (hours_in(bracket[1]) or date_in(bracket[1])):
        return venue_in([bracket[1]]), rest[bracket.end() :].strip()
    hours = hours_in(rest)
    return Venue(date_in(rest) if hours else None, hours), without_times(rest) if hours else rest
