"""Opens the service on a data folder for a command, or its stores to read, and runs work on it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from interp.cli.options import Said, own_folder, settings_from
from interp.config import Settings, without_password
from interp.errors import Refused, Unavailable

if TYPE_CHECKING:
    from interp.store.open_stores import Stores

SERVED = (
    "Another server serves the {what}: process {pid} on {host}, since {started}, at {address}. "
    "Stop it first, or serve another {kind}."
)
NOT_LOCKED = (
    "The data folder {folder} is on a filesystem without locks ({detail}), so that a second server could not be kept "
    "out. Use a folder on a local disk."
)


def open_service(settings: Settings) -> Any:
    """Return the service opened on the data folder. Raises InterpError, OSError.

    The service is imported here so that `--help` does not load it.
    """
    from interp.run.assemble import assemble
    from interp.run.log_lines import configure_logging

    configure_logging(settings)
    return assemble(settings)


def served_folder(settings: Settings) -> Any:
    """Return the lock of the data folder and of a PostgreSQL database, which only one server has.

    Raises Said when another keeps it, Unavailable, OSError.
    """
    from interp.run import folder_lock

    address = f"{settings.host}:{settings.port}"
    try:
        lock = folder_lock.hold(settings.data, address)
    except Refused as error:
        raise Said(SERVED.format(what=f"data folder {settings.data}", kind="folder", **error.args_)) from None
    except Unavailable as error:
        raise Said(NOT_LOCKED.format(folder=settings.data, **error.args_)) from None
    if settings.database:
        try:
            folder_lock.hold_database(lock, settings, address)
        except Refused as error:
            where = without_password(settings.database)
            raise Said(SERVED.format(what=f"database {where}", kind="database", **error.args_)) from None
    return lock


def run_service(
    service: Any, lock: Any, ready: Callable[[str], None], farewell: Callable[[], None] = lambda: None
) -> None:
    """Listen, call `ready` with the address, and serve until a signal stops it; then `farewell`.

    Raises Said, InterpError.
    """
    from interp.run.serving import run

    try:
        run(service, lock, ready, farewell)
    except OSError as error:
        where = f"{service.services.settings.host}:{service.services.settings.port}"
        told = f"The service cannot listen on {where}: {error.strerror}. Choose another port with --port."
        raise Said(told) from None


@contextmanager
def looking(data: Path | None) -> Iterator["Stores"]:
    """Yield the stores of a data folder to read: nothing is made, migrated or changed.

    Raises Refused `no_data`, `earlier_release`; Unavailable.
    """
    from interp.store.open_stores import look_at_newest

    stores = look_at_newest(settings_from(data))
    try:
        yield stores
    finally:
        stores.close()


@contextmanager
def writing_texts(data: Path | None, *, begins: bool = False) -> Iterator["Stores"]:
    """Yield the stores of a data folder at its newest tables, to write texts. `begins` as of `with_services`.

    Raises what `looking` raises.
    """
    from interp.store.open_stores import open_for_drafting, open_stores

    settings = settings_from(data)
    if begins and begin(settings):
        stores = open_stores(settings)
    else:
        with looking(data):
            stores = open_for_drafting(settings)
    try:
        yield stores
    finally:
        stores.close()


def begin(settings: Settings) -> bool:
    """Return whether the data folder is begun by this command, which is then said. Raises Refused `foreign_folder`."""
    from interp.store.open_stores import is_begun

    if is_begun(settings):
        return False
    folder = own_folder(settings)
    if folder.is_dir() or not folder.exists():
        click.echo(f"Begins the data folder {folder.resolve()}.", err=True)
    return True


def with_services(data: Path | None, work: Callable[[Any], Any], *, begins: bool = False) -> Any:
    """Return the result of `work`, called with the services of a data folder at its newest tables.

    `begins`: a folder without meetings is begun, which is said; without it such a folder is not touched. Raises what
    `looking` raises, and what `work` raises.
    """
    settings = settings_from(data)
    if not (begins and begin(settings)):
        with looking(data):
            pass
    return work(open_service(settings).services)
