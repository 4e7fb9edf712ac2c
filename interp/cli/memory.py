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

from interp.cli.opened_service import looking, writing_texts
from interp.cli.options import FILE, Said, data_option
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.ports import Memory

if TYPE_CHECKING:
    from interp.drafting.exchange.memory_units import Taking

LANGUAGE = click.Choice(MEETING_LANGUAGES)
STANDING = click.Choice(("draft", "reviewed", "final"))
BATCH = 400
Progress = Callable[[int], None]


@click.group()
def memory() -> None:
    """Export and import the translation memory."""


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
    with looking(data) as stores:
        _export(stores.memory, file, source, target)


@memory.command("import")
@click.argument("file", type=FILE)
@click.option("--source", type=LANGUAGE, help="Language of the originals, where the file does not say.")
@click.option("--standing", type=STANDING, help="Standing of every unit, whatever the file says of it.")
@click.option("--both-ways", is_flag=True, help="Also remember each original as the translation of its translation.")
@data_option
def import_(file: Path, source: str | None, standing: str | None, both_ways: bool, data: Path | None) -> None:
    """Import a .tmx, .xlf, .tsv or .csv file into the memory, whole or, when it cannot be read, not at all.

    A unit keeps its standing; one of a tool that says none is a draft, offered as tentative until a reviser approves.
    """
    from interp.drafting.exchange.memory_units import Taking

    read = _read(file, source or "")  # completely before the first write, so a refused file changes nothing
    with writing_texts(data, begins=True) as stores:
        kept = _import(stores.memory, file, source or "", Taking(stores.clock.now_ms(), standing, both_ways))
    click.echo(f"{read} units read, {kept} translations kept.")


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


def _read(file: Path, source: str) -> int:
    """Return how many units a file has. Raises BadRequest."""
    from interp.drafting.exchange.exchange_files import units

    with _bar("Reading", file.stat().st_size) as progress:
        return sum(1 for _ in units(file, source, progress))


def _import(held: Memory, file: Path, source: str, how: "Taking") -> int:
    """Import the units of a file and return how many translations that are."""
    from interp.drafting.exchange.exchange_files import units
    from interp.drafting.exchange.memory_units import remembered

    kept = 0
    with _bar("Keeping", file.stat().st_size) as progress:
        made = chain.from_iterable(remembered(each, how) for each in units(file, source, progress))
        while some := tuple(islice(made, BATCH)):
            held.add(some)
            kept += len(some)
    return kept


@contextmanager
def _bar(label: str, length: int) -> Iterator[Progress]:
    """Yield the update function of a progress bar on standard error; without a terminal no bar is drawn."""
    with click.progressbar(length=length, label=label, file=sys.stderr) as bar:

        def progress(have: int) -> None:
            bar.update(have - bar.pos)

        yield progress
