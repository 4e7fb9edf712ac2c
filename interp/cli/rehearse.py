"""The command `interp rehearse`: runs a meeting's programme on every screen, on a copy of its data folder."""

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from urllib.parse import urlsplit

import click

from interp.cli.opened_service import open_service, run_service, served_folder
from interp.cli.options import data_option, print_json, settings_from
from interp.config import Settings
from interp.value_types import replace


@click.command()
@click.argument("meeting")
@data_option
@click.option("--speed", type=click.IntRange(1, 60), default=10, show_default=True, help="How many times as fast.")
@click.option("--faults", is_flag=True, help="With interruptions, a wrong language and switch, and lost connections.")
@click.option(
    "--card", "card_s", type=click.IntRange(0, 600), default=20, show_default=True, help="Seconds of the test card."
)
@click.option("--host", help="Address to listen on (INTERP_HOST).")
@click.option("--port", type=int, help="Port; 0 takes a free one (INTERP_PORT).")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON line with every link, nothing else.")
def rehearse(
    meeting: str, data: Path | None, speed: int, faults: bool, card_s: int, host: str | None, port: int | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Run a meeting's programme on every screen, on a copy that is deleted afterwards; the record is not changed."""
    from interp.run import rehearsal

    settings = beside(settings_from(data, log_level="warning"), host, port)
    folder = Path(mkdtemp(prefix="interp-rehearsal-"))
    try:
        rehearsal.stage(settings, folder, meeting, speed)
        service = open_service(replace(settings, data=folder, database="", rehearsal=True, worker=False))
        clerk = rehearsal.clerk(service, meeting, speed, faults, lambda line: click.echo(line, err=True))
        lock = served_folder(service.services.settings)
        run_service(
            service, lock, _opening(service, clerk, card_s, as_json), lambda: shutil.rmtree(folder, ignore_errors=True)
        )
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def beside(settings: Settings, host: str | None, port: int | None) -> Settings:
    """Return the settings of a rehearsal; at a port of its own the service's public address is not its own."""
    given: dict[str, Any] = {name: value for name, value in (("host", host), ("port", port)) if value is not None}
    if port not in (None, settings.port) and settings.public_url:
        name = urlsplit(settings.public_url).hostname or ""
        given |= {"public_url": "", "hosts": (*settings.hosts, name)}
    return replace(settings, **given)


def _opening(service: Any, clerk: Any, card_s: int, as_json: bool) -> Callable[[str], None]:
    """Return the function that a rehearsal calls when it accepts connections: it prints the address, then starts."""
    from interp.run import rehearsal
    from interp.run.demo import describe
    from interp.run.demo_output import table

    def ready(url: str) -> None:
        shown = describe(service.services, url, every=True)
        if as_json:
            print_json(shown)
        else:
            click.echo(table(shown, "not in a rehearsal"))
        rehearsal.begin(clerk, card_s)

    return ready
