"""The commands `interp terms check`, `import` and `export`: read a file of terms, install it, write it for other tools.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from interp import owner_only
from interp.cli.options import FILE, Said, data_option, own_folder, settings_from
from interp.domain.translation.term_list import KINDS, TermList
from interp.errors import BadRequest, InterpError, Refused

FORMAT, WRITTEN = click.Choice(("tbx", "csv", "tsv")), click.Choice(("tbx", "tbx2", "csv", "tsv"))


@click.group()
def terms() -> None:
    """Terms of your own: required, forbidden, or kept as they are."""


@terms.command("check")
@click.argument("file", type=FILE)
def check_file(file: Path) -> None:
    """Print what is read from a file of terms and what is wrong with it; status 1 when a line is not valid."""
    _tell(_read(file))


@terms.command("import")
@click.argument("file", type=FILE)
@click.option("--format", "kind", type=FORMAT, help="The kind of the file, where its name does not say.")
@click.option("--reference", is_flag=True, help="Terms that booths look up, 20,000 at most; they are checked nowhere.")
@data_option
def import_file(file: Path, kind: str | None, reference: bool, data: Path | None) -> None:
    """Replace the data folder's terms by those of a file; drafting uses them at once.

    The terms of a TBX or CSV file are merged with those there: nothing is removed. With --reference the reference terms
    are replaced, whatever the kind of the file.
    """
    from interp.drafting.exchange.term_file import FILE as NAME

    if reference:
        _refer(file, kind, own_folder(settings_from(data)))
        return
    if (kind or file.suffix.casefold().removeprefix(".")) in ("tbx", "csv"):
        _merge(file, kind, own_folder(settings_from(data)))
        return
    _tell(_read(file))
    folder = own_folder(settings_from(data))
    _put(file.read_bytes(), folder, NAME)
    click.echo(f"Kept as {folder / NAME}.")


@terms.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--format", "kind", type=WRITTEN, help="The kind of the file, where its name does not say.")
@data_option
def export_file(file: Path, kind: str | None, data: Path | None) -> None:
    """Write the data folder's terms into a new .tbx, .csv or .tsv file; --format tbx2 is for older tools."""
    from interp.drafting.exchange.term_file import FILE as NAME
    from interp.drafting.exchange.term_file import table_of
    from interp.drafting.exchange.terms_out_and_in import kind_of, written

    folder = own_folder(settings_from(data))
    if not folder.is_dir():
        raise Refused("no_data", folder=str(folder))
    if file.exists():
        raise Said(f"{file} exists already; nothing was written.")
    owner_only.write(file, written(table_of(folder / NAME), kind or kind_of(file.name)))
    click.echo(f"Written to {file}.")


def _refer(file: Path, kind: str | None, folder: Path) -> None:
    """Replace a data folder's reference terms by those of a file, and say how many there are. Raises InterpError."""
    from interp.drafting.exchange.reference_terms import FILE as NAME
    from interp.drafting.exchange.reference_terms import references_from, references_in

    table = references_from(file.read_bytes(), kind or file.name)
    _put(table.encode(), folder, NAME)
    click.echo(f"{sum(1 for _ in references_in(table))} reference terms.")
    click.echo(f"Kept as {folder / NAME}.")


def _merge(file: Path, kind: str | None, folder: Path) -> None:
    """Merge the terms of a TBX or CSV file into a data folder's, and say what was done. Raises Said, InterpError."""
    from interp.drafting.exchange.term_file import FILE as NAME
    from interp.drafting.exchange.term_file import TermFile, table_of
    from interp.drafting.exchange.terms_out_and_in import kind_of, merged_file

    found = merged_file(table_of(folder / NAME), file.read_bytes(), kind or kind_of(file.name))
    TermFile(owner_only.data_folder(folder) / NAME).change(found.over)
    click.echo(f"{found.added} added, {found.changed} changed, {found.same} there already.")
    click.echo(f"Kept as {folder / NAME}.")
    for fault in found.faults:
        click.echo(f"entry {fault.line} ({fault.value}): {_sentence(BadRequest(fault.reason))}")
    if found.faults:
        raise Said(f"{len(found.faults)} not taken")


def _sentence(error: InterpError) -> str:
    from interp.web.wording.refusal_sentences import sentence

    return sentence(error, "en")


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
