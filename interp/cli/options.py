"""Options that several commands share: builds the settings from the command line, prints a refusal as one line."""

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from interp.config import Settings
from interp.errors import InterpError

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
F = TypeVar("F", bound=Callable[..., Any])


class Said(click.ClickException):
    """An expected refusal, printed as one line on standard error."""

    exit_code = 1


def settings_from(data: Path | None, **changes: object) -> Settings:
    """Return the settings of the environment, with the values given on the command line in their place."""
    try:
        settings = Settings.from_env(os.environ)
    except InterpError as error:
        raise Said(line(error)) from None
    given = {name: value for name, value in changes.items() if value is not None}
    return replace(settings, **({"data": data} if data else {}), **given)  # type: ignore[arg-type]


def files_from(data: Path | None, **changes: object) -> Settings:
    """Return the same settings, for a command that works on the files of a data folder only."""
    settings = settings_from(data, **changes)
    if settings.database:
        raise Said("This command works on the SQLite files of a data folder only. Unset INTERP_DATABASE for it.")
    return settings


def line(error: InterpError) -> str:
    """Return an error as one line: its code, reason and arguments."""
    facts = ", ".join(f"{name} {value}" for name, value in error.args_.items() if name != "reason")
    return f"{error.code}: {error.reason or error.code}" + (f" ({facts})" if facts else "")


def print_json(shown: Mapping[str, Any]) -> None:
    """Print a mapping as one line of JSON."""
    click.echo(json.dumps(shown, ensure_ascii=False))


def data_option(command: F) -> F:
    """Return the command with the option --data added."""
    return click.option("--data", type=click.Path(path_type=Path), help="Data folder (INTERP_DATA).")(command)
