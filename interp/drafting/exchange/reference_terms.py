"""Reads the operator's reference terms: twenty thousand that booths look up, and that are checked in no text."""

import io
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.translation.term_list import LINES, LONGEST, OR
from interp.errors import BadRequest, Refused

FILE = "reference.tsv"
MOST_REFERENCES, MOST_BYTES = 20_000, 24_000_000
Forms = Mapping[str, tuple[str, ...]]


def references_in(text: str) -> Iterator[Forms]:
    """Yield the forms by language of each line of a table with tabs, the preferred form first.

    Columns are named by the first line, those of no language left out, and so are lines of fewer than two languages or
    with a form of more than 200 characters. Lines that begin with “#” are skipped.
    """
    lines = (each for each in LINES.split(text) if each.strip() and not each.startswith("#"))
    columns = [name.strip().casefold() for name in next(lines, "").split("\t")]
    for line in lines:
        found = {name: forms for name, cell in zip(columns, line.split("\t"), strict=False) if (forms := _forms(cell))}
        made = {code: found[code] for code in MEETING_LANGUAGES if code in found}
        if len(made) < 2 or any(len(form) > LONGEST for forms in made.values() for form in forms):
            continue
        yield made


def references_of(path: Path) -> Iterator[Forms]:
    """Yield the reference terms of a file; none without one, or where it cannot be read or is too long."""
    try:
        if path.stat().st_size <= MOST_BYTES:
            yield from islice(references_in(path.read_text(encoding="utf-8-sig")), MOST_REFERENCES)
    except (OSError, UnicodeDecodeError):
        return


def references_from(data: bytes, name: str) -> str:
    """Return a file of terms, tbx, csv or tsv by the ending of its name, as such a table.

    Raises BadRequest: exchange_languages, term_format, too_large, too_long, unreadable_file, unsafe_file; Refused
    `terms_full`.
    """
    if len(data) > MOST_BYTES:
        raise BadRequest("too_large", limit=MOST_BYTES)
    rows = references_in(_decoded(data)) if name.casefold().endswith(("tsv", "txt")) else _of_entries(data, name)
    made = [_line(each) for each in islice(rows, MOST_REFERENCES + 1)]
    if not made:
        raise BadRequest("exchange_languages")
    if len(made) > MOST_REFERENCES:
        raise Refused("terms_full", most=MOST_REFERENCES)
    return "".join(f"{line}\n" for line in ("\t".join(MEETING_LANGUAGES), *made))


def _of_entries(data: bytes, name: str) -> Iterator[Forms]:
    """Yield what a file of another tool has of each entry: the forms that are to be used, in two languages or more."""
    from interp.drafting.exchange import tbx, term_tables

    ending = name.casefold().rpartition(".")[2]
    if ending not in ("tbx", "xml", "csv"):
        raise BadRequest("term_format")
    for entry in (term_tables if ending == "csv" else tbx).read(io.BytesIO(data)):
        used = {code: entry.of(code, "preferred", "admitted") for code in MEETING_LANGUAGES}
        if sum(map(bool, used.values())) > 1:
            yield used


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadRequest("unreadable_file") from None


def _line(forms: Forms) -> str:
    said = (forms.get(code, ()) for code in MEETING_LANGUAGES)
    return "\t".join(OR.join(" ".join(form.replace(OR, "/").split()) for form in each) for each in said)


def _forms(cell: str) -> tuple[str, ...]:
    return tuple(form for part in cell.split(OR) if (form := part.strip()))
