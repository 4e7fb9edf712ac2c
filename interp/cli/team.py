"""The commands `interp team show`, `set` and `usual`: print a meeting's interpretation team, or enter one."""

from pathlib import Path
from typing import Any
from uuid import uuid4

import click

from interp.cli.listed_meetings import meetings_of
from interp.cli.opened_service import looking, with_services
from interp.cli.options import FILE, Said, data_option
from interp.domain.model import commands as do
from interp.domain.model.teams import BoothTeam
from interp.domain.rules.usual_teams import USUAL


@click.group()
def team() -> None:
    """The interpretation team of a meeting; also while the service runs."""


@team.command("show")
@click.argument("meeting")
@data_option
def show(meeting: str, data: Path | None) -> None:
    """Print the team as a table (CSV), which `interp team set` reads."""
    from interp.web.pages.team_table import as_table

    with looking(data) as stores:
        teams = meetings_of(stores).state(meeting).teams
    click.echo(as_table(teams.booths, teams.off_duty), nl=False)


@team.command("set")
@click.argument("meeting")
@click.argument("file", type=FILE)
@data_option
def set_(meeting: str, file: Path, data: Path | None) -> None:
    """Replace the team by that of a table (CSV), whole or not at all."""
    from interp.web.pages.team_file import fault_text
    from interp.web.pages.team_table import read_table

    found = read_table(file.read_bytes())
    for fault in found.faults:
        click.echo(f"line {fault.line}: {fault_text(fault, 'en')}" + (f" ({fault.value})" if fault.value else ""))
    if found.faults:
        raise Said(f"{len(found.faults)} problem(s) found; nothing was entered")
    with_services(data, lambda services: _enter(services, meeting, found.booths, found.off_duty))


@team.command("usual")
@click.argument("meeting")
@click.option("--name", type=click.Choice(list(USUAL)), default="geneva", show_default=True, help="Which usual team.")
@data_option
def usual(meeting: str, name: str, data: Path | None) -> None:
    """Enter a usual team without names; Geneva's has six languages and fourteen interpreters."""
    with_services(data, lambda services: _enter(services, meeting, USUAL[name](), frozenset()))


def _enter(services: Any, meeting: str, booths: tuple[BoothTeam, ...], off_duty: frozenset[str]) -> None:
    """Set the team, then mark who is not on duty, and print how many there are."""
    from interp.run.demo import CLERK

    services.meetings.handle(CLERK, meeting, uuid4().hex, do.SetTeam(booths))
    people = [each.id for booth in booths for each in booth.interpreters]
    for each in people:
        services.meetings.handle(CLERK, meeting, uuid4().hex, do.MarkInterpreter(each, each not in off_duty))
    click.echo(f"{len(booths)} booths, {len(people)} interpreters.")
