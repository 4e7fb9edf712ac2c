"""The commands that serve meetings: `interp serve`, `interp demo` and `interp rehearse`."""

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import click

from interp.cli.models import offer, plant_fixtures
from interp.cli.opened_service import open_service, run_service
from interp.cli.options import FILE, Said, data_option, files_from, line, settings_from
from interp.errors import InterpError


@click.command()
@data_option
@click.option("--host", help="Address to listen on (INTERP_HOST).")
@click.option("--port", type=click.IntRange(0, 65_535), help="Port; 0 takes a free one (INTERP_PORT).")
@click.option("--tls-cert", type=FILE, help="Certificate, to serve https (INTERP_TLS_CERT).")
@click.option("--tls-key", type=FILE, help="Its private key (INTERP_TLS_KEY).")
def serve(data: Path | None, host: str | None, port: int | None, tls_cert: Path | None, tls_key: Path | None) -> None:
    """Serve the meetings of a data folder."""
    from interp.run.serving import every_address

    settings = settings_from(data, host=host, port=port, tls_cert=tls_cert, tls_key=tls_key)

    def ready(url: str) -> None:
        for address in every_address(settings, url):
            click.echo(f"interp serves {address}", err=True)

    run_service(open_service(settings), ready)


@click.command()
@data_option
@click.option("--host", help="Address to listen on (INTERP_HOST).")
@click.option("--port", type=click.IntRange(0, 65_535), help="Port; 0 takes a free one (INTERP_PORT).")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON line when ready, nothing else.")
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
@click.option("--fixture-models", is_flag=True, help="Draft with a phrase book, marked as such; no real translations.")
def demo(
    data: Path | None, host: str | None, port: int | None, as_json: bool, no_browser: bool, fixture_models: bool
) -> None:
    """Serve the Human Rights Council's meeting on the rights of the child, dated today."""
    from interp.run import demo as demonstration

    chosen = data or (None if "INTERP_DATA" in os.environ else Path("demo-data"))
    settings = files_from(chosen, host=host, port=port)
    if as_json and "INTERP_LOG_LEVEL" not in os.environ:
        settings = replace(settings, log_level="warning")
    service = open_service(settings)
    demonstration.prepare(service.services)
    if fixture_models:
        plant_fixtures(settings.data)

    def ready(url: str) -> None:
        shown = demonstration.describe(service.services, url, technician=not as_json)
        if as_json:
            click.echo(json.dumps(shown, ensure_ascii=False))
        else:
            click.echo(demonstration.table(shown, demonstration.papers_link(service.services, url)))
            if missing := offer(settings.data):
                click.echo(missing)
        if not (no_browser or as_json):
            click.launch(shown["meetings"][0]["links"]["console"])

    run_service(service, ready)


@click.command()
@click.argument("meeting")
@data_option
@click.option("--speed", type=click.IntRange(1, 60), default=10, show_default=True, help="How many times as fast.")
@click.option("--faults", is_flag=True, help="Points of order, a wrong language, a wrong switch, a guest, lines cut.")
@click.option("--card", "card_s", type=click.IntRange(0, 600), default=20, show_default=True, help="Seconds of card.")
@click.option("--host", help="Address to listen on (INTERP_HOST).")
@click.option("--port", type=int, help="Port; 0 takes a free one (INTERP_PORT).")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON line with every link, nothing else.")
def rehearse(
    meeting: str, data: Path | None, speed: int, faults: bool, card_s: int, host: str | None, port: int | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Run a meeting's programme on every screen, on a copy that is thrown away; the record is not touched."""
    from interp.run import rehearsal
    from interp.run.serving import run

    settings = files_from(data, host=host, port=port, log_level="warning")
    folder = Path(mkdtemp(prefix="interp-rehearsal-"))
    try:
        rehearsal.stage(settings.data, folder, meeting, speed)
        service = open_service(replace(settings, data=folder, rehearsal=True, worker=False))
        clerk = rehearsal.clerk(service, meeting, speed, faults, lambda line: click.echo(line, err=True))
        run(service, _opening(service, clerk, card_s, as_json), lambda: shutil.rmtree(folder, ignore_errors=True))
    except InterpError as error:
        raise Said(line(error)) from None
    except OSError as error:
        raise Said(f"cannot listen there: {error.strerror}; try --port 0") from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _opening(service: Any, clerk: Any, card_s: int, as_json: bool) -> Callable[[str], None]:
    """Return the function that a rehearsal calls when it accepts connections: it prints the address, then starts."""
    from interp.run import demo as demonstration
    from interp.run import rehearsal

    def ready(url: str) -> None:
        shown = demonstration.describe(service.services, url, technician=True)
        told = json.dumps(shown, ensure_ascii=False) if as_json else demonstration.table(shown, "not in a rehearsal")
        click.echo(told)
        rehearsal.begin(clerk, card_s)

    return ready
