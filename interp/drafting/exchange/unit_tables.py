"""Reads translation units from a tab- or comma-separated table whose first line names the languages."""

import csv
import io
from collections.abc import Iterator
from typing import IO

from interp.drafting.exchange.exchange_units import MAX_TEXT, Exchanged, language_of
from interp.errors import BadRequest

IDS = ("id", "unit", "tuid", "key")


def read(stream: IO[bytes], kind: str, source: str = "") -> Iterator[Exchanged]:
    """Yield a unit for each row, named by a column `id`, else numbered from 1.

    Raises BadRequest: exchange_languages when the first line names fewer than two languages, unreadable_file,
    too_long.
    """
    with io.TextIOWrapper(stream, encoding="utf-8-sig", newline="") as lines:
        tabs = {"delimiter": "\t", "quoting": csv.QUOTE_NONE}
        rows = csv.reader(lines, **tabs) if kind == "tsv" else csv.reader(lines)  # type: ignore[arg-type]
        try:
            yield from _units(rows, source)
        except (csv.Error, UnicodeDecodeError) as wrong:
            raise BadRequest("unreadable_file") from wrong


def _units(rows: Iterator[list[str]], source: str) -> Iterator[Exchanged]:
    head = next(rows, [])
    codes = [language_of(name) for name in head]
    named = next((place for place, name in enumerate(head) if name.strip().casefold() in IDS), None)
    if sum(map(bool, codes)) < 2:
        raise BadRequest("exchange_languages")
    for number, row in enumerate(rows, start=1):
        texts = {code: text for code, text in zip(codes, row, strict=False) if code}
        if any(len(text) > MAX_TEXT for text in texts.values()):
            raise BadRequest("too_long", limit=MAX_TEXT)
        if texts:
            id_ = row[named] if named is not None and named < len(row) else str(number)
            yield Exchanged(id_, source if source in texts else next(iter(texts)), texts)
