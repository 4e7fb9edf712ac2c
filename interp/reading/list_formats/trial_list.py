"""Reads a list of speakers from a CSV table, to try what order and what times a format gives it."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

from interp.domain.model.list_rules import LEVELS, SpeakerCategory
from interp.domain.model.speaker_lists import Capacity, CapacityKind, Entry
from interp.reading.list_formats.format_values import WrongValue, count, ended, one_of
from interp.reading.list_formats.list_format import FormatFault
from interp.value_types import dataclass

NEEDED = ("name", "category")
COLUMNS = (*NEEDED, "inscribed", "level", "capacity", "concerned", "turn", "lot", "absent", "after")
HOUR = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?")
MOST = 2_000
DAY_MS = 86_400_000


@dataclass(frozen=True, slots=True)
class TrialSpeaker:
    """A line of the table: who, the entry, and after whom it is placed by hand; empty: first, null: by the rules."""

    name: str
    entry: Entry
    after: str | None = None


@dataclass(frozen=True, slots=True)
class TrialList:
    """The lines of a table in their order, and its faults."""

    speakers: tuple[TrialSpeaker, ...]
    faults: tuple[FormatFault, ...]


def trial_list(table: str) -> TrialList:
    """Return the list of a table with a line of headings; times are milliseconds of the day.

    Who has no hour of inscription is after all who have one, in the order of the table.
    """
    rows = csv.DictReader(table.removeprefix("\ufeff").splitlines())
    headings = [heading.strip() for heading in rows.fieldnames or ()]
    rows.fieldnames = headings
    wrong = [heading for heading in headings if heading not in COLUMNS]
    if wrong or not set(NEEDED) <= set(headings):
        said = f"The first line has the headings name and category, and any of {', '.join(COLUMNS[2:])}"
        return TrialList((), (FormatFault(1, f"{said}{f', but not {wrong[0]}' if wrong else ''}."),))
    found: list[TrialSpeaker] = []
    faults: list[FormatFault] = []
    for row in rows:
        made = list(_line(row, rows.line_num, found))
        found += [each for each in made if isinstance(each, TrialSpeaker)]
        faults += [each for each in made if isinstance(each, FormatFault)]
    if len(found) > MOST:
        faults.append(FormatFault(MOST + 2, f"A list has no more than {MOST} lines."))
    return TrialList(tuple(found), tuple(faults))


def _line(
    row: Mapping[str, Any], number: int, before: Sequence[TrialSpeaker]
) -> Iterator[TrialSpeaker | FormatFault]:
    """Yield the speaker of a line, or its fault."""
    cell = {key: (value or "").strip() for key, value in row.items() if isinstance(value, str) or value is None}
    name, after = cell["name"], cell.get("after") or None
    others = [each.name for each in before]
    if not name or name in others:
        yield FormatFault(number, f"{name} stands twice." if name else "The name is empty.")
    elif after not in (None, "first", *others):
        yield FormatFault(number, f"after is first, or a name that stands above, not {after}.")
    else:
        try:
            yield TrialSpeaker(name, _entry(cell, number), "" if after == "first" else after)
        except WrongValue as error:
            yield FormatFault(number, ended(str(error)))


def _entry(cell: Mapping[str, str], number: int) -> Entry:
    level = _read(cell, "level", one_of(LEVELS))
    return Entry(
        "trial", _read(cell, "inscribed", _of_day) or DAY_MS + number,
        _named("category", one_of(get_args(SpeakerCategory)), cell["category"]),
        capacity=Capacity(_read(cell, "capacity", one_of(get_args(CapacityKind))) or "national"),
        level=level, level_confirmed=level is not None,
        concerned=bool(_read(cell, "concerned", one_of(("yes",)))),
        turn=_read(cell, "turn", _whole) or 1, lot=_read(cell, "lot", _whole),
        absent_at=_read(cell, "absent", _of_day),
    )  # fmt: skip


def _read(cell: Mapping[str, str], column: str, reads: Any) -> Any:
    """Return the value of a cell, None where it is empty. Raises WrongValue."""
    return _named(column, reads, cell[column]) if cell.get(column) else None


def _named(column: str, reads: Any, value: str) -> Any:
    try:
        return reads(value)
    except WrongValue as error:
        raise WrongValue(f"{column} {error}") from None


def _of_day(value: str) -> int:
    """Return an hour of the day, as 9:41 or 09:41:05, in milliseconds. Raises WrongValue."""
    found = HOUR.fullmatch(value)
    if not found or int(found[1]) > 23 or max(int(found[2]), int(found[3] or 0)) > 59:
        raise WrongValue(f'is an hour of the day, as 9:41 or 09:41:05, not "{value}"')
    return ((int(found[1]) * 60 + int(found[2])) * 60 + int(found[3] or 0)) * 1_000


def _whole(value: str) -> int:
    return count(int(value) if value.isdecimal() else value)
