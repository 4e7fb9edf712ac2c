"""The commands `interp link make`, `list` and `revoke`: create, print and revoke signed links."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

from interp.cli.opened_service import looking, with_services
from interp.cli.options import data_option, json_option, print_row, settings_from
from interp.config import Settings
from interp.domain.model.scopes import scope_from
from interp.domain.rules.permissions import Actor

HERE = Actor("admin", "command line")


@click.group()
def link() -> None:
    """Signed links that open a role without a password."""


@link.command("make")
@click.option("--role", required=True, help="staff, chair, interpreter, reviser, technician, chief or attendee.")
@click.option("--meeting", help="Id of the meeting; without one, good for every meeting.")
@click.option("--language", help="The booth's language, for an interpreter.")
@click.option("--scope", help="One delegation, desk or person for which it is good, such as delegation:cuba.")
@click.option("--days", type=click.IntRange(1, 3_650), help="Days for which the link is good (INTERP_LINK_DAYS).")
@click.option("--label", default="", help="Which tablet or person it is for, as lists show it.")
@click.option("--url", default="", help="Address of the service, to print a whole link and its QR code.")
@data_option
def link_make(
    role: str, meeting: str | None, language: str | None, scope: str | None, days: int | None, label: str, url: str,
    data: Path | None,
) -> None:  # fmt: skip
    """Make a link and print it."""
    settings = settings_from(data)
    address = _address(url or settings.public_url) or _reached(settings)
    bound = None if scope is None else scope_from(scope)

    def made(services: Any) -> tuple[str, str]:
        from interp.service.access.link_keeping import NewLink

        (new,) = services.links.make(HERE, [NewLink(role, meeting, language, bound, label, days)])
        return new.id, services.links.token(new)

    link_id, token = with_services(data, made)
    click.echo(f"{link_id}\t{address}/t/{token}")
    if address:
        from interp.run.demo_output import qr

        click.echo(qr(f"{address}/t/{token}"))


def _reached(settings: Settings) -> str:
    """Return the address that a service with these settings prints, '' where only this machine could open it."""
    from interp.run.serving import address_of
    from interp.web.machine_addresses import reached_by_others

    address = address_of(settings, settings.port)
    return address if reached_by_others(address) and settings.port else ""


def _address(url: str) -> str:
    """Return the address of a service without a slash at its end. Raises UsageError when it is none."""
    parts = urlsplit(url)
    if url and (parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment):
        raise click.UsageError(f"{url} is no address of a service, such as https://meetings.example.org.")
    return url.rstrip("/")


def told(at: int | None) -> str | None:
    """Return a time as ISO 8601 in UTC to the minute."""
    return None if at is None else datetime.fromtimestamp(at / 1000, UTC).isoformat(timespec="minutes")


@link.command("list")
@json_option
@data_option
def link_list(as_json: bool, data: Path | None) -> None:
    """List the links."""
    with looking(data) as stores:
        links, uses, now = stores.accounts.links(), stores.access.uses(), stores.clock.now_ms()
    for each in links:
        state = "revoked" if each.revoked_at else "good" if each.expires_at > now else "expired"
        row = {"id": each.id, "role": each.role, "meeting": each.meeting, "language": each.language, "state": state}
        row |= {"label": each.label, "scope": str(each.scope) if each.scope else None, "until": told(each.expires_at)}
        print_row(row | {"used": told(uses.get(f"link:{each.id}"))}, as_json)


@link.command("revoke")
@click.argument("link_id")
@data_option
def link_revoke(link_id: str, data: Path | None) -> None:
    """Revoke a link; pages open with it are closed within a second."""
    with_services(data, lambda services: services.links.revoke(HERE, [link_id]))
    click.echo("Revoked.")
