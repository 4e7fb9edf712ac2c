"""Converts an operator's table of terms to entries as other tools exchange them, by status of each form, and back."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.text.cleaning import clean
from interp.domain.translation.term_list import INSTEAD, LONGEST, OR, Fault, TermRow, read, rows
from interp.errors import BadRequest, Stale
from interp.value_types import dataclass, replace

Status = Literal["preferred", "admitted", "deprecated"]
HEAD = ("kind", "id", "subject", "note", "source", *MEETING_LANGUAGES)
ABOUT = ("subject", "note", "source")


@dataclass(frozen=True, slots=True)
class TermForm:
    """One form of a term in a language, and whether it is to be used, may be used, or must not be."""

    language: str
    text: str
    status: Status


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A term in several languages. `keep`: it is the same in every language."""

    id: str
    forms: tuple[TermForm, ...]
    keep: bool = False
    subject: str = ""
    note: str = ""
    source: str = ""

    def of(self, language: str, *statuses: Status) -> tuple[str, ...]:
        """Return the forms in a language that have one of some statuses, by status."""
        ours = [form for form in self.forms if form.language == language]
        return tuple(form.text for status in statuses for form in ours if form.status == status)


@dataclass(frozen=True, slots=True)
class MergedTerms:
    """A table of terms with others merged into it: how many were added, changed and there already.

    `faults` are entries that the table cannot hold, by position from 1; `into` is a mark of the table merged into.
    """

    table: str
    added: int
    changed: int
    same: int
    faults: tuple[Fault, ...] = ()
    into: str = ""

    def over(self, present: str) -> str:
        """Return the table, to be stored in the place of `present`. Raises Stale `busy` when that is another one now.
        """
        if _mark(present) != self.into:
            raise Stale("busy")
        return self.table


def entries(table: str) -> tuple[TermEntry, ...]:
    """Return the entries of a table; lines of one id are one entry, and invalid lines are left out.

    A line without an id is known by what it says.
    """
    made: dict[str, TermEntry] = {}
    for row in rows(table):
        if isinstance(row, TermRow):
            entry = _entry(row)
            made[entry.id] = _joined(made[entry.id], entry) if entry.id in made else entry
    return tuple(made.values())


def _entry(row: TermRow) -> TermEntry:
    term, cells = row.term, row.cells
    written = [code for code in MEETING_LANGUAGES if cells.get(code)]
    forms: list[TermForm] = []
    for code in written:
        texts = term.forms.get(code, ())
        if term.kind == "forbidden":
            forms += [TermForm(code, text, "preferred") for text in [(term.instead or {}).get(code, "")] if text]
            forms += [TermForm(code, text, "deprecated") for text in texts]
        else:
            forms += [TermForm(code, text, "admitted" if place else "preferred") for place, text in enumerate(texts)]
    about = (cells.get(name, "") for name in ABOUT)
    return _identified(TermEntry(cells.get("id", ""), _in_order(forms), term.kind == "kept", *about))


def _identified(entry: TermEntry) -> TermEntry:
    """Return an entry with an id; one without is known by what it says, so that it is the same wherever it stands."""
    said = "\t".join((str(entry.keep), *(f"{form.language} {form.status} {form.text}" for form in entry.forms)))
    return replace(entry, id=entry.id or f"t-{hashlib.sha256(said.encode()).hexdigest()[:12]}")


def _joined(one: TermEntry, other: TermEntry) -> TermEntry:
    about = {name: getattr(one, name) or getattr(other, name) for name in ABOUT}
    return replace(one, forms=_in_order((*one.forms, *other.forms)), keep=one.keep or other.keep, **about)


def _in_order(forms: Sequence[TermForm]) -> tuple[TermForm, ...]:
    """Return forms by language and status, each once; the first form to be used in a language is the preferred one."""
    by_status = ("preferred", "admitted", "deprecated")
    known = dict.fromkeys(form for code in MEETING_LANGUAGES for status in by_status for form in forms
                          if (form.language, form.status) == (code, status))  # fmt: skip
    made: list[TermForm] = []
    used: set[tuple[str, str]] = set()
    for form in known:
        first = not any(each.language == form.language and each.status == "preferred" for each in made)
        status = form.status if form.status == "deprecated" else "preferred" if first else "admitted"
        if (form.language, form.text) not in used:
            made.append(replace(form, status=status))
        used.add((form.language, form.text))
    return tuple(made)


def normal(entry: TermEntry) -> TermEntry:
    """Return an entry as the table states it: texts cleaned, one preferred form in each language, the forms in order.

    Raises BadRequest: unreadable_characters, too_long.
    """
    forms = [replace(form, text=clean(form.text, LONGEST)) for form in entry.forms]
    known = _in_order([form for form in forms if form.text.strip()])
    id_, *about = (clean(getattr(entry, name), LONGEST) for name in ("id", *ABOUT))
    return _identified(TermEntry(id_, known, entry.keep, *about))


def merged(table: str, given: Sequence[TermEntry]) -> MergedTerms:
    """Return a table with other entries merged in by id: nothing is removed, and comments stay, at the top.

    Raises BadRequest `terms_faulty` for a table with invalid lines, which would be lost.
    """
    if read(table).faults:
        raise BadRequest("terms_faulty")
    held = {entry.id: entry for entry in entries(table)}
    counted = {"added": 0, "changed": 0, "same": 0}
    faults: list[Fault] = []
    for number, each in enumerate(given, start=1):
        try:
            entry = _valid(normal(each))
        except BadRequest as error:
            faults.append(Fault(number, error.reason, each.id[:80]))
            continue
        was = held.get(entry.id)
        counted["same" if was == entry else "added" if was is None else "changed"] += 1
        held[entry.id] = entry
    comments = [line for line in table.splitlines() if line.startswith("#")]
    whole = "".join(f"{line}\n" for line in (*comments, "\t".join(HEAD), *_lines(held.values())))
    late = tuple(each for each in read(whole).faults if each.reason == "too_many_terms")
    return MergedTerms(whole, **counted, faults=(*faults, *late), into=_mark(table))


def _mark(table: str) -> str:
    return hashlib.sha256(table.encode()).hexdigest()


def _valid(entry: TermEntry) -> TermEntry:
    """Return an entry that a table can hold. Raises BadRequest for another."""
    if any(OR in form.text or (INSTEAD in form.text and form.status == "deprecated") for form in entry.forms):
        raise BadRequest("term_separators")
    table = "\n".join(("\t".join(HEAD), *_lines([entry])))
    for fault in read(table).faults:
        raise BadRequest(fault.reason)
    if entries(table) != (entry,):
        raise BadRequest("term_languages")
    return entry


def _lines(known: Iterable[TermEntry]) -> list[str]:
    return ["\t".join(row.get(name, "") for name in HEAD) for entry in known for row in _cells(entry)]


def _cells(entry: TermEntry) -> list[Mapping[str, str]]:
    """Return the lines of an entry: what to use, where it is a term of two languages or kept, and what to avoid."""
    about = {"id": entry.id, "subject": entry.subject, "note": entry.note, "source": entry.source}
    use = {code: OR.join(entry.of(code, "preferred", "admitted")) for code in MEETING_LANGUAGES}
    avoid = {code: OR.join(entry.of(code, "deprecated")) for code in MEETING_LANGUAGES}
    instead = {code: next(iter(entry.of(code, "preferred")), "") for code in MEETING_LANGUAGES}
    made: list[Mapping[str, str]] = []
    if entry.keep or sum(map(bool, use.values())) > 1 or not any(avoid.values()):
        made.append({"kind": "keep" if entry.keep else "required"} | about | use)
    if any(avoid.values()):
        right = {code: INSTEAD + text if text else "" for code, text in instead.items()}
        cells = {code: said + right[code] for code, said in avoid.items() if said}
        made.append({"kind": "forbidden"} | about | cells)
    return made
