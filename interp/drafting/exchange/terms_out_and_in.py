"""Writes an operator's terms as TBX, CSV or TSV, and reads such a file's entries, by the ending of its name."""

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePath

from interp.domain.translation.term_entries import MergedTerms, TermEntry, entries, merged
from interp.domain.translation.term_list import Fault, read
from interp.drafting.exchange import tbx, term_tables
from interp.drafting.exchange.term_file import MOST_BYTES
from interp.errors import BadRequest, Refused


def _table(terms: Iterable[TermEntry]) -> Iterator[str]:
    yield merged("", tuple(terms)).table


WRITERS: Mapping[str, Callable[[Iterable[TermEntry]], Iterator[str]]] = {
    "tbx": tbx.write, "tbx2": tbx.write_older, "csv": term_tables.write, "tsv": _table,
}  # fmt: skip


def written(table: str, kind: str) -> bytes:
    """Return the terms of a table as a file: tbx (3), tbx2, csv or tsv. Raises BadRequest `term_format`."""
    if kind not in WRITERS:
        raise BadRequest("term_format")
    return "".join(WRITERS[kind](entries(table))).encode()


def kind_of(name: str) -> str:
    """Return tbx (of either version), csv or tsv from a file's name. Raises BadRequest `term_format`."""
    kind = PurePath(name).suffix.casefold().removeprefix(".")
    kind = {"xml": "tbx", "txt": "tsv"}.get(kind, kind)
    if kind not in ("tbx", "csv", "tsv"):
        raise BadRequest("term_format")
    return kind


def given(data: bytes, kind: str) -> tuple[TermEntry, ...]:
    """Return the entries of a file.

    Raises BadRequest: exchange_languages, term_format, too_large, too_long, unreadable_file, unsafe_file; Refused
    `terms_full` for a table of more terms than a list can hold.
    """
    if len(data) > MOST_BYTES:
        raise BadRequest("too_large", limit=MOST_BYTES)
    if kind == "tbx":
        return tuple(tbx.read(io.BytesIO(data)))
    if kind == "csv":
        return tuple(term_tables.read(io.BytesIO(data)))
    try:
        table = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadRequest("unreadable_file") from None
    _check_room(read(table).faults)
    return entries(table)


def merged_file(table: str, data: bytes, kind: str) -> MergedTerms:
    """Return a table with a file's entries merged in; nothing is stored.

    Raises as `given` and `merged`, and Refused `terms_full` when a list cannot hold them all.
    """
    found = merged(table, given(data, kind))
    _check_room(found.faults)
    if len(found.table.encode()) > MOST_BYTES:
        raise Refused("terms_full")
    return found


def _check_room(faults: Iterable[Fault]) -> None:
    if any(each.reason == "too_many_terms" for each in faults):
        raise Refused("terms_full")
