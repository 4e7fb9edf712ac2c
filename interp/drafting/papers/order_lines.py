"""Recognises an order of the day, or a paper with a programme by hours, and the lines that are special to them."""

import re
from dataclasses import replace

from interp.drafting.expressions.dates_and_hours import Hours, date_in, hours_in
from interp.drafting.expressions.meeting_numbers import number_of_meeting
from interp.drafting.expressions.order_words import ORDER
from interp.drafting.expressions.timed_lines import split_hours
from interp.drafting.files.line_cleaning import PrintedPassage
from interp.drafting.papers.field_labels import labels_in
from interp.drafting.papers.meeting_headings import Heading, heading_in, hours_only

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
MARK = re.compile(r"^(?:[-–—](?=[^\W\d_])|\((?:[a-z]|[ivx]{1,4})\)\s+)")
PROSE = re.compile(r"[^\W\d]{2,}[)\]”\"]?\s*\.$|。$")
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
    return any(numbered(part) or numbered_half_day(part) for part in body)


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
