"""The commands `interp terms check` and `interp terms import`: read a file of terms, print its faults or install it."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from interp import owner_only
from interp.cli.options import FILE, Said, data_option, settings_from
from interp.domain.translation.term_list import KINDS, TermList
from interp.errors import BadRequest


@click.group()
def terms() -> None:
    """Terms of your own: required, forbidden, or kept as they are."""


@terms.command("check")
@click.argument("file", type=FILE)
def check_file(file: Path) -> None:
    """Say what is read from a file of terms and what is wrong with it; status 1 when a line does not count."""
    _tell(_read(file))


@terms.command("import")
@click.argument("file", type=FILE)
@data_option
def import_file(file: Path, data: Path | None) -> None:
    """Put a file of terms into the data folder, in the place of the one there; drafting uses it at once."""
    from interp.drafting.exchange.term_file import FILE as NAME

    _tell(_read(file))
    folder = settings_from(data).data
    try:
        _put(file.read_bytes(), folder, NAME)
    except OSError as error:
        raise Said(f"The data folder {folder} cannot be used: {error.strerror}.") from None
    click.echo(f"Kept as {folder / NAME}.")


def checked_terms(folder: Path) -> Iterator[tuple[str, bool, str]]:
    """Yield the result of `interp check` for a folder's terms: name, whether correct, details; or nothing."""
    from interp.drafting.exchange.term_file import FILE as NAME

    if (folder / NAME).exists():
        found = _read(folder / NAME)
        lines = ", ".join(str(each.line) for each in found.faults[:10])
        yield (NAME, not found.faults, f"{len(found.terms)} terms" + (f"; not counted: line {lines}" if lines else ""))


def _read(file: Path) -> TermList:
    from interp.drafting.exchange.term_file import read_file

    return read_file(file)


def _tell(found: TermList) -> None:
    """Print the number of terms of each kind. Raises Said after printing each fault."""
    from interp.web.wording.refusal_sentences import sentence

    counted = Counter(term.kind for term in found.terms)
    click.echo(f"{len(found.terms)} terms: " + ", ".join(f"{counted[kind]} {kind}" for kind in KINDS.values()))
    for fault in found.faults:
        where, what = f"line {fault.line}: " if fault.line else "", f" ({fault.value})" if fault.value else ""
        click.echo(f"{where}{sentence(BadRequest(fault.reason), 'en')}{what}")
    if found.faults:
        raise Said(f"{len(found.faults)} problem(s) found")


def _put(data: bytes, folder: Path, name: str) -> None:
    """Write a file completely or not at all. Raises OSError."""
    owner_only.write(owner_only.data_folder(folder) / name, data)
