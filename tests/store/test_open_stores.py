"""The one factory of stores: what it opens and makes, and that processes which start at once migrate once."""

import json
import shutil
from pathlib import Path

import pytest

from interp.config import Settings
from interp.domain.model.events import RoomBlanked
from interp.errors import Unavailable
from interp.ports import Author
from interp.store.database_opening import Opened
from interp.store.drafting_database import DraftingDatabase
from interp.store.meetings_database import MeetingsDatabase
from interp.store.open_stores import look_at_stores, open_for_drafting, open_stores
from tests.postgresql_server import bare
from tests.processes import python
from tests.sample_sizes import size
from tests.sources import ROOT

PROCESSES = size(3, torture=6)
# Forks processes that open a folder at the same moment; each prints what it migrated, and what all must agree on. So it
# does for one folder after the other.
OPENS = """
import json, os, sys, traceback
from pathlib import Path
from interp.config import Settings
from interp.store import database_opening
from interp.store.open_stores import open_stores

migrated, migrate = [], database_opening.migrate
def counted(connection, tables):
    migrated.append(tables.file)
    migrate(connection, tables)
database_opening.migrate = counted

def opens(folder, database):
    stores = open_stores(Settings(data=Path(folder), database=database))
    at_head = stores.meetings.at_head() and stores.drafting.at_head()
    same = [stores.meetings.epoch, stores.key.held().hex(), stores.clock._offset_ms, stores.log.streams(), at_head]
    os.write(1, json.dumps([folder, migrated, same]).encode() + b"\\n")

def forked(folder, database, processes):
    held, begins = os.pipe()
    children = []
    for _ in range(processes):
        children.append(os.fork())
        if not children[-1]:
            os.close(begins)
            os.read(held, 1)
            try:
                opens(folder, database)
            except BaseException:
                traceback.print_exc()
                os._exit(1)
            os._exit(0)
    os.close(begins)
    os.close(held)
    return any([os.waitpid(each, 0)[1] for each in children])

sys.exit(any([forked(each, sys.argv[1], int(sys.argv[2])) for each in sys.argv[3:]]))
"""
Said = list[tuple[list[str], list[object]]]


def opened_at_once(*folders: Path, database: str = "") -> list[Said]:
    """Return, for each folder, what processes say that open it at the same moment."""
    done = python(OPENS, database, str(PROCESSES), *map(str, folders))
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    found: list[Said] = [[(files, same) for name, files, same in rows if name == str(each)] for each in folders]
    assert [len(said) for said in found] == [PROCESSES] * len(folders)
    return found


BOTH = ["drafts.sqlite", "meetings.sqlite"]


def test_of_processes_that_open_a_folder_at_once_one_migrates_each_database_that_needs_it(tmp_path: Path) -> None:
    kinds = ("none", "newest", "0.1.0", "0.2.0")
    for each in kinds[2:]:
        shutil.copytree(ROOT / "tests/releases" / each, tmp_path / each)
    open_stores(Settings(data=tmp_path / "newest")).close()
    for kind, said in zip(kinds, opened_at_once(*(tmp_path / each for each in kinds)), strict=True):
        migrated = sorted(file for files, _ in said for file in files)
        assert set(migrated) <= set(BOTH) and len(migrated) == len(set(migrated)), kind
        assert kind == "0.2.0" or migrated == ([] if kind == "newest" else BOTH), kind
        _, _, _, streams, at_head = said[0][1]
        assert all(same == said[0][1] for _, same in said), kind
        assert (bool(streams), at_head) == (kind in kinds[2:], True), kind


def test_of_processes_that_open_one_postgresql_database_at_once_one_migrates(tmp_path: Path) -> None:
    (said,) = opened_at_once(tmp_path, database=bare().address)
    assert sorted(str(file) for files, _ in said for file in files) == BOTH
    assert all(same == said[0][1] for _, same in said)


@pytest.mark.parametrize("kind", [MeetingsDatabase, DraftingDatabase])
def test_newest_tables_are_opened_without_the_write_lock(tmp_path: Path, kind: type[Opened]) -> None:
    first = kind.in_folder(tmp_path)
    with first.connection():  # somebody writes, for longer than a writer would wait
        second = kind.in_folder(tmp_path)
        assert second.at_head()
        second.close()
    first.close()


def test_what_one_wrote_another_reads(tmp_path: Path) -> None:
    for _ in range(2):
        stores = open_stores(Settings(data=tmp_path))
        seq = stores.log.append("s", len(stores.log.read("s", 0)), Author("", "", 1, str(_)), [RoomBlanked()])
        stores.close()
    seen = look_at_stores(Settings(data=tmp_path))
    assert [row.seq for row in seen.log.read("s", 0)] == list(range(1, seq + 1)) == [1, 2]
    seen.close()


def test_looking_makes_nothing(tmp_path: Path) -> None:
    seen = look_at_stores(Settings(data=tmp_path / "data"))
    with pytest.raises(Unavailable):
        seen.log.streams()
    seen.close()
    assert list(tmp_path.iterdir()) == []


def test_a_drafting_process_only_looks_at_meetings(tmp_path: Path) -> None:
    open_stores(Settings(data=tmp_path)).close()
    stores = open_for_drafting(Settings(data=tmp_path), "first")
    assert stores.log.streams() == []
    with pytest.raises(Unavailable):
        stores.log.append("s", 0, Author("", "", 1, "c1"), [RoomBlanked()])
    stores.close()


def test_a_drafting_process_that_is_first_makes_neither_meetings_nor_key(tmp_path: Path) -> None:
    open_for_drafting(Settings(data=tmp_path)).close()
    assert {path.name for path in tmp_path.iterdir()} == {"drafts.sqlite", "clock.json"}


@pytest.mark.parametrize("address", ["postgresql+nodriver://amina:secret@host/db", "postgresql://[", "postgresql"])
def test_an_address_that_cannot_be_used_is_unavailable_and_not_repeated(tmp_path: Path, address: str) -> None:
    with pytest.raises(Unavailable, match="store") as told:
        open_stores(Settings(data=tmp_path, database=address))
    assert "secret" not in str(told.value.args_)
