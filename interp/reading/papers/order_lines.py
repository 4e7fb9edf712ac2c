"""Recognises an order of the day, or a paper with a programme by hours, and the lines that are special to them."""

import re
from collections.abc import Sequence
from itertools import pairwise

from interp.reading.expressions.date_and_room import ONLY_ROOM
from interp.reading.expressions.dates_and_hours import YEAR, Hours, clock_in, date_in, hours_in, is_timed
from interp.reading.expressions.meeting_numbers import number_of_meeting
from interp.reading.expressions.order_words import BREAK, EVERYBODY, ORDER, SIDE
from interp.reading.expressions.timed_lines import split_hours
from interp.reading.files.line_cleaning import PrintedPassage, runs_on
from interp.reading.papers.field_labels import labels_in
from interp.reading.papers.meeting_headings import Heading, half_day_in, heading_in, hours_only
from interp.reading.papers.printed_persons import person_in
from interp.value_types import replace

HEAD = 40
CONCEPT = re.compile(
    r"concept (?:note|paper)|note (?:conceptuelle|de cadrage)|nota conceptual|концептуальн"
    r"|概念(?:说明|文件)|مذكرة مفاهيم",
    re.IGNORECASE,
)
# "Participants are requested to limit their statements to two minutes": those of every debate.
REQUESTED = re.compile(
    r"^(?:all )?(?:participants|speakers|delegations) (?:are|have been) (?:\w+ ){0,2}(?:requested|asked|invited)",
    re.IGNORECASE,
)
COUNTED = re.compile(r"(?P<name>.*\D)\s+(?:\d{1,2}|[IVX]{1,4}|one|two|three|four)", re.IGNORECASE)
MARK = re.compile(r"^(?:[-–—](?=[^\W\d_])|\((?:[a-z]|[ivx]{1,4})\)\s+)")
PROSE = re.compile(r"[^\W\d]{2}[)\]”\"]?\s*\.$|。$")
LEAST_WORDS = 10
LEAST_ROWS = 3
LONGEST = 300


def is_order(body: tuple[PrintedPassage, ...]) -> bool:
    """Return whether a paper is an order of the day: by its name, or by meetings with numbers."""
    head = body[:HEAD]
    if any(ORDER.match(part.text) for part in head):
        return True
    if has_programme(body):
        return True
    if any(CONCEPT.search(part.text) for part in head):
        return False
    return bool(clock_rows(body)) or any(numbered(part) or numbered_half_day(part) for part in body)


def has_programme(body: tuple[PrintedPassage, ...]) -> bool:
    """Return whether a paper has a programme with hours: at least three rows of hours and title, none twice a day."""
    day, rows = None, []
    for part in body:
        day = date_in(part.text) or day
        if (row := row_in(part)) and not labels_in(part.text, part.line):
            rows.append((day, row[0]))
    return LEAST_ROWS <= len(rows) == len(set(rows))


def row_in(part: PrintedPassage) -> tuple[Hours, str] | None:
    """Return the hours a line begins with and their title, which a cell of its own may hold; None for another line."""
    found = None if len(part.text) > LONGEST or date_in(part.text) else split_hours(part.text)
    if hours_only(part) and not date_in(part.text):
        return hours_in(part.text)[0], ""
    return found if found and found[1] and not part.text.startswith(found[1][:12]) else None


def numbered_half_day(part: PrintedPassage) -> tuple[Heading, tuple[str, int, str]] | None:
    """Return the heading and the number in "Morning (10 a.m.–1 p.m.), 17th meeting", None for another line."""
    heading = None if part.bullet or not hours_in(part.text) else heading_in(part, None)
    number = number_of_meeting(heading.title.strip(" ,;:")) if heading and heading.number is None else None
    return (heading, number) if heading and number else None


def numbered(part: PrintedPassage) -> tuple[str, int, str] | None:
    """Return name, number and rest of the line of a meeting's number, None for one in running text."""
    if (part.bullet and part.mark[:1].isalnum()) or len(part.text) > LONGEST:
        return None
    found = number_of_meeting(part.text)
    rest = found[2].strip() if found else ""
    return found if found and (not rest or not rest[0].islower()) and rest[:1] not in (".", "?") else None


def without_mark(part: PrintedPassage) -> PrintedPassage:
    """Return a line with its bullet apart: "-Report of", "(a) Adoption of"."""
    mark = None if part.bullet else MARK.match(part.text)
    return replace(part, text=part.text[mark.end() :], bullet=True, mark=mark[0].strip()) if mark else part


def is_prose(text: str) -> bool:
    """Return whether a line is a sentence, as no title of business is."""
    return bool(PROSE.search(text)) and len(text) >= 28 and (len(text.split()) >= LEAST_WORDS or text[-1] in "。")


def is_break(title: str, part: PrintedPassage, ahead: tuple[PrintedPassage, ...]) -> bool:
    """Return whether a line is a break, everybody as those who speak, or the hours above a break or side event."""
    if EVERYBODY.match(title.strip(" .:()（）")):
        return True
    if BREAK.match(title.strip(" .:()（）")):
        return not (half_day_in(title) and names_meeting(ahead))
    below = ahead[0].text.strip(" .") if ahead and hours_only(part) else ""
    return bool(below and (SIDE.match(below) or BREAK.match(below)))


def names_meeting(ahead: tuple[PrintedPassage, ...]) -> bool:
    """Return whether "LUNCH" is the half day of the meeting whose hours or number follow."""
    place = next((n for n, part in enumerate(ahead) if numbered(part)), None)
    return place is not None and not any(half_day_in(part.text) for part in ahead[:place])


def note_goes_on(note: PrintedPassage, part: PrintedPassage) -> bool:
    """Return whether a line is the rest of the note right above it."""
    if part.gap or part.bullet or part.line != note.numbers[-1] + 1:
        return False
    return runs_on(note.text, part.text)


def run_beside(hours: Hours, rows: Sequence[Hours]) -> bool:
    """Return whether hours overlap those of a row without being a part of it: the two are held at the same time."""
    over = (row for row in rows if hours.start < row.end and row.start < hours.end)
    return any(hours == row or hours.start < row.start or row.end < hours.end for row in over)


def clock_rows(body: tuple[PrintedPassage, ...]) -> dict[int, tuple[int, str]]:
    """Return hour and title of the rows that begin with one hour ("8h15 Accueil"), by their place in the paper.

    There are three at least, in the order of their hours on each day, in a paper without hours from and to.
    """
    rows: dict[int, tuple[int, str]] = {}
    before = -1
    for place, part in enumerate(body):
        if numbered(part) or numbered_half_day(part) or hours_in(part.text):
            return {}
        if date_in(part.text):
            before = -1
        elif len(part.text) <= LONGEST and (found := clock_in(part.text)):
            if found[0] <= before:
                return {}
            rows[place], before = found, found[0]
    return rows if len(rows) >= LEAST_ROWS else {}


def with_ends(body: tuple[PrintedPassage, ...]) -> tuple[tuple[PrintedPassage, ...], int | None]:
    """Return the lines with each row of one hour ended where the next begins, and the line of the first such row."""
    rows, said = clock_rows(body), list(body)
    for place, following in pairwise(rows):
        (start, title), end = rows[place], rows[following][0]
        if start < end:
            said[place] = replace(body[place], text=f"{Hours(start, end)} {title}", bullet=False)
    return tuple(said), body[next(iter(rows))].line if rows else None


def hours_first(body: tuple[PrintedPassage, ...]) -> tuple[tuple[PrintedPassage, ...], int | None]:
    """Return the lines with each title that stands above its hours below them, and the line of the first such title.

    That layout has a title right above each line of hours, and below it a person, a list, a blank line; or nothing
    stands below the last hours, which would have no title.
    """
    rows = [n for n, part in enumerate(body) if hours_only(part) and not date_in(part.text)]
    if len(rows) < LEAST_ROWS or rows[0] == 0 or not all(_is_title(body[n - 1], body[n]) for n in rows):
        return body, None
    if rows[-1] + 1 < len(body) and not all(_is_apart(body[n + 1 : n + 2]) for n in rows):
        return body, None
    said = list(body)
    for n in rows:
        said[n - 1], said[n] = replace(body[n], gap=body[n - 1].gap), replace(body[n - 1], gap=False)
    return tuple(said), body[rows[0] - 1].line


def _is_title(part: PrintedPassage, hours: PrintedPassage) -> bool:
    """Return whether a line right above hours may be their title."""
    if hours.gap or part.bullet or is_timed(part.text) or person_in(part.text):
        return False
    return not (heading_in(part, None) or numbered(part) or labels_in(part.text, part.line))


def _is_apart(below: tuple[PrintedPassage, ...]) -> bool:
    """Return whether what stands below hours is no title of theirs."""
    return all(part.gap or part.bullet or person_in(part.text) for part in below)


def beside(above: Heading | None, heading: Heading) -> bool:
    """Return whether two headings have the same name and other numbers: "Session 1", "Session 2"."""
    if above is None:
        return False
    one, other = COUNTED.fullmatch(above.name), COUNTED.fullmatch(heading.name)
    return bool(one and other and one["name"].casefold() == other["name"].casefold() and one[0] != other[0])


def hours_of_room(ahead: tuple[PrintedPassage, ...]) -> bool:
    """Return whether the next line is hours alone, or hours and a room."""
    timed = split_hours(ahead[0].text) if ahead else None
    return bool(ahead and (hours_only(ahead[0]) or (timed and ONLY_ROOM.match(timed[1]))))


def session_of_body(heading: Heading, ahead: tuple[PrintedPassage, ...]) -> bool:
    """Return whether "Fourth session" above a line with a year is the session of the body, no meeting."""
    bare = not heading.title and not heading.venue.hours and heading.name.casefold().endswith("session")
    below = [part.text for part in ahead[:2]]
    return bare and any(map(YEAR.search, below)) and not any(map(hours_in, below))
