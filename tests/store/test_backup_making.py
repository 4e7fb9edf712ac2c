"""A backup is checked when it is made, has what belongs to the service, and is written before each migration."""

import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from interp.config import Settings
from interp.errors import Refused, Unavailable
from interp.run.assemble import assemble
from interp.store import backup_restore
from interp.store.backup_restore import NotInFolder
from interp.store.meetings_database import FILE
from tests.first_release_folder import before_the_guard
from tests.prepared_demo import empty
from tests.recorded_folder import recorded_folder

BESIDE = NotInFolder({"INTERP_PORT": "8443"}, ("translate-en_fr-1_9",), ("/etc/ssl/ours.crt",))


def version(database: Path) -> str:
    with closing(sqlite3.connect(database)) as opened:
        return str(opened.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def test_what_belongs_to_the_service_is_in_it_and_comes_back(tmp_path: Path) -> None:
    data = empty(tmp_path / "data")
    (data / "tls").mkdir()
    (data / "tls" / "server.key").write_text("a key")
    (data / "formats").mkdir()
    for name in ("ours.toml", "notes.txt"):
        (data / "formats" / name).write_text("a format")
    assert backup_restore.backup(data, tmp_path / "b.zip", BESIDE) == []
    done = backup_restore.restore(tmp_path / "b.zip", tmp_path / "again")
    assert (tmp_path / "again/tls/server.key").read_text() == "a key"
    assert [each.name for each in (tmp_path / "again/formats").iterdir()] == ["ours.toml"]
    assert done.settings and done.settings.read_text() == "INTERP_PORT=8443\n"
    assert (done.models, done.outside, done.aside) == (BESIDE.models, BESIDE.outside, None)
    assert sorted(each.name for each in (tmp_path / "again").iterdir()) == [
        "drafts.sqlite", "formats", FILE, "restored.env", "tls",
    ]  # fmt: skip


def test_a_damaged_folder_is_backed_up_and_what_is_damaged_is_told(tmp_path: Path) -> None:
    data = recorded_folder(tmp_path / "data")
    with closing(sqlite3.connect(data / FILE)) as opened:
        opened.execute("DROP TRIGGER event_no_update")
        opened.execute("UPDATE event SET body = '{}' WHERE seq = 1")
        opened.commit()
    found = backup_restore.backup(data, tmp_path / "b.zip")
    assert found and any(name.startswith("meeting:") for name in found)
    assert zipfile.ZipFile(tmp_path / "b.zip").testzip() is None


def test_a_copy_without_the_newest_events_is_told(tmp_path: Path) -> None:
    data = recorded_folder(tmp_path / "data")
    heads = backup_restore._heads(data / FILE)
    stream = next(iter(heads))
    assert backup_restore._faults(data, heads | {stream: heads[stream] + 1}) == [stream]


def test_an_archive_that_cannot_be_read_again_is_no_backup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipfile.ZipFile, "testzip", lambda _: FILE)
    with pytest.raises(Unavailable, match="backup_damaged"):
        backup_restore.backup(empty(tmp_path / "data"), tmp_path / "b.zip")
    assert [each.name for each in tmp_path.iterdir()] == ["data"]


def test_a_folder_for_backups_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no_folder") as refused:
        backup_restore.backup(empty(tmp_path / "data"), tmp_path / "none" / "b.zip")
    assert refused.value.args_["folder"] == str(tmp_path / "none")


def test_before_a_migration_the_folder_is_backed_up_once_as_it_was(tmp_path: Path) -> None:
    data = before_the_guard(tmp_path / "data")
    for _ in range(2):  # the second start migrates nothing
        assemble(Settings(data=data)).close()
    (made,) = (data / "backups").iterdir()
    assert made.name == "before-0001.zip"
    with zipfile.ZipFile(made) as archive:
        archive.extract(FILE, tmp_path)
        names = set(archive.namelist())
    assert version(tmp_path / FILE) == "0001" and version(data / FILE) > "0001"
    assert names <= {FILE, "drafts.sqlite", "key", "terms.tsv"}, "an earlier release restores these only"


def test_a_new_folder_is_not_backed_up_before_its_tables_are_made(tmp_path: Path) -> None:
    assemble(Settings(data=tmp_path / "data")).close()
    assert not (tmp_path / "data" / "backups").exists()
