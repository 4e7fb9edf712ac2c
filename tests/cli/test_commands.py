"""Each command a person types, run for real."""

import json
import os
import re
import sqlite3
import stat
from pathlib import Path
from types import SimpleNamespace

import pytest

from interp.cli import data_folder
from interp.config import Settings
from interp.ports import Link
from interp.store.accounts import SqlAccounts
from tests.cli.run_command import interp
from tests.row_by_row import row_by_row
from tests.server import Outside
from tests.sources import ROOT

PAPER = ROOT / "interp" / "seed" / "hrc31-concept-note.txt"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder whose `data` holds the seed's proposal and a planned meeting, beside what the import said."""
    folder = Path(tmp_path_factory.mktemp("cli"))
    done = interp("import", PAPER, "--data", "data", cwd=folder)
    assert done.returncode == 0, done.stderr
    (folder / "out").write_text(done.stdout)
    (folder / "errors").write_text(done.stderr)
    return folder


@pytest.fixture(scope="module")
def meeting(folder: Path) -> str:
    """Return the id of a meeting in the folder."""
    outside = Outside(folder / "data")
    planned = outside.plan()
    outside.close()
    return planned


def copied(folder: Path, into: Path) -> Path:
    """Return a copy of the folder's data, restored from a backup of it."""
    interp("backup", into / "file.zip", "--data", folder / "data", cwd=folder)
    assert interp("restore", into / "file.zip", "--data", into / "data", cwd=into).returncode == 0
    return into / "data"


def test_import_says_what_it_read_and_where_to_confirm_it(folder: Path) -> None:
    assert "ICTs and child sexual exploitation" in (folder / "out").read_text()
    assert re.search(r"/proposals/[0-9a-f]{12}", (folder / "errors").read_text())


def test_a_dry_import_prints_only_json_and_keeps_nothing(tmp_path: Path) -> None:
    done = interp("import", PAPER, "--dry-run", "--json", cwd=tmp_path)
    proposal = json.loads(done.stdout)
    assert len(proposal["meetings"]) == 2
    parts = "session event meetings documents sections webcast languages warnings paper language lines"
    assert set(proposal) == set(parts.split())
    assert (done.stderr, list(tmp_path.iterdir())) == ("", [])


def test_an_import_that_is_kept_prints_only_json_too(tmp_path: Path) -> None:
    done = interp("import", PAPER, "--json", "--data", "data", cwd=tmp_path)
    assert json.loads(done.stdout)["meetings"]


@pytest.mark.parametrize("name, data", [("a.docx", b"PK\x03\x04"), ("a.pdf", b"%PDF"), ("a.txt", b"\x00\xff\xfe")])
def test_a_paper_that_cannot_be_read_is_refused_in_one_line(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    done = interp("import", name, "--dry-run", "--json", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Error: ") and done.stderr.count("\n") == 1


def test_config_prints_every_setting_and_marks_what_is_changed(tmp_path: Path) -> None:
    done = interp("config", cwd=tmp_path, port="8123", hosts="a.example,b.example")
    names = {f"INTERP_{name.upper()}" for name in Settings.__dataclass_fields__}
    assert set(re.findall(r"^(INTERP_\w+)=", done.stdout, re.M)) == names
    assert "INTERP_PORT=8123   (default 8000)" in done.stdout
    assert "INTERP_HOSTS=a.example,b.example" in done.stdout


@pytest.mark.parametrize(
    "settings", [{"prot": "8000"}, {"port": "http"}, {"async_mode": "gevent"}, {"hsts": "perhaps"}], ids=str
)
@pytest.mark.parametrize("command", ["config", "demo"])
def test_a_setting_that_cannot_be_stops_the_start_with_one_sentence(
    tmp_path: Path, command: str, settings: dict[str, str]
) -> None:
    done = interp(command, cwd=tmp_path, **settings)
    assert (done.returncode, done.stdout, list(tmp_path.iterdir())) == (1, "", [])
    assert done.stderr.count("\n") == 1 and f"INTERP_{next(iter(settings)).upper()}" in done.stderr


def test_a_user_is_added_listed_and_disabled(folder: Path) -> None:
    at = ("--data", folder / "data")
    added = interp("user", "add", "rosa", "--role", "chair", "--password-stdin", *at, cwd=folder, typed="long enough\n")
    disabled = interp("user", "disable", "rosa", *at, cwd=folder)
    listed = interp("user", "list", *at, cwd=folder)
    assert (added.returncode, disabled.returncode, listed.stdout) == (0, 0, "rosa\tchair\tdisabled\n")
    assert "long enough" not in added.stdout + added.stderr


@row_by_row(
    ("name", "role", "password", "told"),
    [("a", "staff", "short", "a password of 8 to 200"), ("a", "king", "long enough", "bad_request: role"),
     ("a", "staff", "12345678", "none of the most common ones"), ("alexandra", "staff", "Alexandra1", "because name")],
)  # fmt: skip
def test_a_user_that_cannot_be_is_refused_in_words(
    folder: Path, name: str, role: str, password: str, told: str
) -> None:
    words = ("user", "add", name, "--role", role, "--password-stdin", "--data", folder / "data")
    done = interp(*words, cwd=folder, typed=f"{password}\n")
    assert (done.returncode, done.stdout) == (1, "")
    last = done.stderr.splitlines()[-1]
    assert last.startswith("Error: ") and told in last and "Traceback" not in done.stderr


def test_an_unknown_user_cannot_be_disabled(folder: Path) -> None:
    assert interp("user", "disable", "nobody", "--data", folder / "data", cwd=folder).returncode == 1


def test_a_link_is_made_listed_and_revoked(folder: Path, meeting: str) -> None:
    at = ("--data", folder / "data")
    words = ("link", "make", "--role", "interpreter", "--meeting", meeting, "--language", "fr", "--url", "http://h:1")
    link, address = interp(*words, *at, cwd=folder).stdout.splitlines()[0].split("\t")
    assert address.startswith("http://h:1/t/")
    assert interp("link", "revoke", link, *at, cwd=folder).returncode == 0
    row = next(r for r in interp("link", "list", *at, cwd=folder).stdout.splitlines() if r.startswith(link))
    assert row.split("\t")[1:5] == ["interpreter", meeting, "fr", "revoked"]
    assert interp("link", "revoke", link, *at, cwd=folder).returncode == 1


@pytest.mark.parametrize("days", ["0", "-3", "4000", "x"])
def test_a_link_for_no_days_is_refused(folder: Path, days: str) -> None:
    done = interp("link", "make", "--role", "staff", "--days", days, "--data", folder / "data", cwd=folder)
    assert done.returncode == 2 and "--days" in done.stderr and done.stdout == ""


def test_a_link_that_has_expired_is_listed_as_such(folder: Path) -> None:
    outside = Outside(folder / "data")
    SqlAccounts(outside.database).add_link(Link("old-link", "staff", None, None, outside.clock.now_ms() - 1, "old"))
    outside.close()
    listed = interp("link", "list", "--data", folder / "data", cwd=folder).stdout.splitlines()
    assert next(row for row in listed if row.startswith("old-link")).split("\t")[4] == "expired"


def test_a_link_for_one_delegation_is_made_and_listed(folder: Path, meeting: str) -> None:
    at = ("--data", folder / "data")
    words = ("link", "make", "--role", "attendee", "--meeting", meeting, "--scope")
    link = interp(*words, "delegation:cuba", *at, cwd=folder).stdout.split("\t")[0]
    row = next(r for r in interp("link", "list", *at, cwd=folder).stdout.splitlines() if r.startswith(link))
    *told, until, used = row.split("\t")
    assert told == [link, "attendee", meeting, "", "good", "", "delegation:cuba"]
    assert until.endswith("+00:00") and used == ""
    rows = interp("audit", "--access", "--json", *at, cwd=folder).stdout.splitlines()
    act = next(json.loads(each) for each in rows if json.loads(each)["subject"] == link)
    assert (act["access"], act["actor"], act["meeting"]) == ("link.made", "command line", meeting)
    done = interp(*words, "cuba", *at, cwd=folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert "A link of the role attendee is for one of these: delegation, desk, person. " in done.stderr


@pytest.mark.parametrize(
    "words", [("king", "m", None), ("interpreter", "m", None), ("interpreter", "m", "de")], ids=str
)
def test_a_link_that_cannot_be_is_refused(folder: Path, words: tuple[str, str, str | None]) -> None:
    role, meeting, language = words
    more = ("--language", language) if language else ()
    done = interp("link", "make", "--role", role, "--meeting", meeting, *more, "--data", folder / "data", cwd=folder)
    assert (done.returncode, done.stdout) == (1, "")


def test_a_sound_folder_is_found_sound(folder: Path, meeting: str) -> None:
    done = interp("check", "--data", folder / "data", cwd=folder)
    assert done.returncode == 0, done.stdout
    assert f"ok   meeting:{meeting}: 1 events" in done.stdout
    assert "synchronous 2" in done.stdout


@pytest.mark.parametrize(
    "damage",
    ["DELETE FROM event WHERE seq = 2", "UPDATE event SET body = '{}' WHERE seq = 1",
     "UPDATE event SET name = 'floor.flown' WHERE seq = 2", "UPDATE event SET seq = 9 WHERE seq = 3"],
)  # fmt: skip
def test_a_damaged_log_is_found_and_named(folder: Path, meeting: str, tmp_path: Path, damage: str) -> None:
    data = copied(folder, tmp_path)
    outside = Outside(data)
    outside.supply(meeting)
    outside.close()
    with sqlite3.connect(data / "meetings.sqlite") as database:
        for guard in ("event_no_update", "event_no_delete"):
            database.execute(f"DROP TRIGGER {guard}")
        assert database.execute(damage).rowcount == 1
    database.close()
    done = interp("check", "--data", data, cwd=tmp_path)
    assert done.returncode == 1
    assert f"BAD  meeting:{meeting}: The log of this meeting is damaged from event " in done.stdout
    assert "BAD  append-only: event_no_delete, event_no_update missing" in done.stdout


def test_a_file_that_is_no_database_is_found(tmp_path: Path) -> None:
    (tmp_path / "meetings.sqlite").write_bytes(os.urandom(10_000))
    done = interp("check", "--data", tmp_path, cwd=tmp_path)
    assert done.returncode == 1 and "BAD" in done.stdout and "Traceback" not in done.stderr


def test_checking_a_folder_without_data_makes_none(tmp_path: Path) -> None:
    done = interp("check", "--data", tmp_path / "none", cwd=tmp_path)
    assert (done.returncode, list(tmp_path.iterdir())) == (1, [])


def test_a_backup_is_the_owners_alone(folder: Path, tmp_path: Path) -> None:
    interp("backup", tmp_path / "b.zip", "--data", folder / "data", cwd=folder)
    assert stat.S_IMODE((tmp_path / "b.zip").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["b.zip"]


def test_a_backup_of_nothing_is_refused(tmp_path: Path) -> None:
    done = interp("backup", "b.zip", "--data", "none", cwd=tmp_path)
    assert (done.returncode, list(tmp_path.iterdir())) == (1, [])


def test_nothing_is_restored_over_a_folder_in_use(folder: Path, tmp_path: Path) -> None:
    interp("backup", tmp_path / "b.zip", "--data", folder / "data", cwd=folder)
    before = (folder / "data" / "meetings.sqlite").read_bytes()
    done = interp("restore", tmp_path / "b.zip", "--data", folder / "data", cwd=folder)
    assert done.returncode == 1
    assert (folder / "data" / "meetings.sqlite").read_bytes() == before


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no", b"text"])
def test_what_is_no_backup_is_not_restored(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "b.zip").write_bytes(data)
    done = interp("restore", "b.zip", "--data", "data", cwd=tmp_path)
    assert done.returncode == 1 and "not_a_backup" in done.stderr
    assert not (tmp_path / "data" / "meetings.sqlite").exists()


def test_a_check_says_how_much_room_the_disk_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = list[tuple[str, bool, str]]()
    for blocks in (300_000, 10):
        monkeypatch.setattr(os, "statvfs", lambda folder, n=blocks: SimpleNamespace(f_bavail=n, f_frsize=1_000))
        told += data_folder._disk(tmp_path)
    assert told == [("disk", True, "300 MB free"), ("disk", False, f"0 MB free{data_folder.DISK_IS_FULL}")]
