"""Normalises the pieces of a paper: joins brackets and broken labels, splits cells, removes page headers and footers.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from interp.reading.expressions.dates_and_hours import date_in, hours_in
from interp.reading.expressions.document_lines import only_documents
from interp.reading.expressions.meeting_numbers import number_of_meeting
from interp.reading.expressions.order_words import ITEM_CELL, ONLY_CONTINUED, is_columns
from interp.reading.files.line_cleaning import DASHED, HOURS_BROKEN, PrintedPassage
from interp.reading.papers.agenda_items import VISIT
from interp.reading.papers.field_labels import label_before, labels_in, meaning_of
from interp.reading.papers.meeting_headings import HALF_DAY, NUMBERED, half_day_in, hours_only
from interp.reading.papers.printed_persons import person_in
from interp.value_types import dataclass, replace

CELLS = re.compile(r"\s+[/|]\s+|\t+")
CLOCK_CELL = re.compile(
    r"^(?:\d{1,2}[.:]\d{2}|\d{1,2}(?:[.:]\d{2})?\s*[ap]\.?m\.?|\d{1,2}\s*h(?:\s*\d{2})?|(?:上午|下午)\d{1,2}[时點点](?:\d{1,2}分?|半)?)$",
    re.IGNORECASE,
)
LONGEST_BRACKET = 60
LEAST_LABELS = 3
NUMBER = re.compile(
    r"^(?:page\s+|стр\.?\s*|página\s+|第\s*)?[–—-]?\s*\d{1,3}(?:\s*(?:of|/|de|sur|из)\s*\d{1,3})?\s*[–—-]?(?:\s*页)?$|^GE\.\d\d-\d{3,}.*$"
    r"|^A/[A-Z]+/\d+/OD/\d+$", re.IGNORECASE)
RUNNING = re.compile(
    r"^(?:\d\s*)?(?:order of the day|concept note"
    r"|programme of work)\b,?\s*(?P<when>.{0,40})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Shaped:
    """A normalised paper: `body` to parse, `documents` for lines of symbols alone, `furniture` for page headers and
    footers, `notes` for footnotes.
    """

    body: tuple[PrintedPassage, ...]
    documents: tuple[PrintedPassage, ...]
    furniture: tuple[PrintedPassage, ...]
    notes: tuple[PrintedPassage, ...]


def shaped(parts: Iterable[PrintedPassage]) -> Shaped:
    """Return the normalised pieces of a paper."""
    furniture: list[PrintedPassage] = []
    documents: list[PrintedPassage] = []
    notes: list[PrintedPassage] = []
    body: list[PrintedPassage] = []
    headed = False
    for part in _bracketed(tuple(parts)):
        if _is_furniture(part, headed):
            furniture.append(part)
        elif only_documents(part.text):
            documents.append(part)
        elif is_columns(CELLS.split(part.text)):
            furniture.append(part)
        elif _is_note(part) or (notes and _note_goes_on(notes[-1], part)):
            notes.append(part)
        else:
            headed = headed or bool(labels_in(part.text, part.line)) or bool(NUMBERED.match(part.text))
            body += _cells(part)
    return Shaped(tuple(_labels_joined(_columns(body))), tuple(documents), tuple(furniture), tuple(notes))


def _columns(parts: Sequence[PrintedPassage]) -> Sequence[PrintedPassage]:
    """Return the pieces with labels told apart from their values, in a paper whose labels are a column of their own."""
    plain = (part for part in parts if not (part.bullet or labels_in(part.text, part.line)))
    found = {part.line: label[:2] for part in plain if (label := label_before(part.text))}
    sure = sum(bool(person_in(value) or date_in(value)) for _, value in found.values())
    if sure < LEAST_LABELS:
        return parts
    return [
        replace(part, text=": ".join(found[part.line])) if part.line in found and not part.bullet else part
        for part in parts
    ]


def _is_furniture(part: PrintedPassage, headed: bool) -> bool:
    if NUMBER.match(part.text):
        return True
    if part.text[0].isdigit() and RUNNING.match(part.text):
        return True  # a page number joined to the page header
    running = RUNNING.match(part.text) if headed else None
    return bool(running and date_in(running["when"]))


def _is_note(part: PrintedPassage) -> bool:
    return part.mark.startswith("*") and not person_in(part.text) and not labels_in(part.text, part.line)


def _note_goes_on(note: PrintedPassage, part: PrintedPassage) -> bool:
    """Return whether a line continues a footnote: right below it, and no label, heading, person or bullet."""
    if part.gap or part.bullet or part.line - note.numbers[-1] > 1 or part.text.startswith("["):
        return False
    known = labels_in(part.text, part.line) or person_in(part.text) or NUMBERED.match(part.text)
    return not (known or HALF_DAY.fullmatch(part.text) or hours_only(part))


def _bracketed(parts: Sequence[PrintedPassage]) -> Iterator[PrintedPassage]:
    """Yield the pieces with a bracket joined from its opening line to its closing line."""
    place = 0
    while place < len(parts):
        part, end = parts[place], place + 1
        if part.text.startswith("["):
            while _open(part.text) and end < len(parts) and end - place < LONGEST_BRACKET:
                if not _is_furniture(parts[end], True):
                    part = replace(
                        part, numbers=part.numbers + parts[end].numbers, text=f"{part.text} {parts[end].text}"
                    )
                end += 1
            if _open(part.text):  # an unclosed bracket joins nothing
                part, end = parts[place], place + 1
        place = end
        yield part


def _open(text: str) -> bool:
    return text.count("[") > text.count("]")


def _cells(part: PrintedPassage) -> Iterator[PrintedPassage]:
    """Yield the cells of a flattened table row, when the first shows that it is one."""
    cells = [cell.strip() for cell in CELLS.split(part.text.removeprefix("/ ")) if cell.strip()]
    if len(cells) == 2 and _keeps_its_value(*cells):
        # "Format | Panellists: 7 minutes each": the second cell is the value, though it begins as a label does
        yield replace(part, text=f"{cells[0].rstrip(' :：')}: {cells[1]}")
        return
    if len(cells) == 2 and hours_in(cells[0]) and hours_only(replace(part, text=cells[0])) and meaning_of(cells[1]):
        yield replace(part, text=f"{cells[0]} {cells[1]}")  # "10:00–11:00 | Opening" is a row, no label
    elif len(cells) > 1 and _opens_row(cells[0]):
        joined = [f"{cells[0]} {cells[1]}", *cells[2:]] if CLOCK_CELL.match(cells[0]) else cells
        for place, cell in enumerate(joined):
            yield replace(part, text=cell, gap=part.gap and place == 0, bullet=part.bullet and place == 0)
    else:
        yield replace(part, text=part.text.removeprefix("/ "))


def _keeps_its_value(cell: str, value: str) -> bool:
    """Return whether a row is one label and its value, whatever the value looks like."""
    meaning = meaning_of(cell)
    if meaning is None:
        return False
    return meaning.kind == "when" or bool(meaning.kind in ("section", "format", "documents") and labels_in(value, 1))


def _opens_row(cell: str) -> bool:
    timed = bool(hours_in(cell)) and hours_only(PrintedPassage((1,), cell))
    numbered = number_of_meeting(cell)
    known = timed or half_day_in(cell) or any(
        pattern.match(cell) for pattern in (ONLY_CONTINUED, ITEM_CELL, CLOCK_CELL)
    )
    return bool(known or (numbered and not numbered[2].strip()) or meaning_of(cell))


def _labels_joined(parts: Sequence[PrintedPassage]) -> Iterator[PrintedPassage]:
    """Yield the pieces with a label broken over two lines joined, and "(cont'd)" joined to its item."""
    waiting: PrintedPassage | None = None
    for part in parts:
        if waiting and _is_one_line(waiting, part):
            waiting = replace(
                waiting, numbers=waiting.numbers + part.numbers, text=f"{waiting.text} {part.text}", tail=part.tail
            )
            continue
        if waiting:
            yield waiting
        waiting = part
    if waiting:
        yield waiting


def _is_one_line(first: PrintedPassage, second: PrintedPassage) -> bool:
    visit = CLOCK_CELL.match(first.text) and VISIT.match(second.text)
    hours = HOURS_BROKEN.search(first.text) and DASHED.match(second.text)
    return bool(visit or hours or ONLY_CONTINUED.match(second.text)) or _is_broken_label(first, second)


def _is_broken_label(first: PrintedPassage, second: PrintedPassage) -> bool:
    if first.bullet or second.bullet or ":" in first.text or len(first.text.split()) > 4 or second.gap:
        return False
    begun = second.text.partition(":")[0]
    if len(begun.split()) > 4 or (":" not in second.text and not meaning_of(f"{first.text} {begun}")):
        return False
    whole = meaning_of(f"{first.text} {begun}")
    single = meaning_of(begun) if first.text[:1].isupper() and begun[:1].isupper() else None
    return whole is not None and not (single and meaning_of(first.text))
