"""The commands `interp user add`, `list` and `disable`: create, print and disable users with a password."""

import sys
from pathlib import Path

import click

from interp.cli.opened_service import looking, with_services
from interp.cli.options import data_option, json_option, print_row
from interp.domain.model.roles import USER_ROLES


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
    with_services(data, lambda services: services.access.add_user(name, role, password), begins=True)
    click.echo(f"{name} may sign in as {role}.")


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
