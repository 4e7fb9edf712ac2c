"""Reads an operator's terms from a tab-separated table; returns the valid terms and the faults of the other lines."""

import re
from collections.abc import Iterator, Mapping

from interp.domain.checks.required_terms import Kind, Term
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.text.cleaning import clean
from interp.errors import BadRequest
from interp.value_types import dataclass

KINDS: Mapping[str, Kind] = {"required": "required", "forbidden": "forbidden", "keep": "kept"}
COLUMNS = frozenset({"kind", "id", "subject", "note", "source", *MEETING_LANGUAGES})
OR, INSTEAD = "|", ">"
MOST_TERMS, LONGEST = 5_000, 200
LINES = re.compile("\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Fault:
    """An invalid line: its number from 1 (0 for the file itself), the reason as in errors, and the value read there."""

    line: int
    reason: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class TermRow:
    """A valid line: its cells by column, cleaned, and the term it states."""

    cells: Mapping[str, str]
    term: Term


@dataclass(frozen=True, slots=True)
class TermList:
    """The valid terms, in order, and the faults of the other lines."""

    terms: tuple[Term, ...] = ()
    faults: tuple[Fault, ...] = ()


def read(text: str) -> TermList:
    """Return the terms of a tab-separated table; blank lines and those that begin with “#” are skipped.

    Faults: `term_columns` (nothing can be read), `term_kind`, `term_cells`, `term_languages`, `too_long`,
    `unreadable_characters`, `too_many_terms`.
    """
    parsed = tuple(rows(text))
    return TermList(
        tuple(each.term for each in parsed if isinstance(each, TermRow)),
        tuple(each for each in parsed if isinstance(each, Fault)),
    )


def rows(text: str) -> Iterator[TermRow | Fault]:
    """Yield the lines of a table one by one, each as a valid row or as a fault."""
    lines = [(number, each) for number, each in enumerate(LINES.split(text), start=1) if _says(each)]
    if not lines:
        return
    (first, written), *rest = lines
    columns = [name.strip().casefold() for name in written.split("\t")]
    if "kind" not in columns or not COLUMNS.issuperset(columns) or len(set(columns)) < len(columns):
        yield Fault(first, "term_columns", written[:LONGEST])
        return
    count = 0
    for number, line in rest:
        if count == MOST_TERMS:
            yield Fault(number, "too_many_terms", str(MOST_TERMS))
            return
        try:
            yield _row(columns, line.split("\t"))
            count += 1
        except BadRequest as error:
            yield Fault(number, error.reason, str(error.args_.get("value", "")))


def _says(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("#")


def _row(columns: list[str], cells: list[str]) -> TermRow:
    """Return a row with its term. Raises BadRequest."""
    if len(cells) > len(columns):
        raise BadRequest("term_cells", value=cells[-1][:LONGEST])
    row = {name: clean(cell, LONGEST) for name, cell in zip(columns, cells, strict=False)}
    return TermRow(row, _term(row))


def _term(row: Mapping[str, str]) -> Term:
    """Return the term of a row. Raises BadRequest."""
    kind = KINDS.get(row.get("kind", "").casefold())
    if kind is None:
        raise BadRequest("term_kind", value=row.get("kind", ""))
    written = {code: row[code] for code in MEETING_LANGUAGES if row.get(code)}
    if len(written) < (2 if kind == "required" else 1):
        raise BadRequest("term_languages")
    if kind == "kept":
        usual = next(iter(written.values()))
        written = {code: written.get(code, usual) for code in MEETING_LANGUAGES}
    if kind != "forbidden":
        return Term(kind, {code: _forms(each) for code, each in written.items()})
    pairs = {code: each.partition(INSTEAD) for code, each in written.items()}
    instead = {code: right.strip() for code, (_, _, right) in pairs.items() if right.strip()}
    return Term(kind, {code: _forms(left) for code, (left, _, _) in pairs.items()}, instead)


def _forms(cell: str) -> tuple[str, ...]:
    forms = tuple(form.strip() for form in cell.split(OR) if form.strip())
    if not forms:
        raise BadRequest("term_languages", value=cell)
    return forms
