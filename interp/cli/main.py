"""The command `interp`: the group that contains every command of this package."""

import errno
from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import Any

import click

from interp.cli.options import Said, line, unusable
from interp.errors import InterpError

# command -> the module of this package that has it, and its name there
PLACES = {
    "serve": "serve:serve", "demo": "demo:demo", "rehearse": "rehearse:rehearse", "import": "paper_import:import_",
    "ready": "ready:ready", "config": "data_folder:config", "user": "users:user", "link": "links:link",
    "meeting": "listed_meetings:meeting", "check": "data_folder:check", "retention": "data_folder:retention",
    "audit": "data_folder:audit", "backup": "backups:backup", "restore": "backups:restore",
    "move": "backups:move", "tls": "certificates:tls", "memory": "memory:memory", "models": "models:models",
    "team": "team:team", "formats": "formats:formats", "terms": "terms:terms", "text": "text_checks:text",
    "worker": "worker:worker", "finish-upgrade": "data_folder:finish_upgrade",
}  # fmt: skip


class LoadedWhenGiven(MutableMapping[str, click.Command]):
    """The commands by their names; the module of a command is imported when that command is asked for.

    A server so starts without what the other commands need.
    """

    def __init__(self, places: dict[str, str]) -> None:
        self._places = dict(places)
        self._more: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._more:
            module, _, command = self._places[name].partition(":")
            self._more[name] = getattr(import_module(f"interp.cli.{module}"), command)
        return self._more[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._more[name] = command

    def __delitem__(self, name: str) -> None:
        self._places.pop(name, None)
        self._more.pop(name, None)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places | self._more)

    def __len__(self) -> int:
        return len(self._places | self._more)


class Commands(click.Group):
    """Says what a command refuses, or what the system refuses it, in one line."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was given. Raises Said."""
        try:
            return super().invoke(ctx)
        except InterpError as error:
            raise Said(line(error)) from None
        except OSError as error:
            if error.errno == errno.EPIPE:  # who reads has read enough
                raise
            raise Said(unusable(error)) from None


@click.group(cls=Commands, commands=LoadedWhenGiven(PLACES), context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="interp", prog_name="interp")
def main() -> None:
    """Coordinate a multilingual meeting: floor, booths, captions, programme."""
