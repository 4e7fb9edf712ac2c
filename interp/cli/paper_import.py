"""The command `interp import`: reads a concept note or an order of the day, stores or prints the proposal."""

from pathlib import Path
from typing import Any
from uuid import uuid4

import click
import msgspec

from interp.cli.opened_service import with_services
from interp.cli.options import FILE, data_option, settings_from
from interp.domain.proposals.proposal import Proposal


@click.command("import")
@click.argument("file", type=FILE)
@click.option("--dry-run", is_flag=True, help="Read and report; store nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print the proposal as JSON on standard output.")
@data_option
def import_(file: Path, dry_run: bool, as_json: bool, data: Path | None) -> None:
    """Read a paper into a proposal, which a person then confirms on a page."""
    from interp.reading.files.file_lines import read_file
    from interp.reading.papers.paper_to_proposal import propose

    paper = read_file(file)
    if dry_run:
        proposal = propose(paper, file.name)
    else:
        proposal_id = uuid4().hex[:12]
        proposal = with_services(
            data, lambda services: services.proposals.bring_in(proposal_id, paper, file.name), begins=True
        )
        click.echo(f"Kept. Confirm it at {settings_from(data).public_url}/proposals/{proposal_id}", err=True)
    if as_json:
        click.echo(msgspec.json.encode(_released(proposal)).decode())
        return
    for meeting in proposal.meetings:
        click.echo(f"{meeting.starts_at} – {meeting.ends_at}  {meeting.title}: {len(meeting.people)} people")
    for warning in proposal.warnings:
        click.echo(f"line {warning.line}: {warning.text}" if warning.line else warning.text)


def _released(proposal: Proposal) -> dict[str, Any]:
    """Return the proposal with the keys that programs know; treaties are for the attendees' list only."""
    return {name: value for name, value in msgspec.to_builtins(proposal).items() if name != "treaties"}
