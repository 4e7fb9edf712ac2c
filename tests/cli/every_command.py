"""Calls every command of the command line on every kind of bad folder, in one process, and prints what each did.

    python -m tests.cli.every_command GOOD FOLDER

GOOD is a sound data folder, FOLDER where the bad ones are made. The commands and their words come from the command line
itself, so that a new command is called too. What would serve or draft is stopped where it would begin.
"""

import json
import os
import resource
import shutil
import sqlite3
import stat
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from click.testing import CliRunner

from interp import owner_only
from interp.cli.main import main

# words for what a type alone does not say
WORDS = {
    "audit": ["m"], "memory import": ["units.tsv"], "terms import": ["terms.tsv"], "terms check": ["terms.tsv"],
    "terms export": ["made.tsv"], "memory export": ["made.tmx"], "text check": ["units.tsv"], "ready": ["--port", "9"],
    "models install": ["model.argosmodel"], "restore": ["backup.zip"], "link make": ["--role", "staff"],
    "user add": ["a", "--password-stdin"], "demo": ["--no-browser", "--port", "0"], "rehearse": ["hrc31-1"],
    "move": ["--from", "sqlite:data", "--to", "postgresql://interp@127.0.0.1:9/none"],
    "text xliff out": ["d", "fr", "made.xlf"],
}  # fmt: skip
NOBODY = 65_534


def leaves(command: click.Command, above: str = "") -> Iterator[tuple[str, click.Command]]:
    """Yield every command that does something, with its words."""
    inner: Any = getattr(command, "commands", None)
    if inner is None:
        yield above, command
        return
    for name in sorted(inner):
        yield from leaves(inner[name], f"{above} {name}".strip())


def words(name: str, command: click.Command) -> list[str]:
    """Return words with which a command can be called: those of the table, else one for each that is required."""
    if name in WORDS:
        return WORDS[name]
    found = []
    for each in command.params:
        if each.required:
            found += [*each.opts[:1]] if isinstance(each, click.Option) else []
            found.append(_word(each.type))
    return found


def _word(kind: Any) -> str:
    if isinstance(kind, click.Choice):
        return str(kind.choices[0])
    if isinstance(kind, click.Path):
        return "note.txt" if kind.exists else "made"
    return str(getattr(kind, "min", None) or 1) if isinstance(kind, click.types.IntParamType) else "m"


def missing(good: Path, folder: Path) -> None:
    """Make nothing."""


def file(good: Path, folder: Path) -> None:
    """Make a file in place of the folder."""
    folder.write_text("no folder")


def foreign(good: Path, folder: Path) -> None:
    """Make a folder with files of something else."""
    folder.mkdir(mode=0o755)
    (folder / "holiday.txt").write_text("pictures")


def no_database(good: Path, folder: Path) -> None:
    """Make a folder in which something else has the name of a database."""
    folder.mkdir(mode=0o700)
    with open(folder / "meetings.sqlite", "wb", opener=owner_only.opener) as made:
        made.write(b"no database " * 400)


def readable(good: Path, folder: Path) -> None:
    """Make a sound folder that others may read."""
    shutil.copytree(good, folder)
    for each in (folder, *folder.rglob("*")):
        each.chmod(0o755 if each.is_dir() else 0o644)


def later(good: Path, folder: Path) -> None:
    """Make a folder of a later release."""
    shutil.copytree(good, folder)
    with sqlite3.connect(folder / "meetings.sqlite") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999', oldest = '9999'")
    database.close()


def sound(good: Path, folder: Path) -> None:
    """Make a sound folder, which belongs to somebody else or stands on a full disk."""
    shutil.copytree(good, folder)


@contextmanager
def as_nobody() -> Iterator[None]:
    """Be a user who may write nowhere."""
    os.setegid(NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Take the right to write into a folder away from who owns it."""
    if os.geteuid() == 0:
        with as_nobody():
            yield
        return
    folders = [folder, *(each for each in folder.rglob("*"))]
    modes = [(each, stat.S_IMODE(each.stat().st_mode)) for each in folders]
    for each, mode in modes:
        each.chmod(mode & ~0o222)
    try:
        yield
    finally:
        for each, mode in modes:
            each.chmod(mode)


@contextmanager
def full(folder: Path) -> Iterator[None]:
    """Let no file grow, as on a full disk."""
    most = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


@contextmanager
def usual(folder: Path) -> Iterator[None]:
    """Change nothing."""
    yield


FOLDERS: dict[str, tuple[Callable[[Path, Path], None], Any]] = {
    "missing": (missing, usual), "a file": (file, usual), "foreign": (foreign, usual),
    "no database": (no_database, usual), "later": (later, usual), "closed": (sound, read_only),
    "unwritable": (readable, read_only), "full": (sound, full),
}  # fmt: skip


def held(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Return the rights and content of all there is; what SQLite keeps beside a database is its own affair."""
    found = {}
    for each in sorted(folder.rglob("*")):
        if not each.name.endswith(("-shm", "-wal")):
            data = each.read_bytes() if each.is_file() else b""
            found[str(each.relative_to(folder))] = (stat.S_IMODE(each.stat().st_mode), data)
    return found


def stopped() -> None:
    """Have what would serve or draft until a signal say so and end."""
    from interp.cli import demo, rehearse, serve
    from interp.worker import supervisor

    def serves(service: Any, *_: object) -> None:
        service.close()
        click.echo("It would serve.")

    for module in (demo, rehearse, serve):
        module.run_service = serves  # type: ignore[attr-defined]
    supervisor.Supervisor.run = lambda *_: click.echo("It would draft.")  # type: ignore[method-assign]


def called(name: str, given: list[str], data: Path, within: Any) -> dict[str, object]:
    """Return what a command did to a folder and what it said."""
    around = data.parent
    before = held(around)
    with within(data):
        done = CliRunner().invoke(main, [*name.split(), *given], input="long enough to be one\n")
    fault = done.exception if done.exception and not isinstance(done.exception, SystemExit) else None
    return {
        "command": name, "status": done.exit_code, "out": done.stdout, "errors": done.stderr,
        "fault": "".join(traceback.format_exception(fault)) if fault else "",
        "changed": sorted(name for name, value in (held(around).items() ^ before.items())),
    }  # fmt: skip


def every(good: Path, folder: Path) -> Iterator[dict[str, object]]:
    """Yield what each command does on each kind of folder."""
    commands = [(name, command) for name, command in leaves(main)]
    for kind, (make, within) in FOLDERS.items():
        around: Path | None = None
        for name, command in commands:
            if around is None:
                around = folder / kind.replace(" ", "_")
                shutil.rmtree(around, ignore_errors=True)
                around.mkdir()
                for each in sorted((folder / "words").iterdir()):
                    shutil.copy(each, around)
                make(good, around / "data")
            os.chdir(around)
            at = ("--data", "data") if any("--data" in each.opts for each in command.params) else ()
            row = called(name, [*words(name, command), *at], around / "data", within)
            yield row | {"folder": kind}
            if row["changed"]:
                around = None


if __name__ == "__main__":
    stopped()
    for each in every(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()):
        print(json.dumps(each), flush=True)
