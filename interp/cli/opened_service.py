"""Opens the service on a data folder for a command, runs work on it, and prints an expected refusal as one line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from interp.cli.options import Said, line, settings_from
from interp.config import Settings
from interp.errors import InterpError, Refused, Unavailable

SERVED = (
    "Another server serves the data folder {folder}: process {pid} on {host}, since {started}, at {address}. "
    "Stop it first, or serve another folder."
)
NOT_LOCKED = (
    "The data folder {folder} is on a filesystem without locks ({detail}), so that a second server could not be kept "
    "out. Use a folder on a local disk."
)


def open_service(settings: Settings) -> Any:
    """Return the service opened on the data folder. Raises Said.

    The service is imported here so that `--help` does not load it.
    """
    from interp.run.assemble import assemble
    from interp.run.log_lines import configure_logging

    configure_logging(settings)
    try:
        return assemble(settings)
    except InterpError as error:
        raise Said(line(error)) from None
    except OSError as error:
        raise Said(f"The data folder {settings.data} cannot be used: {error.strerror}.") from None


def served_folder(settings: Settings) -> Any:
    """Return the lock of the data folder, which only one server has. Raises Said when another keeps it."""
    from interp.run import folder_lock

    try:
        return folder_lock.hold(settings.data, f"{settings.host}:{settings.port}")
    except Refused as error:
        raise Said(SERVED.format(folder=settings.data, **error.args_)) from None
    except Unavailable as error:
        raise Said(NOT_LOCKED.format(folder=settings.data, **error.args_)) from None
    except OSError as error:
        raise Said(f"The data folder {settings.data} cannot be used: {error.strerror}.") from None


def run_service(
    service: Any, lock: Any, ready: Callable[[str], None], farewell: Callable[[], None] = lambda: None
) -> None:
    """Listen, call `ready` with the address, and serve until a signal stops it; then `farewell`. Raises Said."""
    from interp.run.serving import run

    try:
        run(service, lock, ready, farewell)
    except InterpError as error:
        raise Said(line(error)) from None
    except OSError as error:
        where = f"{service.services.settings.host}:{service.services.settings.port}"
        raise Said(f"cannot listen on {where}: {error.strerror}") from None


def with_services(data: Path | None, work: Callable[[Any], Any], *, begins: bool = False) -> Any:
    """Return the result of `work`, called with the services of a data folder.

    `begins`: a folder without meetings is begun, which is said; without it such a folder is not touched. Raises Said,
    and what `work` raises.
    """
    from interp.store.meetings_database import FILE

    settings = settings_from(data)
    if not settings.database and not (settings.data / FILE).is_file():
        if not begins:
            raise Refused("no_data", folder=str(settings.data))
        click.echo(f"Begins the data folder {settings.data.resolve()}.", err=True)
    return work(open_service(settings).services)
