"""Commands that only look, or hand out, leave a folder as it is: of an earlier or a later release, or in use."""

import json
import sqlite3
import stat
from pathlib import Path

import pytest

from interp.cli.rehearse import beside
from interp.config import Settings
from tests.cli.run_command import interp
from tests.first_release_folder import before_the_guard
from tests.prepared_demo import copy_to
from tests.row_by_row import row_by_row

pytestmark = pytest.mark.server
LOOK = (
    ("meeting", "list"), ("meeting", "show", "hrc31-1"), ("link", "list"), ("user", "list"),
    ("team", "show", "hrc31-1"), ("memory", "export", "all.tmx"), ("text", "measure"), ("models", "list"),
    ("models", "status"), ("audit", "--refused"), ("config",),
)  # fmt: skip
CHANGE = (
    ("link", "make", "--role", "staff"), ("link", "revoke", "l"), ("user", "disable", "rosa"),
    ("memory", "import", "m.tsv"), ("team", "usual", "hrc31-1"),
    ("text", "xliff", "out", "d1", "fr", "a.xlf"), ("worker",),
)  # fmt: skip
NO_CHECK = ("models", "audit", "config")  # they read what no release has changed, or say what they read


def held(folder: Path) -> dict[str, tuple[bytes, int, int]]:
    """Return the content, rights and owner of each file of a folder; SQLite's shared memory is its own affair."""
    return {
        each.name: (each.read_bytes(), stat.S_IMODE(each.stat().st_mode), each.stat().st_uid)
        for each in folder.rglob("*")
        if each.is_file() and not each.name.endswith(("-shm", "-wal"))
    }


@row_by_row("words", LOOK)
def test_what_only_looks_changes_nothing(tmp_path: Path, words: tuple[str, ...]) -> None:
    data = tmp_path / "_".join(words) / "data"
    copy_to(data)
    for made_again in ("clock.json", "key"):
        (data / made_again).unlink(missing_ok=True)
    before = held(data)
    done = interp(*words, "--data", data, cwd=data.parent)
    assert done.returncode == 0 and held(data) == before, done.stderr


@row_by_row("words", [*(each for each in LOOK if each[0] not in NO_CHECK), *CHANGE])
def test_a_folder_of_an_earlier_release_is_refused_and_not_migrated(tmp_path: Path, words: tuple[str, ...]) -> None:
    data = tmp_path / "_".join(words[:3]) / "data"
    data.parent.mkdir()
    before_the_guard(data)
    (data.parent / "m.tsv").write_text("en\tfr\nGood morning.\tBonjour.\n")
    before = held(data)
    done = interp(*words, "--data", data, cwd=data.parent)
    assert (done.returncode, done.stdout) == (1, "")
    assert "is of an earlier release and was not changed. Start the service on it once" in done.stderr.splitlines()[-1]
    assert held(data) == before


@row_by_row("words", [("meeting", "list"), ("link", "make", "--role", "staff"), ("serve", "--port", "0")])
def test_a_folder_of_a_later_release_is_refused(tmp_path: Path, words: tuple[str, ...]) -> None:
    data = tmp_path / words[0]
    copy_to(data)
    with sqlite3.connect(data / "meetings.sqlite") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999', oldest = '9999'")
    database.close()
    done = interp(*words, "--data", data, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "written by a later release of interp (9999). Use that one or a newer." in done.stderr.splitlines()[-1]


def test_a_link_has_the_address_of_the_service_where_others_can_open_it(tmp_path: Path) -> None:
    copy_to(tmp_path / "data")
    words = ("link", "make", "--role", "staff", "--data", "data")
    for settings, begins in (
        ({"host": "192.0.2.7", "port": "8443"}, "http://192.0.2.7:8443/t/"),
        ({"host": "192.0.2.7", "public_url": "https://meetings.example.org"}, "https://meetings.example.org/t/"),
        ({"host": "127.0.0.1"}, "/t/"),
    ):
        made = interp(*words, cwd=tmp_path, **settings).stdout.splitlines()[0]
        assert made.split("\t")[1].startswith(begins)


def test_a_rehearsal_beside_the_service_prints_its_own_address() -> None:
    served = Settings(host="0.0.0.0", port=8000, public_url="https://meetings.example.org")
    assert beside(served, None, None) == served
    aside = beside(served, None, 0)
    assert (aside.public_url, aside.port, aside.hosts) == ("", 0, ("meetings.example.org",))
    assert beside(served, None, 8000).public_url == served.public_url


def test_models_are_listed_for_programs(tmp_path: Path) -> None:
    from interp.cli.models import plant_fixtures

    plant_fixtures(tmp_path / "data")
    rows = [json.loads(each) for each in interp("models", "list", "--json", cwd=tmp_path).stdout.splitlines()]
    assert len(rows) == 10 and {each["kind"] for each in rows} == {"fixture"}
    assert all(each["size"] > 0 and len(each["sha256"]) == 64 and each["name"] for each in rows)
