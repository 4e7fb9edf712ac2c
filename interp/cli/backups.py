"""The commands `interp backup`, `restore` and `move`: a data folder and its settings as one file, and to a database."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from interp.cli.opened_service import served_folder
from interp.cli.options import Said, data_option, own_folder, settings_from
from interp.config import Settings, without_password
from interp.errors import Refused
from interp.value_types import replace

if TYPE_CHECKING:
    from interp.store.backup_restore import NotInFolder

NAMED = "interp-*.zip"
FOLDER = "sqlite:"


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--keep", type=click.IntRange(1), help="With a folder: remove all but the newest so many backups in it.")
@click.option("--scratch", default="", help="With PostgreSQL: postgresql://…, a server where the backup is tried.")
@data_option
def backup(file: Path, keep: int | None, scratch: str, data: Path | None) -> None:
    """Write the data folder into one file, or into a folder under the time's name; also while the service runs.

    It contains databases, key, terms, layouts, the certificates in the folder and the settings. It is checked when it
    is made, on PostgreSQL by being restored into a database made for that; status 1 where something is wrong with it.
    """
    settings, folder = settings_from(data), file if file.is_dir() else None
    if keep and folder is None:
        raise click.UsageError("--keep needs a folder of backups.")
    if scratch and not settings.database:
        raise click.UsageError("--scratch is for a backup of PostgreSQL: set INTERP_DATABASE.")
    if folder:
        file = folder / f"interp-{datetime.now(UTC):%Y%m%d-%H%M%S}.zip"
    found = _written(settings, file, _address(scratch) if scratch else "")
    if found:
        raise Said(f"{file} was written, but its check found {', '.join(found[:10])}. See: interp check.")
    click.echo(f"Backed up to {file}, and checked.")
    if folder and keep:
        for each in sorted(folder.glob(NAMED))[:-keep]:
            each.unlink(missing_ok=True)


def _written(settings: Settings, file: Path, scratch: str) -> list[str]:
    """Write a backup; return what its check found."""
    from interp.store import backup_restore
    from interp.store.moving import database_backup
    from interp.store.open_stores import check_not_later

    check_not_later(settings)
    if settings.database:
        return database_backup.backup(settings, file, _beside(settings), scratch)
    return backup_restore.backup(settings.data, file, _beside(settings))


def _beside(settings: Settings) -> "NotInFolder":
    from interp.drafting.machine.models import installed_packages
    from interp.store.backup_restore import NotInFolder

    known = {name: value for name, value in sorted(os.environ.items()) if name.startswith("INTERP_")}
    known.pop("INTERP_DATA", None)
    models = tuple(each.name for each in installed_packages.packages(settings.data / installed_packages.FOLDER))
    return NotInFolder(known, models, tuple(_outside(settings)))


def _outside(settings: Settings) -> Iterator[str]:
    """Yield the certificate and key that the settings name elsewhere."""
    for file in (settings.tls_cert, settings.tls_key):
        if file and not file.absolute().is_relative_to(settings.data.absolute()):
            yield str(file)


@click.command()
@click.argument("file", type=click.Path(exists=True, path_type=Path))
@click.option("--replace", is_flag=True, help="Move the meetings that the folder has into a folder replaced-… in it.")
@data_option
def restore(file: Path, replace: bool, data: Path | None) -> None:
    """Restore a backup into a data folder that no server serves; every screen starts again.

    One of PostgreSQL is restored into the database of INTERP_DATABASE; what that had stays in a folder replaced-….
    """
    from interp.drafting.machine.models import installed_packages
    from interp.store import backup_restore
    from interp.store.moving import database_backup

    settings = settings_from(data)
    own_folder(settings)
    lock = served_folder(settings) if settings.database or (replace and settings.data.is_dir()) else None
    try:
        if settings.database:
            done = database_backup.restore(file, settings, replace=replace)
        else:
            done = backup_restore.restore(file, settings.data, replace=replace)
    finally:
        if lock:
            lock.release()
    where = without_password(settings.database) if settings.database else settings.data
    click.echo(f"Restored into {where}; links and QR codes stay valid.")
    if done.aside:
        click.echo(f"What was there is in {done.aside}.")
    if done.settings:
        click.echo(f"The settings of the backup are in {done.settings}.")
    for each in done.outside:
        click.echo(f"Not in the backup: {each}. Copy it, or name another certificate.")
    there = {each.name for each in installed_packages.packages(settings.data / installed_packages.FOLDER)}
    if missing := [each for each in done.models if each not in there]:
        click.echo(f"Not in the backup: models {', '.join(missing)}. Install them: interp models install.")


@click.command()
@click.option("--from", "source", required=True, help="Where everything is: sqlite:FOLDER, or postgresql://…")
@click.option("--to", "target", required=True, help="Where it goes, of the other kind, with nothing in it.")
def move(source: str, target: str) -> None:
    """Move all meetings, texts and people from a data folder into a PostgreSQL database, or back; nobody may serve.

    Both sides are compared before the new one stands. The old one stays as it is.
    """
    from interp.store.moving import database_move
    from interp.store.open_stores import is_begun

    here, there = _place(source), _place(target)
    if bool(here.database) == bool(there.database):
        raise click.UsageError("One side is a folder, as sqlite:/var/lib/interp, the other an address postgresql://…")
    folder, database = (there, here) if here.database else (here, there)
    if not here.database and not is_begun(here):
        raise Refused("no_data", folder=str(here.data))
    own_folder(folder)
    lock = served_folder(replace(database, data=folder.data))
    try:
        done = database_move.move(replace(here, data=folder.data), replace(there, data=folder.data))
    finally:
        lock.release()
    click.echo(f"Moved {done.streams} streams of events, {done.rows} rows in all, and compared both sides.")
    if there.database:
        click.echo(f"Set INTERP_DATABASE and keep the data folder {folder.data}: layouts, terms and models stay there.")
    else:
        click.echo(f"Unset INTERP_DATABASE and serve the data folder {folder.data}.")


def _place(given: str) -> Settings:
    """Return the settings of a side of a move. Raises BadRequest `bad_setting`."""
    if given.startswith(FOLDER):
        return Settings(data=Path(given.removeprefix(FOLDER)))
    return Settings(database=_address(given))


def _address(given: str) -> str:
    """Return an address of PostgreSQL. Raises BadRequest `bad_setting`."""
    return Settings.from_env({"INTERP_DATABASE": given}).database
