"""Opens an exchange file (.tmx, .xlf, .tsv, .csv) by its name and yields its translation units."""

from collections.abc import Callable, Iterator
from pathlib import Path

from interp.drafting.exchange import tmx, unit_tables, xliff
from interp.drafting.exchange.exchange_units import Exchanged, counted, kind_of


def units(path: Path, source: str = "", progress: Callable[[int], None] = lambda _: None) -> Iterator[Exchanged]:
    """Yield the units of a .tmx, .xlf, .tsv or .csv file one by one; `source` is the original's language.

    `progress` is called with the number of bytes read so far.

    Raises BadRequest: exchange_format, exchange_languages, too_large, too_long, unreadable_file, unsafe_file;
    OSError for a file that cannot be read.
    """
    kind = kind_of(path)
    with path.open("rb") as stream:
        if kind == "tmx":
            read = tmx.read(stream, source)
        elif kind == "xliff":
            read = xliff.read(stream)
        else:
            read = unit_tables.read(stream, kind, source)
        for unit in counted(read):
            progress(stream.tell())
            yield unit
