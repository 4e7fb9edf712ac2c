"""Opens the service on a data folder for a command, runs work on it, and prints an expected refusal as one line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from interp.cli.options import Said, line, settings_from
from interp.config import Settings
from interp.errors import InterpError

# advice for a data folder that cannot be opened; the code and details follow in brackets
ADVICE = {
    "short_key": "The key file is empty or too short and was not used. Restore it from a backup; or delete it and make "
    "every link again: links and sessions signed with the lost key are void.",
}


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
        raise Said(f"{ADVICE[error.reason]} ({line(error)})" if error.reason in ADVICE else line(error)) from None
    except OSError as error:
        raise Said(f"The data folder {settings.data} cannot be used: {error.strerror}.") from None


def run_service(service: Any, ready: Callable[[str], None], farewell: Callable[[], None] = lambda: None) -> None:
    """Listen, call `ready` with the address, and serve until a signal stops it; then `farewell`. Raises Said."""
    from interp.run.serving import run

    try:
        run(service, ready, farewell)
    except InterpError as error:
        raise Said(line(error)) from None
    except OSError as error:
        where = f"{service.services.settings.host}:{service.services.settings.port}"
        raise Said(f"cannot listen on {where}: {error.strerror}") from None


def with_services(data: Path | None, work: Callable[[Any], Any]) -> Any:
    """Return the result of `work`, called with the services of a data folder. Raises Said for an expected refusal."""
    try:
        return work(open_service(settings_from(data)).services)
    except InterpError as error:
        raise Said(line(error)) from None
