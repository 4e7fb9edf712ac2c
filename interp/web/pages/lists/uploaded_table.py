"""Reads a table (CSV) of speakers for a list: a line for each entry, to commands, and what is wrong with a line."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any, cast

from interp.domain.delegations.registry import KIND_OF
from interp.domain.delegations.search import Finder, fold
from interp.domain.model.commands import InscribeEntry
from interp.domain.model.list_rules import LEVELS, Level, SpeakerCategory
from interp.domain.model.meeting_languages import MEETING_LANGUAGES, MeetingLanguage
from interp.domain.model.parties import Party, PartyKind
from interp.domain.model.speaker_lists import Capacity
from interp.domain.model.spoken_languages import NAMES
from interp.domain.model.state import About
from interp.domain.rules.decide.entry import MOST_NAMED, MOST_OTHERS, MOST_TURNS, category_of
from interp.domain.text.cleaning import clean
from interp.errors import BadRequest
from interp.service.official_names import membership_in
from interp.value_types import dataclass, replace
from interp.web.pages.record_file import COLUMNS as EXPORTED
from interp.web.pages.team_table import bare, lines_of
from interp.web.wording.page_words import word
from interp.web.wording.phrases import plain, said

OWN = ("with", "category", "level", "interpreter", "topic", "video", "delivery", "concerned", "turn")
COLUMNS = ("speaker", "behalf", "language", *OWN)
CATEGORIES: tuple[SpeakerCategory, ...] = ("member", "observer", "un_igo", "nhri", "ngo", "group")
KINDS: Mapping[str, PartyKind] = {"member": "delegation", "observer": "delegation", "group": "group"}
YES, NO = ("yes", "y", "1", "true", "x"), ("no", "n", "0", "false")
MOST_LINES, LONGEST = 1_000, 200
TURNS = range(1, MOST_TURNS + 1)


@dataclass(frozen=True, slots=True)
class TableLine:
    """A line of a table: its number in the file, and the command that inscribes, or what is wrong, as a sentence."""

    number: int
    command: InscribeEntry | None
    fault: str = ""


class _WrongCell(Exception):
    """A cell that cannot be taken: the key of the sentence that says so, and what is inserted into it."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values


class ListTable:
    """How tables are read: for which list and meeting, in whose language sentences are, and who is known by name."""

    def __init__(
        self, list_id: str, language: str, finder: Finder, named: Mapping[str, tuple[Party, SpeakerCategory]],
        about: About | None,
    ) -> None:  # fmt: skip
        """`named` are those without a code, by folded name."""
        self.list, self.language, self.finder, self.named, self.about = list_id, language, finder, named, about
        # by column the code of each value, as it is written and as pages word it in any language
        self.codes = {
            "category": _words("speaks", CATEGORIES), "level": _words("level", LEVELS),
            "interpreter": _words("language", MEETING_LANGUAGES), "turn": {str(each): str(each) for each in TURNS},
            "language": {fold(name): code for code, names in NAMES.items() for name in (*names, code)},
        }  # fmt: skip

    def read(self, data: bytes) -> Iterator[TableLine]:
        """Yield the lines of a file that are not empty. Raises BadRequest for a file that cannot be read."""
        try:
            rows = lines_of(data)
            names = _headings(next(rows))
        except _WrongCell as error:
            yield TableLine(1, None, self._sentence(1, error))
            return
        except csv.Error:
            raise BadRequest("unreadable_file") from None
        yield from self._lines(names, rows)

    def _lines(self, names: Sequence[str], rows: Any) -> Iterator[TableLine]:
        taken = 0
        try:
            for cells in rows:
                if not any(each.strip() for each in cells):
                    continue
                if (taken := taken + 1) > MOST_LINES:
                    yield TableLine(rows.line_num, None, self._sentence(rows.line_num, _WrongCell("team.fault.lines")))
                    return
                yield self._line(rows.line_num, names, cells)
        except csv.Error:
            yield TableLine(rows.line_num, None, self._sentence(rows.line_num, _WrongCell("team.fault.text")))

    def _line(self, number: int, names: Sequence[str], cells: Sequence[str]) -> TableLine:
        try:
            return TableLine(number, self._command(_row(names, cells)))
        except _WrongCell as error:
            return TableLine(number, None, self._sentence(number, error))

    def _command(self, row: Mapping[str, str]) -> InscribeEntry:
        """Return the inscription of a line. Raises _WrongCell."""
        category = cast(SpeakerCategory | None, self._chosen(row, "category"))
        party, known = self._party(row["speaker"], category)
        if not (category or known or self._category(party)):
            raise _WrongCell("list_file.no_category", value=row["speaker"])
        behalf, others = self._others(row["behalf"], "group"), self._others(row["with"], "observer")
        if behalf and others:
            raise _WrongCell("list_file.behalf_and_with")
        number = sum(int(each) for each in others if isinstance(each, str))
        named = tuple(each for each in (*behalf, *others) if isinstance(each, Party))
        capacity = Capacity("group" if behalf else "joint" if others else "national", named, number)
        if number > MOST_OTHERS or len(named) > MOST_NAMED:
            raise _WrongCell("list_file.value", value=row["with"], column="with", values=f"1 – {MOST_OTHERS}")
        return InscribeEntry(
            self.list, party, category or known, capacity=capacity, topic=row["topic"] or None,
            language=self._chosen(row, "language"), level=cast(Level | None, self._chosen(row, "level")),
            interpreter=cast(MeetingLanguage | None, self._chosen(row, "interpreter")),
            video=_yes(row, "video"), against_delivery=_yes(row, "delivery"), concerned=_yes(row, "concerned"),
            turn=int(self._chosen(row, "turn") or 1), channel="file",
        )  # fmt: skip

    def _party(self, name: str, category: SpeakerCategory | None) -> tuple[Party, SpeakerCategory | None]:
        """Return the party of a name typed whole, and its category where it is known from before. Raises _WrongCell."""
        if not name:
            raise _WrongCell("list_file.nobody")
        if code := next((code for code, sure in self.finder.sure(name).items() if sure == "exact"), None):
            return Party(KIND_OF[self.finder.delegations.one(code).category], "", code=code), None
        if found := self.named.get(fold(name)):
            return found
        if category is None:
            raise _WrongCell("list_file.unknown", value=name)
        return Party(KINDS.get(category, "organization"), name, language=self.language), category

    def _category(self, party: Party) -> SpeakerCategory | None:
        """Return what a party with a code is in the meeting; None where nobody knows, so that it would be refused."""
        delegations = self.finder.delegations
        known = replace(party, category=delegations.one(party.code or "").category)
        return category_of(known, membership_in(self.about, party, delegations))

    def _others(self, names: str, category: SpeakerCategory) -> tuple[Party | str, ...]:
        """Return the parties of a cell, between semicolons; a number alone counts others. Raises _WrongCell."""
        parts = [each.strip() for each in names.split(";") if each.strip()]
        return tuple(each if each.isdecimal() else self._party(each, category)[0] for each in parts)

    def _chosen(self, row: Mapping[str, str], column: str) -> str | None:
        """Return the code of a cell, None where it is empty. Raises _WrongCell."""
        value, codes = row[column], self.codes[column]
        if value and fold(value) not in codes:
            offered = MEETING_LANGUAGES if column == "language" else dict.fromkeys(codes.values())
            raise _WrongCell("list_file.value", value=value, column=column, values=", ".join(offered))
        return codes[fold(value)] if value else None

    def _sentence(self, number: int, error: _WrongCell) -> str:
        return at_line(number, plain(word(error.key), self.language, error.values), self.language)


def at_line(number: int, told: str, language: str) -> str:
    """Return a sentence with the line that it is about."""
    return plain(word("team.line"), language, {"line": number, "message": told})


def upload_id(list_id: str, data: bytes) -> str:
    """Return the id of an upload: the same file for the same list again is the same upload."""
    return f"file-{sha256(list_id.encode() + data).hexdigest()[:16]}"


def command_id(upload: str, line: TableLine) -> str:
    """Return the id of the command of a line, by which it is carried out once; ids sort as the lines do."""
    return f"{upload}.{line.number:05}"


def _headings(cells: Iterable[str]) -> list[str]:
    """Return the columns of the first line, "" for one that is not read. Raises _WrongCell."""
    known = _columns()
    names = [fold(each.replace("_", " ")) for each in cells]
    if unknown := next((each for each in names if each and each not in known), None):
        raise _WrongCell("list_file.column", value=unknown, columns=", ".join(COLUMNS))
    found = [known.get(each, "") for each in names]
    if twice := next((each for each in COLUMNS if found.count(each) > 1), None):
        raise _WrongCell("list_file.column_twice", value=twice)
    if "speaker" not in found:
        raise _WrongCell("list_file.no_speaker")
    return found


def _columns() -> dict[str, str]:
    """Return the column of each heading, in English as documented and as the record's table has it in any language."""
    headings = {
        (name, fold(str(said(word(f"record.{name}"), code)))) for name in EXPORTED for code in MEETING_LANGUAGES
    }
    left = {heading: "" for name, heading in headings if name not in COLUMNS}
    read = {heading: name for name, heading in headings if name in COLUMNS}
    return left | read | {fold(name): name for name in COLUMNS}


def _words(prefix: str, codes: tuple[str, ...]) -> dict[str, str]:
    worded = {fold(str(said(word(f"{prefix}.{code}"), each))): code for code in codes for each in MEETING_LANGUAGES}
    return worded | {fold(code): code for code in codes}


def _row(names: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """Return a line's cells by column, "" where there is none. Raises _WrongCell."""
    if any(each.strip() for each in cells[len(names) :]):
        raise _WrongCell("team.fault.cells")
    found = dict.fromkeys(COLUMNS, "")
    for name, value in zip(names, cells, strict=False):
        if name:
            found[name] = _cleaned(value)
    return found


def _cleaned(value: str) -> str:
    try:
        return clean(bare(value), LONGEST)
    except BadRequest:
        raise _WrongCell("team.fault.text") from None


def _yes(row: Mapping[str, str], column: str) -> bool:
    value = row[column].lower()
    if value and value not in YES + NO:
        raise _WrongCell("list_file.value", value=row[column], column=column, values="yes, no")
    return value in YES
