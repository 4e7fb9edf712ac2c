"""Damages a copy of a data folder in one of several ways, asks everything of it, and notes what was told."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from structlog.testing import capture_logs

from interp.config import Settings
from interp.errors import InterpError
from interp.run.app import create_app
from interp.run.assemble import Service, assemble
from interp.store.drafting_database import FILE as DRAFTS
from interp.store.drafting_database import DraftingDatabase
from interp.store.meetings_database import FILE, MeetingsDatabase
from tests.sample_sizes import size

# whose rows can be named by a number; heads are compared with the log
TABLES = {
    each.tables.file: [*more, *sorted(one.name for one in each.tables.sealed)]
    for each, more in ((MeetingsDatabase, ("event",) * 3), (DraftingDatabase, ()))
}
SEALED = (*MeetingsDatabase.tables.sealed, *DraftingDatabase.tables.sealed)
NUMBERS = {each.name: each.autoincrement_column for each in SEALED}
ROWS = {"head": "SELECT stream, seq, checksum, at FROM head"}
TOLD = ("entry_damaged", "card_damaged")
GUARDS = {FILE: MeetingsDatabase.tables.guards(), DRAFTS: DraftingDatabase.tables.guards()}
PAGE = 4096
PAGES = ("en", "console", "booth/fr", "desk", "ar/documents")[: size(0, torture=5)]  # a second each
Damage = Callable[[Path, random.Random], str]


def flipped(file: Path, draw: random.Random) -> str:
    """Change one byte."""
    data = bytearray(file.read_bytes())
    at = draw.randrange(len(data))
    data[at] ^= draw.randrange(1, 256)
    file.write_bytes(data)
    return f"byte {at}"


def truncated(file: Path, draw: random.Random) -> str:
    """Cut the file off, somewhere or at the end of a page."""
    size = file.stat().st_size
    at = draw.choice((draw.randrange(1, size), draw.randrange(1, size // PAGE) * PAGE))
    file.write_bytes(file.read_bytes()[:at])
    return f"cut at {at}"


def zeroed(file: Path, draw: random.Random) -> str:
    """Fill a page with zeros."""
    data = bytearray(file.read_bytes())
    page = draw.randrange(len(data) // PAGE)
    data[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
    file.write_bytes(data)
    return f"page {page + 1}"


def unguarded(file: Path, draw: random.Random) -> str:
    """Remove a trigger, or make it anew so that it does nothing."""
    name, sql = draw.choice(sorted(GUARDS[file.name].items()))
    anew = draw.random() < 0.5
    run(file, f"DROP TRIGGER {name}", *([sql.replace("RAISE(ABORT,", "ifnull(1,")] if anew else []))
    return f"{name} {'made anew' if anew else 'removed'}"


def changed(file: Path, draw: random.Random) -> str:
    """Change a row of any table, or delete one of the log; make the triggers again as they were."""
    table = draw.choice(TABLES[file.name])
    database = sqlite3.connect(file)
    rows = [row for (row,) in database.execute(f"SELECT rowid FROM {table}")]
    columns = [f'"{name}"' for _, name, *_ in database.execute(f"PRAGMA table_info({table})")]
    if (number := NUMBERS.get(table)) is not None:  # what is not told of rows outside the log: docs/limits.md
        columns.remove(f'"{number.name}"')
    database.close()
    if not rows:
        return changed(file, draw)
    row, column = draw.choice(rows), draw.choice(columns)
    value = draw.choice(("NULL", "''", "7", f"{column} || 'x'", "x'ff'"))
    statement = f"UPDATE {table} SET {column} = {value}"
    if table == "event" and draw.random() < 0.5:
        statement = f"DELETE FROM {table}"
    mine = {name: sql for name, sql in GUARDS[file.name].items() if name.startswith(table)}
    drop = [f"DROP TRIGGER {name}" for name in mine]
    try:
        run(file, *drop, f"{statement} WHERE rowid = {row}", *mine.values())
    except sqlite3.IntegrityError:
        return changed(file, draw)
    return f"{statement} WHERE rowid = {row}"


def run(file: Path, *statements: str) -> None:
    """Run statements on a file, in one transaction."""
    database = sqlite3.connect(file, isolation_level=None)
    try:
        for statement in ("BEGIN", *statements, "COMMIT"):
            database.execute(statement)
    finally:
        database.close()


KINDS: tuple[Damage, ...] = (flipped, flipped, truncated, zeroed, unguarded, changed)


@dataclass
class Served:
    """What a service said of a damaged folder."""

    copy: Path
    damage: str = "none"
    refused: str = ""
    content: dict[str, object] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    bugs: list[str] = field(default_factory=list)


def served(whole: Path, copy: Path, number: int | None) -> Served:
    """Damage a copy by a number, or not, serve it, ask everything of it, and return what was said."""
    shutil.copytree(whole, copy)
    found = Served(copy)
    if number is not None:
        file, damage = copy / (FILE, DRAFTS)[number % 2], KINDS[number // 2 % len(KINDS)]
        found.damage = f"{number} {file.name}: {damage(file, random.Random(number))}"
    found.content = content(copy)
    with capture_logs() as lines:
        try:
            service = assemble(Settings(data=copy, async_mode="threading", worker=False))
        except InterpError as error:
            found.refused = error.reason or error.code
            return found
        try:
            asked(service, found)
        finally:
            service.close()
    found.bugs += [str(line) for line in lines if line.get("exc_info")]
    found.told += [str(line) for line in lines if line["event"] in TOLD]
    return found


def asked(service: Service, found: Served) -> None:
    """Ask for every kind of page and answer, before and after the whole folder was looked at."""
    app = create_app(service)
    client = app.test_client()
    bearer = {"Authorization": f"Bearer {service.services.access.make_link('damaged', 'staff', None, None, 1)}"}
    found.told += _troubles(service)
    for meeting in ("hrc31-1", "hrc31-2"):
        paths = [f"/m/{meeting}/{page}" for page in PAGES]
        paths += [f"/api/meetings/{meeting}/{each}" for each in ("view", "captions?language=fr", "queue")]
        for path in paths:
            answer = client.get(path, headers=bearer)
            _answered(found, path, answer.status_code, answer.get_json(silent=True) or {})
        socket = service.socketio.test_client(app)
        join = {"protocol": 1, "meeting": meeting, "audience": "captions", "language": "fr"}
        _answered(found, "join", 200, socket.emit("join", join, callback=True))
        command = {"id": f"d-{meeting}", "name": "room.blank", "args": {}}
        answer = client.post(f"/api/meetings/{meeting}/commands", json=command, headers=bearer)
        _answered(found, "command", answer.status_code, answer.get_json(silent=True) or {})
    for path in ("/api/meetings", "/readyz", "/healthz", "/metrics"):
        answer = client.get(path, headers=bearer)
        _answered(found, path, answer.status_code, answer.get_json(silent=True) or {})
    service.damage.run(lambda _: None)
    found.told += _troubles(service)


def _troubles(service: Service) -> list[str]:
    rows = service.services.health.rows()
    elsewhere = ("models", "worker", "disk")
    return [f"{each.part} {each.code}" for each in rows if each.severity and each.part not in elsewhere]


def _answered(found: Served, path: str, status: int, body: dict[str, Any]) -> None:
    """Note an answer: a refusal because of damage, or a fault of the service."""
    error = body.get("error", {})
    if status == 500 or error.get("code") == "internal":
        found.bugs.append(f"{path} {status}")
    elif status == 503 or error.get("code") == "unavailable":
        found.told.append(f"{path} {error.get('args', {}).get('reason', status)}")


def content(folder: Path) -> dict[str, object]:
    """Return every row of both databases, by file and table; of a table that cannot be read None.

    Not what can be made again of other tables, and is: the index of the memory's words, and of which number a card is.
    """
    found: dict[str, object] = {}
    for file, opened in ((FILE, MeetingsDatabase), (DRAFTS, DraftingDatabase)):
        names = [*TABLES[file], opened.tables.counter, *(["head"] if file == FILE else [])]
        database = sqlite3.connect(folder / file)
        with suppress(sqlite3.Error):
            schema = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE type <> 'trigger' ORDER BY name"
            read = {each: ROWS.get(each, f"SELECT * FROM {each}") for each in names}
            for name, rows in ({"tables": schema} | read).items():
                found[f"{file} {name}"] = None
                with suppress(sqlite3.Error):
                    found[f"{file} {name}"] = sorted(map(repr, database.execute(rows)))
        database.close()
    return found
