"""Reads and writes terms as a comma-separated table with UNTERM's columns, safe to open in a spreadsheet."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import IO

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.translation.term_entries import Status, TermEntry, TermForm
from interp.drafting.exchange.exchange_units import language_of
from interp.errors import BadRequest
from interp.languages import LANGUAGES

NAMES = {"en": "English", "fr": "French", "es": "Spanish", "ru": "Russian", "zh": "Chinese", "ar": "Arabic"}
STATUSES: Mapping[str, Status] = {"": "preferred", " (admitted)": "admitted", " (deprecated)": "deprecated"}
ABOUT = {"Record ID": "id", "Subject": "subject", "Kind": "kind", "Notes": "note", "Source": "source"}
OTHER_NAMES = {
    "id": "id", "recordid": "id", "record": "id", "subjects": "subject", "note": "note", "remarks": "note",
    "sources": "source", "subject field": "subject",
}  # fmt: skip
HEAD = ("Record ID", "Subject", "Kind", *(name + status for name in NAMES.values() for status in STATUSES),
        "Notes", "Source")  # fmt: skip
KEEP = "keep"
# a spreadsheet computes what begins so; an apostrophe before it, which one of the text's own has too, makes it text
FORMULA = re.compile("[=+\\-@\t\r'\uff1d\uff0b\uff0d\uff20]")
MOST_ROWS, MOST_CELL = 20_000, 20_000


def write(terms: Iterable[TermEntry]) -> Iterator[str]:
    """Yield a table of terms in pieces, with the mark by which spreadsheets know UTF-8.

    Several forms of one status stand in one cell, one on each line.
    """
    yield "\ufeff"
    yield _row(HEAD)
    for entry in terms:
        forms = ("\n".join(entry.of(code, status)) for code in NAMES for status in STATUSES.values())
        yield _row((entry.id, entry.subject, KEEP if entry.keep else "", *forms, entry.note, entry.source))


def _row(cells: Iterable[str]) -> str:
    made = io.StringIO()
    csv.writer(made, quoting=csv.QUOTE_ALL).writerow([f"'{each}" if FORMULA.match(each) else each for each in cells])
    return made.getvalue()


def read(stream: IO[bytes]) -> Iterator[TermEntry]:
    """Yield the entries of a table; columns are known by their names, and others are left out.

    Raises BadRequest: exchange_languages when the first line names fewer than two languages, too_large, too_long,
    unreadable_file.
    """
    with io.TextIOWrapper(stream, encoding="utf-8-sig", newline="") as lines:
        try:
            yield from _entries(csv.reader(lines))
        except (csv.Error, UnicodeDecodeError) as wrong:
            raise BadRequest("unreadable_file") from wrong


def _entries(rows: Iterator[list[str]]) -> Iterator[TermEntry]:
    columns = [_column(name) for name in next(rows, [])]
    if len({code for kind, code, _ in columns if kind == "form"}) < 2:
        raise BadRequest("exchange_languages")
    for number, row in enumerate(rows, start=1):
        if number > MOST_ROWS:
            raise BadRequest("too_large", limit=MOST_ROWS)
        if any(len(cell) > MOST_CELL for cell in row):
            raise BadRequest("too_long", limit=MOST_CELL)
        if any(cell.strip() for cell in row):
            yield _entry(columns, [_text(cell) for cell in row])


def _entry(columns: list[tuple[str, str, Status]], row: list[str]) -> TermEntry:
    about = dict.fromkeys(ABOUT.values(), "")
    forms: list[TermForm] = []
    for (kind, name, status), cell in zip(columns, row, strict=False):
        if kind == "about":
            about[name] = cell
        if kind == "form":
            forms += (TermForm(name, text, status) for text in cell.split("\n") if text.strip())
    ordered = sorted(forms, key=lambda form: MEETING_LANGUAGES.index(form.language))
    return TermEntry(
        about["id"], tuple(ordered), about["kind"].casefold() == KEEP, about["subject"],
        about["note"], about["source"],
    )  # fmt: skip


def _column(written: str) -> tuple[str, str, Status]:
    """Return what a column holds: "form" with language and status, "about" with a field, or "" for nothing known."""
    name = written.strip().casefold()
    status = next((each for each in STATUSES if each and name.endswith(each)), "")
    name = name.removesuffix(status)
    own = {language.endonym.casefold(): language.code for language in LANGUAGES}
    code = next((code for code, called in NAMES.items() if called.casefold() == name), own.get(name, language_of(name)))
    if code:
        return "form", code, STATUSES[status]
    about = {called.casefold(): field for called, field in ABOUT.items()} | OTHER_NAMES
    return ("about", about[name], "preferred") if name in about else ("", "", "preferred")


def _text(cell: str) -> str:
    """Return a cell without the apostrophe that keeps it from being computed."""
    bare = cell.replace("\r\n", "\n")
    return bare[1:] if bare[:1] == "'" and FORMULA.match(bare[1:]) else bare
