"""The commands `interp user add`, `list` and `disable`: create, print and disable users with a password."""

import sys
from pathlib import Path
from typing import Any

import click

from interp.cli.opened_service import looking, with_services
from interp.cli.options import Said, data_option, json_option, line, print_row
from interp.domain.model.roles import USER_ROLES
from interp.errors import Refused

# What is said of a new password that is refused, by `because`.
WEAK = {
    "short": "The password has fewer than 8 characters. Choose a longer one; 15 or more are recommended.",
    "long": "The password has more than 200 characters. Choose a shorter one.",
    "name": "The password is little more than the name of the user or of the service. Choose another one.",
    "common": "The password is one of the most common ones, which are tried first. Choose another one; "
    "several words together are good.",
}


@click.group()
def user() -> None:
    """People who sign in with a password: staff, admin, chair, reviser, chief."""


@user.command("add")
@click.argument("name")
@click.option("--role", default="staff", show_default=True, help=f"{', '.join(USER_ROLES[:-1])} or {USER_ROLES[-1]}.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@data_option
def user_add(name: str, role: str, password_stdin: bool, data: Path | None) -> None:
    """Add a user, or give one a new password."""
    if password_stdin:
        password = sys.stdin.readline().rstrip("\n")
    else:
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    with_services(data, lambda services: _added(services, name, role, password), begins=True)
    click.echo(f"{name} may sign in as {role}.")


def _added(services: Any, name: str, role: str, password: str) -> None:
    try:
        services.access.add_user(name, role, password)
    except Refused as error:
        raise Said(WEAK.get(str(error.args_.get("because")), line(error))) from None


@user.command("list")
@json_option
@data_option
def user_list(as_json: bool, data: Path | None) -> None:
    """List the users."""
    with looking(data) as stores:
        users = stores.accounts.users()
    for each in users:
        row = {"name": each.name, "role": each.role, "state": "disabled" if each.disabled else "active"}
        print_row(row, as_json)


@user.command("disable")
@click.argument("name")
@data_option
def user_disable(name: str, data: Path | None) -> None:
    """Disable a user; the pages they have open are closed."""
    with_services(data, lambda services: services.access.disable_user(name))
    click.echo(f"{name} is disabled.")
