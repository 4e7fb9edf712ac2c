"""The commands `interp memory export` and `interp memory import`: translation memory as TMX, XLIFF or tables."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from interp.cli.options import FILE, Said, data_option, line, settings_from
from interp.errors import InterpError
from interp.languages import CODES
from interp.ports import Memory

if TYPE_CHECKING:
    from interp.drafting.exchange.memory_units import Taking

LANGUAGE = click.Choice(CODES)
STANDING = click.Choice(("draft", "reviewed", "final"))
BATCH = 400
Progress = Callable[[int], None]


@click.group()
def memory() -> None:
    """What was translated and reviewed before, to and from other tools."""


@memory.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--source", type=LANGUAGE, help="Only originals in this language.")
@click.option("--target", type=LANGUAGE, help="Only translations into this language.")
@data_option
def export(file: Path, source: str | None, target: str | None, data: Path | None) -> None:
    """Write the memory into a .tmx file, each unit with its standing and origin; also while the service runs."""
    if file.suffix.casefold() != ".tmx":
        raise Said("The memory is written as .tmx: give the file a name that ends so.")
    if file.exists():
        raise Said(f"{file} exists already; nothing was written.")
    with _opened(data) as (held, _):
        _export(held, file, source, target)


@memory.command("import")
@click.argument("file", type=FILE)
@click.option("--source", type=LANGUAGE, help="Language of the originals, where the file does not say.")
@click.option("--standing", type=STANDING, help="Standing of every unit, whatever the file says of it.")
@click.option("--both-ways", is_flag=True, help="Also remember each original as the translation of its translation.")
@data_option
def import_(file: Path, source: str | None, standing: str | None, both_ways: bool, data: Path | None) -> None:
    """Take a .tmx, .xlf, .tsv or .csv file into the memory, all of it or, when it cannot be read, nothing.

    A unit keeps its standing; one of a tool that says none is a draft, offered as tentative until a reviser approves.
    """
    from interp.drafting.exchange.memory_units import Taking

    with _opened(data) as (held, now_ms):
        _import(held, file, source or "", Taking(now_ms, standing, both_ways))


@contextmanager
def _opened(data: Path | None) -> Iterator[tuple[Memory, int]]:
    """Yield the memory of a data folder and the time in milliseconds; a refusal is printed as one line."""
    from interp.store.open_stores import open_for_drafting

    settings = settings_from(data)
    try:
        stores = open_for_drafting(settings)
        try:
            yield stores.memory, stores.clock.now_ms()
        finally:
            stores.close()
    except InterpError as error:

        raise Said(line(error)) from None
    except OSError as error:
        raise Said(f"{error.filename or settings.data} cannot be used: {error.strerror}") from None


def _export(held: Memory, file: Path, source: str | None, target: str | None) -> None:
    from interp.drafting.exchange import tmx
    from interp.drafting.exchange.memory_units import exchanged

    count = held.count(source, target)
    with TemporaryDirectory(dir=file.absolute().parent, prefix=".memory-") as folder, _bar("Writing", count) as told:
        made = Path(folder) / file.name
        with made.open("w", encoding="utf-8") as written:
            units = (exchanged(each, number) for number, each in enumerate(held.units(source, target), start=1))
            for number, piece in enumerate(tmx.write(units, source or "en")):
                written.write(piece)
                told(min(number, count))
        os.replace(made, file)
    click.echo(f"{count} units written to {file}.")


def _import(held: Memory, file: Path, source: str, how: "Taking") -> None:
    """Import a file. It is read completely before the first write, so a refused file changes nothing."""
    from interp.drafting.exchange.exchange_files import units
    from interp.drafting.exchange.memory_units import remembered

    size = file.stat().st_size
    with _bar("Reading", size) as progress:
        read = sum(1 for _ in units(file, source, progress))
    kept = 0
    with _bar("Keeping", size) as progress:
        made = chain.from_iterable(remembered(each, how) for each in units(file, source, progress))
        while some := tuple(islice(made, BATCH)):
            held.add(some)
            kept += len(some)
    click.echo(f"{read} units read, {kept} translations kept.")


@contextmanager
def _bar(label: str, length: int) -> Iterator[Progress]:
    """Yield the update function of a progress bar on standard error; without a terminal no bar is drawn."""
    with click.progressbar(length=length, label=label, file=sys.stderr) as bar:

        def progress(have: int) -> None:
            bar.update(have - bar.pos)

        yield progress
