"""The command `interp demo`: serves the demonstration, and prints its links for people or as JSON."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from interp.cli.browser import open_in_browser
from interp.cli.opened_service import open_service, run_service, served_folder
from interp.cli.options import data_option, own_folder, print_json, settings_from
from interp.value_types import replace

ERASED = "\r\033[K"  # what `make run` shows while it starts


@click.command()
@data_option
@click.option("--host", help="Address to listen on (INTERP_HOST).")
@click.option("--port", type=int, help="Port; 0 takes a free one (INTERP_PORT).")
@click.option("--all", "every_link", is_flag=True, help="Print every link; also while the demonstration runs.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON line when ready, nothing else.")
@click.option("--texts/--no-texts", default=None, help="File made-up statements (default: yes, with --json no).")
@click.option("--team/--no-team", default=None, help="Enter the usual interpretation team (as --texts).")
@click.option("--speakers/--no-speakers", default=None, help="Inscribe made-up speakers on the lists (as --texts).")
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
@click.option("--fixture-models", is_flag=True, help="Draft with a phrase book, marked as such; no real translations.")
def demo(
    data: Path | None, host: str | None, port: int | None, every_link: bool, as_json: bool, texts: bool | None,
    team: bool | None, speakers: bool | None, no_browser: bool, fixture_models: bool,
) -> None:  # fmt: skip
    """Serve the Human Rights Council's meeting on the rights of the child, dated today."""
    from interp.run import demo as demonstration
    from interp.run.serving import is_served

    chosen = data or (None if "INTERP_DATA" in os.environ else Path("demo-data"))
    settings = replace(settings_from(chosen, host=host, port=port), demonstration=True)
    if "INTERP_LOG_LEVEL" not in os.environ:
        settings = replace(settings, log_level="warning" if as_json else "error")
    own_folder(settings)
    lock = None if every_link and is_served(settings) else served_folder(settings)
    service = open_service(settings)
    asked = {"texts": texts, "team": team, "speakers": speakers}
    wanted = {name: not as_json if said is None else said for name, said in asked.items()}
    demonstration.prepare(service.services, **wanted)
    if fixture_models:
        from interp.cli.models import plant_fixtures

        plant_fixtures(settings.data)
    if as_json:
        run_service(service, lock, lambda url: print_json(demonstration.describe(service.services, url)))
    else:
        _for_people(service, lock, every_link=every_link, browser=not no_browser)


def _for_people(service: Any, lock: Any, *, every_link: bool, browser: bool) -> None:
    """Serve the demonstration; print links and what to do when ready, a line at the end.

    Without `lock` it runs already at this address: print the links only.
    """
    from interp.run import demo_output as output
    from interp.run.demo import describe, papers_link
    from interp.run.serving import address_of

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

    if lock is None:
        url = address_of(settings, settings.port)
        every(url, describe(services, url, every=True))
    else:
        goodbye = output.goodbye(settings.data, output.command_again(sys.argv))
        run_service(service, lock, ready, lambda: click.echo(goodbye))
