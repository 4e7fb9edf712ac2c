"""Reads and writes an interpretation team as a table (CSV): a line for each interpreter, or for a desk without one."""

import csv
import dataclasses
import io
from collections.abc import Iterator
from dataclasses import field
from typing import Any, cast

from interp.domain.model.meeting_languages import MEETING_LANGUAGES, MeetingLanguage
from interp.domain.model.spoken_languages import NAMES
from interp.domain.model.teams import BoothTeam, Interpreter
from interp.domain.rules.decide.team import MOST_DESKS, MOST_PEOPLE
from interp.domain.text.cleaning import clean, is_identifier
from interp.errors import BadRequest
from interp.value_types import dataclass, replace
from interp.web.pages.record_file import FORMULA, MARK, cell

COLUMNS = ("booth", "desk", "name", "a", "b", "c", "into", "on_duty", "id")
NEEDED = frozenset({"booth", "name"})
YES, NO = ("", "yes", "y", "1", "true", "x"), ("no", "n", "0", "false")
LONGEST_NAME, MOST_LINES = 200, 500


@dataclass(frozen=True, slots=True)
class TeamFault:
    """A line that cannot be taken: its number in the file, what is wrong (a key of the wording), the value."""

    line: int
    code: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class TeamTable:
    """What a file says: the booths, who is not on duty, and the faulty lines; with any, the rest is not to be used."""

    booths: tuple[BoothTeam, ...] = ()
    off_duty: frozenset[str] = frozenset()
    faults: tuple[TeamFault, ...] = ()


class _Wrong(Exception):
    """A cell that cannot be taken: what is wrong, and the value."""

    def __init__(self, code: str, value: str = "") -> None:
        super().__init__(code)
        self.code, self.value = code, value


@dataclasses.dataclass(slots=True)
class _Booth:
    """A booth while its lines are read."""

    desks: dict[str, None] = field(default_factory=dict)
    into: dict[MeetingLanguage, None] = field(default_factory=dict)
    people: list[Interpreter] = field(default_factory=list)


@dataclasses.dataclass(slots=True)
class _Reader:
    """What was read so far. An interpreter without an id gets one at the end: the booth and a number."""

    booths: dict[MeetingLanguage, _Booth] = field(default_factory=dict)
    off_duty: list[Interpreter] = field(default_factory=list)
    faults: list[TeamFault] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)

    def take(self, row: dict[str, str]) -> None:
        """Take one line. Raises _Wrong for a cell that cannot be taken."""
        code = row["booth"].lower()
        if code not in MEETING_LANGUAGES:
            raise _Wrong("booth", row["booth"])
        booth = cast(MeetingLanguage, code)
        desk, into = _desk(row["desk"]), _languages(row["into"])
        if booth in into or not set(into) <= set(MEETING_LANGUAGES):
            raise _Wrong("into", row["into"])
        one = _interpreter(booth, desk, row)
        self._size(booth, desk, one)
        here = self.booths.setdefault(booth, _Booth())
        here.into |= dict.fromkeys(cast(tuple[MeetingLanguage, ...], into))
        here.desks |= {desk: None} if desk else {}
        if one:
            self._person(here, one, on_duty=_on_duty(row["on_duty"]))

    def _size(self, booth: MeetingLanguage, desk: str | None, one: Interpreter | None) -> None:
        here = self.booths.get(booth, _Booth())
        desks = {*here.desks, *([desk] if desk else [])}
        if len(desks) > MOST_DESKS or len(here.people) + bool(one) > MOST_PEOPLE:
            raise _Wrong("size", booth)

    def _person(self, here: _Booth, one: Interpreter, *, on_duty: bool) -> None:
        if one.id in self.ids:
            raise _Wrong("id", one.id)
        self.ids |= {one.id} if one.id else set()
        here.people.append(one)
        if not on_duty:
            self.off_duty.append(one)

    def whole(self) -> TeamTable:
        """Return the team, every interpreter with an id and every booth with a desk."""
        off: set[str] = set()
        booths = tuple(self._team(code, self.booths[code], off) for code in MEETING_LANGUAGES if code in self.booths)
        return TeamTable(booths, frozenset(off), tuple(self.faults))

    def _team(self, code: MeetingLanguage, here: _Booth, off: set[str]) -> BoothTeam:
        people = []
        for number, one in enumerate(here.people, start=1):
            named = one if one.id else replace(one, id=self._free(code, number))
            if any(each is one for each in self.off_duty):
                off.add(named.id)
            people.append(named)
        return BoothTeam(code, tuple(here.desks) or ("1",), tuple(people), tuple(here.into))

    def _free(self, code: MeetingLanguage, number: int) -> str:
        free = (f"{code}-{n}" for n in range(number, number + MOST_LINES))
        found = next(each for each in free if each not in self.ids)
        self.ids.add(found)
        return found


def as_table(booths: tuple[BoothTeam, ...], off_duty: frozenset[str]) -> str:
    """Return a team as CSV of RFC 4180 in UTF-8 with a mark; no cell is computed by a spreadsheet."""
    file = io.StringIO(newline="")
    table = csv.writer(file, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for team in booths:
        for row in _lines(team, off_duty):
            table.writerow([cell(row.get(name, "")) for name in COLUMNS])
    return MARK + file.getvalue()


def _lines(team: BoothTeam, off_duty: frozenset[str]) -> Iterator[dict[str, str]]:
    shared = {"booth": team.booth, "into": " ".join(team.into)}
    for each in team.interpreters:
        yield shared | {
            "desk": each.desk or "", "name": each.name, "a": each.a, "b": " ".join(each.b), "c": " ".join(each.c),
            "on_duty": "no" if each.id in off_duty else "yes", "id": each.id,
        }  # fmt: skip
    seats = {each.desk for each in team.interpreters}
    for desk in team.desks:
        if desk not in seats:
            yield shared | {"desk": desk}


def read_table(data: bytes) -> TeamTable:
    """Return the team in a file. Raises BadRequest for a file that cannot be read, or without lines."""
    try:
        return _read(lines_of(data))
    except csv.Error:
        raise BadRequest("unreadable_file") from None


def lines_of(data: bytes) -> Any:
    """Return the csv module's reader of a file: UTF-8 or marked UTF-16; commas, semicolons or tabs between the cells.

    Raises BadRequest for a file in another encoding, or without lines.
    """
    text = _text(data)
    if not text.strip():
        raise BadRequest("empty_file")
    head = text.lstrip().splitlines()[0]
    return csv.reader(io.StringIO(text.lstrip(), newline=""), delimiter=max(",;\t", key=head.count))


def _text(data: bytes) -> str:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise BadRequest("unreadable_file") from None


def _read(rows: Any) -> TeamTable:
    """Return what the lines after the first say; `rows` is a reader of the csv module."""
    names = [each.strip().lower().replace(" ", "_") for each in next(rows)]
    used = [each for each in names if each]
    wrong = next((each for each in used if each not in COLUMNS or used.count(each) > 1), None)
    if wrong is not None or not set(used) >= NEEDED:
        return TeamTable(faults=(TeamFault(1, "columns", (wrong or "")[:80]),))
    reader = _Reader()
    for cells in rows:
        try:
            if any(each.strip() for each in cells):
                reader.take(_row(names, cells))
        except _Wrong as error:
            reader.faults.append(TeamFault(rows.line_num, error.code, error.value[:80]))
        if rows.line_num > MOST_LINES:
            reader.faults.append(TeamFault(rows.line_num, "lines"))
            break
    return reader.whole()


def _row(names: list[str], cells: list[str]) -> dict[str, str]:
    """Return a line's cells by column, "" where there is none."""
    if any(each.strip() for each in cells[len(names):]):
        raise _Wrong("cells", next(each for each in cells[len(names):] if each.strip()))
    found = dict.fromkeys(COLUMNS, "")
    for name, value in zip(names, cells, strict=False):
        if name:
            found[name] = _plain(value)
    return found


def bare(value: str) -> str:
    """Return a cell's text without the apostrophe that kept a spreadsheet from computing it."""
    return value[1:] if value.startswith("'") and value[1:].startswith(FORMULA) else value


def _plain(value: str) -> str:
    try:
        return clean(bare(value), LONGEST_NAME)
    except BadRequest:
        raise _Wrong("text", value) from None


def _desk(value: str) -> str | None:
    if value and not is_identifier(value):
        raise _Wrong("desk", value)
    return value or None


def _languages(value: str) -> tuple[str, ...]:
    """Return language codes separated by spaces, commas or slashes."""
    return tuple(value.lower().replace(",", " ").replace("/", " ").replace(";", " ").split())


def _interpreter(booth: MeetingLanguage, desk: str | None, row: dict[str, str]) -> Interpreter | None:
    """Return who a line names; None for a desk at which nobody is. Raises _Wrong."""
    if not any(row[name] for name in ("name", "a", "b", "c", "id")):
        if desk is None:
            raise _Wrong("nobody")
        return None
    first, second, third = (_languages(row[name]) for name in ("a", "b", "c"))
    if first not in ((), (booth,)):
        raise _Wrong("a_language", row["a"])
    unknown = [each for each in second if each not in MEETING_LANGUAGES]
    if unknown := unknown + [each for each in third if each not in NAMES]:
        raise _Wrong("language", unknown[0])
    every = (booth, *second, *third)
    if twice := [each for each in every if every.count(each) > 1]:
        raise _Wrong("twice", twice[0])
    if row["id"] and not is_identifier(row["id"]):
        raise _Wrong("id", row["id"])
    return Interpreter(row["id"], row["name"], booth, cast(tuple[MeetingLanguage, ...], second), third, desk)


def _on_duty(value: str) -> bool:
    if value.lower() not in YES + NO:
        raise _Wrong("on_duty", value)
    return value.lower() in YES
