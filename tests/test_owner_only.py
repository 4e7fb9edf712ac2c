"""What the service keeps is closed to other users from the moment it is made; the key is whole or refused."""

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from interp import owner_only
from interp.config import Settings
from interp.drafting.machine.fixture_packages import install_fixtures
from interp.errors import BadRequest
from interp.run import demo, rehearsal
from interp.run.assemble import assemble
from interp.store import backup_restore
from interp.store.drafting_database import DraftingDatabase
from interp.store.meetings_database import MeetingsDatabase
from interp.store.signing_key import KEY_BYTES, KeyFile
from tests.first_release_folder import RELEASE
from tests.private_files import nothing_hidden, open_to_others
from tests.server import Outside


@pytest.fixture(autouse=True)
def widest() -> Iterator[None]:
    """Let nothing but the code itself close what it makes."""
    with nothing_hidden():
        yield


@pytest.fixture
def never_narrowed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every change of rights: what is closed then was made so."""

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("narrowed after it was made")

    monkeypatch.setattr(os, "chmod", refused)
    monkeypatch.setattr(Path, "chmod", refused)


@pytest.fixture
def planned(tmp_path: Path) -> str:
    """Plan a meeting in tmp_path/data, with a key beside it, and return its id."""
    outside = Outside(tmp_path / "data")
    meeting = outside.plan()
    outside.close()
    return meeting


def older(folder: Path) -> Path:
    """Return a data folder as 0.1.0 left it: its file sizes and contents, and the rights it had."""
    shutil.copytree(RELEASE, folder)
    model = folder / "models" / "translate-en_fr-1_9" / "model" / "model.bin"
    model.parent.mkdir(parents=True)
    for path in (model, folder / "terms.tsv", folder / "drafts.sqlite"):
        path.touch()
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return folder


def test_a_service_makes_nothing_that_others_can_read(tmp_path: Path, never_narrowed: None) -> None:
    service = assemble(Settings(data=tmp_path / "new" / "data", async_mode="threading"))
    demo.prepare(service.services)
    assert open_to_others(tmp_path / "new") == {}  # the logs and the shared memory of SQLite are open still
    held = {path.name for path in (tmp_path / "new" / "data").iterdir()}
    files = {"meetings.sqlite", "meetings.sqlite-wal", "meetings.sqlite-shm", "drafts.sqlite", "key", "clock.json"}
    assert held >= files
    service.close()


def test_a_backup_and_a_restored_folder_are_closed(tmp_path: Path, planned: str, never_narrowed: None) -> None:
    backup_restore.backup(tmp_path / "data", tmp_path / "b.zip")
    assert (tmp_path / "b.zip").stat().st_mode & 0o777 == 0o600
    backup_restore.restore(tmp_path / "b.zip", tmp_path / "restored")
    assert open_to_others(tmp_path / "restored") == {}


def test_a_rehearsal_is_closed(tmp_path: Path, planned: str) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir(0o700)
    rehearsal.stage(Settings(data=tmp_path / "data"), scratch, planned, 10)
    service = assemble(Settings(data=scratch, async_mode="threading", rehearsal=True))
    assert open_to_others(scratch) == {}
    service.close()


def test_models_are_closed(tmp_path: Path) -> None:
    install_fixtures(tmp_path / "data" / "models")
    assert open_to_others(tmp_path / "data") == {}


@pytest.mark.parametrize("kind", [MeetingsDatabase, DraftingDatabase])
def test_a_folder_of_the_first_release_is_closed_when_it_is_opened(
    tmp_path: Path, kind: type[MeetingsDatabase]
) -> None:
    folder = older(tmp_path / "data")
    assert len(open_to_others(folder)) > 8
    opened = kind.in_folder(folder)
    assert open_to_others(folder) == {}
    opened.close()


def test_what_somebody_else_put_into_the_folder_stays_as_it_is(tmp_path: Path) -> None:
    script = tmp_path / "run.sh"
    script.touch(0o755)
    MeetingsDatabase.in_folder(tmp_path).close()
    assert open_to_others(tmp_path) == {"run.sh": "0o755"}


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir(0o755)
    (tmp_path / "data").mkdir(0o755)
    (tmp_path / "data" / "models").symlink_to(tmp_path / "shared")
    MeetingsDatabase.in_folder(tmp_path / "data").close()
    assert (tmp_path / "shared").stat().st_mode & 0o777 == 0o755


def test_a_folder_that_is_everybodys_stays_so(tmp_path: Path) -> None:
    (tmp_path / "everybodys").mkdir()
    (tmp_path / "everybodys").chmod(0o1777)
    MeetingsDatabase.in_folder(tmp_path / "everybodys").close()
    assert (tmp_path / "everybodys").stat().st_mode & 0o7777 == 0o1777
    assert (tmp_path / "everybodys" / "meetings.sqlite").stat().st_mode & 0o777 == 0o600


# --- files written whole


def test_a_write_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    owner_only.write(tmp_path / "f", b"before")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        owner_only.write(tmp_path / "f", b"after")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"f": b"before"}


def test_a_file_is_on_the_disk_before_it_takes_its_name_and_the_name_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    sync, replace = os.fsync, os.replace

    def synced(number: int) -> None:
        done.append("folder" if Path(f"/proc/self/fd/{number}").readlink() == tmp_path else "file")
        sync(number)

    def renamed(source: str, target: Path) -> None:
        done.append("rename")
        replace(source, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", renamed)
    KeyFile(tmp_path).held()
    assert done == ["file", "rename", "folder"]


# --- the key


def test_the_key_is_made_once(tmp_path: Path, never_narrowed: None) -> None:
    made = KeyFile(tmp_path / "data").held()
    assert (len(made), KeyFile(tmp_path / "data").held()) == (KEY_BYTES, made)
    assert open_to_others(tmp_path / "data") == {}
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["key"]


@pytest.mark.parametrize("held", [b"", b"x", b"x" * (KEY_BYTES - 1)])
def test_an_empty_or_short_key_is_refused_and_stays_as_it_is(tmp_path: Path, held: bytes) -> None:
    (tmp_path / "key").write_bytes(held)
    with pytest.raises(BadRequest, match="short_key") as refused:
        KeyFile(tmp_path).held()
    assert refused.value.args_ == {
        "reason": "short_key", "file": str(tmp_path / "key"), "bytes": len(held), "least": KEY_BYTES,
    }  # fmt: skip
    assert (tmp_path / "key").read_bytes() == held


def test_a_service_does_not_start_with_a_short_key(tmp_path: Path) -> None:
    (tmp_path / "key").touch()
    with pytest.raises(BadRequest, match="short_key"):
        assemble(Settings(data=tmp_path, async_mode="threading"))


def test_those_who_come_at_once_get_one_key(tmp_path: Path) -> None:
    found: list[bytes] = []
    ready = threading.Barrier(8)

    def ask() -> None:
        ready.wait()
        found.append(KeyFile(tmp_path).held())

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert (len(found), len(set(found))) == (8, 1)
