"""The commands `interp link make`, `list` and `revoke`: create, print and revoke signed links."""

from pathlib import Path
from uuid import uuid4

import click

from interp.cli.opened_service import with_services
from interp.cli.options import data_option, settings_from
from interp.domain.model.scopes import scope_from


@click.group()
def link() -> None:
    """Signed links that open a role without a password."""


@link.command("make")
@click.option("--role", required=True, help="staff, chair, interpreter, reviser, technician, chief or attendee.")
@click.option("--meeting", help="Id of the meeting; without one, good for every meeting.")
@click.option("--language", help="The booth's language, for an interpreter.")
@click.option("--scope", help="One delegation, desk or person for which it is good, such as delegation:cuba.")
@click.option("--days", type=click.IntRange(1, 3_650), help="Days for which the link is good (INTERP_LINK_DAYS).")
@click.option("--url", default="", help="Address of the service, to print a whole link and its QR code.")
@data_option
def link_make(
    role: str, meeting: str | None, language: str | None, scope: str | None, days: int | None, url: str,
    data: Path | None,
) -> None:  # fmt: skip
    """Make a link and print it."""
    settings = settings_from(data)
    link_id = uuid4().hex
    good_for = settings.link_days if days is None else days
    wanted = (link_id, role, meeting, language, good_for)
    bound = None if scope is None else scope_from(scope)
    token = with_services(data, lambda services: services.access.make_link(*wanted, scope=bound))
    address = (url or settings.public_url).rstrip("/")
    click.echo(f"{link_id}\t{address}/t/{token}")
    if address:
        from interp.run.demo_output import qr

        click.echo(qr(f"{address}/t/{token}"))


@link.command("list")
@data_option
def link_list(data: Path | None) -> None:
    """List the links."""
    links, now = with_services(data, lambda services: (services.access.links(), services.clock.now_ms()))
    for each in links:
        state = "revoked" if each.revoked_at else "good" if each.expires_at > now else "expired"
        limits = f"{each.meeting or ''}\t{each.language or ''}"
        click.echo(f"{each.id}\t{each.role}\t{limits}\t{state}\t{each.label}\t{each.scope or ''}")


@link.command("revoke")
@click.argument("link_id")
@data_option
def link_revoke(link_id: str, data: Path | None) -> None:
    """Make a link worthless; pages open with it are closed within a second."""
    with_services(data, lambda services: services.access.revoke(link_id))
    click.echo("Revoked.")
