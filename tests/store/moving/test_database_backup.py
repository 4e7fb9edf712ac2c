"""A backup of a PostgreSQL database is tried where it is made; it comes back whole, or changes nothing."""

import os
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from interp import owner_only
from interp.config import Settings
from interp.domain.model.events import RoomBlanked
from interp.errors import BadRequest, Refused, Unavailable
from interp.ports import Author
from interp.store import backup_restore
from interp.store.backup_restore import CONTENTS, DUMP, NotInFolder
from interp.store.moving.database_backup import backup, restore
from interp.store.moving.database_move import move
from interp.store.open_stores import open_stores
from interp.store.postgresql import server_programs
from tests.postgresql_server import bare, schema, server_address
from tests.prepared_demo import empty

Seals = Callable[[Settings], dict[str, str]]
BESIDE = NotInFolder({"INTERP_PORT": "8443"}, ("translate-en_fr-1_9",))


@pytest.fixture
def moved(folder: Settings, server: Settings) -> Settings:
    """Return the settings of a database with meetings, texts and a memory, and terms in its folder."""
    move(folder, server)
    (server.data / "terms.tsv").write_text("terms")
    return server


def epoch(settings: Settings) -> str:
    with closing(open_stores(settings)) as stores:
        return stores.meetings.epoch


def scratches() -> int:
    with psycopg.connect(server_address()) as connection:
        found = connection.execute("SELECT count(*) FROM pg_database WHERE datname LIKE 'interp_check_%'").fetchone()
    assert found
    return int(found[0])


def test_what_was_backed_up_comes_back_and_what_was_there_is_kept(
    moved: Settings, tmp_path: Path, seals: Seals
) -> None:
    file, before, first = tmp_path / "b.zip", seals(moved), epoch(moved)
    assert backup(moved, file, BESIDE) == []
    assert scratches() == 0
    with closing(open_stores(moved)) as stores:
        stream = stores.log.streams()[0]
        stores.log.append(stream, stores.log.heads()[stream], Author("", "", 1, "later"), [RoomBlanked()])
    (moved.data / "terms.tsv").write_text("later")
    with pytest.raises(Refused, match="database_in_use"):
        restore(file, moved)
    done = restore(file, moved, replace=True)
    assert seals(moved) == before and epoch(moved) != first
    assert (moved.data / "terms.tsv").read_text() == "terms" and done.settings and done.models == BESIDE.models
    assert done.aside and (done.aside / "terms.tsv").read_text() == "later" and (done.aside / DUMP).stat().st_size
    bare()
    assert restore(file, moved, replace=False).aside is None
    assert seals(moved) == before


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a backup of a database in which nothing is."""
    folder = tmp_path_factory.mktemp("archive")
    settings = Settings(data=owner_only.folder(folder / "data"), database=bare().address)
    with closing(open_stores(settings)) as stores:
        stores.key.held()
    assert backup(settings, folder / "b.zip", BESIDE) == []
    return folder / "b.zip"


def changed(archive: Path, file: Path, name: str, change: Callable[[bytes], bytes]) -> None:
    """Write an archive again with one of its files changed."""
    with zipfile.ZipFile(archive) as whole, zipfile.ZipFile(file, "w") as made:
        for each in whole.namelist():
            made.writestr(each, change(whole.read(each)) if each == name else whole.read(each))


def test_what_cannot_be_restored_changes_nothing(
    archive: Path, moved: Settings, tmp_path: Path, seals: Seals
) -> None:
    file, before, first = tmp_path / "b.zip", seals(moved), epoch(moved)
    backup_restore.backup(empty(tmp_path / "other"), tmp_path / "other.zip")
    faults: dict[str, Callable[[], object]] = {
        "postgresql_program": lambda: changed(archive, file, DUMP, lambda data: data[: len(data) // 2]),
        "other_schema": lambda: changed(archive, file, CONTENTS, lambda data: data.replace(schema().encode(), b"else")),
        "backup_of_folder": lambda: (tmp_path / "other.zip").replace(file),
        "not_a_backup": lambda: file.write_bytes(b"none"),
    }
    for reason, make in faults.items():
        make()
        with pytest.raises((BadRequest, Refused, Unavailable), match=reason):
            restore(file, moved, replace=True)
        assert seals(moved) == before and epoch(moved) == first
        assert [each.name for each in moved.data.glob("*re*")] == []
    with pytest.raises(Refused, match="backup_of_database"):
        backup_restore.restore(archive, tmp_path / "again")


def test_a_copy_that_lacks_the_newest_events_is_told(
    moved: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heads = iter([{"meeting:hrc31-1": 10**6}, {}])
    monkeypatch.setattr("interp.store.moving.database_backup._heads", lambda _: next(heads))
    assert backup(moved, tmp_path / "b.zip", BESIDE) == ["meeting:hrc31-1"]


def test_without_a_scratch_database_it_is_written_and_told(
    moved: Settings, tmp_path: Path, seals: Seals
) -> None:
    before = seals(moved)
    with psycopg.connect(server_address(), autocommit=True) as connection:
        connection.execute(f"DROP ROLE IF EXISTS {schema()}_nobody")
        connection.execute(f"CREATE ROLE {schema()}_nobody LOGIN")
    nobody = server_address().replace("//interp@", f"//{schema()}_nobody@")
    for scratch, why in ((nobody, "InsufficientPrivilege"), ("postgresql://interp@127.0.0.1:9/none", "refused")):
        (tmp_path / "b.zip").unlink(missing_ok=True)
        with pytest.raises(Refused, match="no_scratch_database") as told:
            backup(moved, tmp_path / "b.zip", BESIDE, scratch)
        assert why in str(told.value.args_["detail"])
        assert (tmp_path / "b.zip").exists()
    bare()
    restore(tmp_path / "b.zip", moved)
    assert seals(moved) == before


def test_a_machine_without_the_programs_and_a_database_without_tables_are_told(
    server: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare()
    with pytest.raises(Refused, match="no_data"):
        backup(server, tmp_path / "b.zip", BESIDE)
    monkeypatch.setitem(os.environ, "PATH", str(tmp_path))
    for work in (lambda: backup(server, tmp_path / "b.zip", BESIDE), lambda: restore(tmp_path / "b.zip", server)):
        with pytest.raises(Refused, match="no_postgresql_programs") as told:
            work()
        assert told.value.args_["missing"] == ", ".join(server_programs.PROGRAMS)
    assert list(tmp_path.iterdir()) == []
