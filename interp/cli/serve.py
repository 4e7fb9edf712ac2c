"""The commands that serve meetings: `interp serve`, `interp demo` and `interp rehearse`."""

import json
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import click

from interp.cli.browser import open_in_browser
from interp.cli.opened_service import open_service, run_service
from interp.cli.options import FILE, Said, data_option, files_from, line, settings_from
from interp.errors import InterpError

ERASED = "\r\033[K"  # what `make run` shows while it starts


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
@click.option("--port", type=int, help="Port; 0 takes a free one (INTERP_PORT).")
@click.option("--all", "every_link", is_flag=True, help="Print every link; also while the demonstration runs.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON line when ready, nothing else.")
@click.option("--texts/--no-texts", default=None, help="File made-up statements (default: yes, with --json no).")
@click.option("--team/--no-team", default=None, help="Enter the usual interpretation team (as --texts).")
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
@click.option("--fixture-models", is_flag=True, help="Draft with a phrase book, marked as such; no real translations.")
def demo(
    data: Path | None, host: str | None, port: int | None, every_link: bool, as_json: bool, texts: bool | None,
    team: bool | None, no_browser: bool, fixture_models: bool,
) -> None:  # fmt: skip
    """Serve the Human Rights Council's meeting on the rights of the child, dated today."""
    from interp.run import demo as demonstration

    chosen = data or (None if "INTERP_DATA" in os.environ else Path("demo-data"))
    settings = replace(files_from(chosen, host=host, port=port), demonstration=True)
    if "INTERP_LOG_LEVEL" not in os.environ:
        settings = replace(settings, log_level="warning" if as_json else "error")
    service = open_service(settings)
    wanted = {name: not as_json if asked is None else asked for name, asked in (("texts", texts), ("team", team))}
    demonstration.prepare(service.services, **wanted)
    if fixture_models:
        from interp.cli.models import plant_fixtures

        plant_fixtures(settings.data)
    if as_json:
        run_service(service, lambda url: _as_json(demonstration.describe(service.services, url)))
    else:
        _for_people(service, every_link=every_link, browser=not no_browser)


def _as_json(shown: Mapping[str, Any]) -> None:
    click.echo(json.dumps(shown, ensure_ascii=False))


def _for_people(service: Any, *, every_link: bool, browser: bool) -> None:
    """Serve the demonstration; print links and what to do when ready, a line at the end.

    With `every_link`, while it runs already at this address, print the links only.
    """
    from interp.run import demo_output as output
    from interp.run.demo import describe, papers_link
    from interp.run.serving import address_of, is_served

    services, settings = service.services, service.services.settings

    def every(url: str, shown: Mapping[str, Any]) -> None:
        from interp.cli.models import offer

        click.echo(output.table(shown, papers_link(services, url)))
        if missing := offer(settings.data):
            click.echo(missing)

    def ready(url: str) -> None:
        shown = describe(services, url, every=True)
        if every_link:
            every(url, shown)
        else:
            found = () if settings.port else ("--port", url.rpartition(":")[2])
            again = output.command_again(sys.argv, *found, output.EVERY_LINK)
            click.echo(ERASED if sys.stdout.isatty() else "", nl=False)
            click.echo(output.first_lines(services, shown, again))
        if browser:
            open_in_browser(output.console_link(services, shown))

    if every_link and is_served(settings):
        url = address_of(settings, settings.port)
        every(url, describe(services, url, every=True))
    else:
        run_service(service, ready, lambda: click.echo(output.goodbye(settings.data, output.command_again(sys.argv))))


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
    from interp.run import rehearsal
    from interp.run.demo import describe
    from interp.run.demo_output import table

    def ready(url: str) -> None:
        shown = describe(service.services, url, every=True)
        if as_json:
            _as_json(shown)
        else:
            click.echo(table(shown, "not in a rehearsal"))
        rehearsal.begin(clerk, card_s)

    return ready
