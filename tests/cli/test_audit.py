"""Who asked for what, when: the audit of a meeting, its seal, and the check that leaves a folder as it was."""

import json
import shutil
import sqlite3
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from interp.ports import DeskAct, Document, Refusal
from interp.store.documents import SqlDocuments
from interp.store.drafting_database import DraftingDatabase
from interp.store.meetings_database import MeetingsDatabase
from interp.store.refusals import SqlRefusals
from tests.cli.run_command import interp
from tests.first_release_folder import before_the_guard
from tests.prepared_demo import empty
from tests.server import Outside, serving, until
from tests.sources import ROOT

OLD = ROOT / "tests/releases/0.1.0"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a meeting in which staff did three things."""
    folder = Path(tmp_path_factory.mktemp("audited"))
    outside = Outside(folder / "data")
    meeting = outside.plan()
    outside.supply(meeting)
    outside.close()
    (folder / "meeting").write_text(meeting)
    return folder


def refuse(folder: Path, *rows: Refusal) -> None:
    database = MeetingsDatabase.in_folder(empty(folder / "data"))
    SqlRefusals(database).keep(rows)
    database.close()


def audited(folder: Path, *words: str) -> str:
    meeting = (folder / "meeting").read_text()
    done = interp("audit", meeting, *words, "--data", folder / "data", cwd=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_event_has_a_line_with_who_when_and_what(folder: Path) -> None:
    rows = [line.split("\t") for line in audited(folder).splitlines()]
    assert [row[0] for row in rows] == ["1", "2", "3", "4"]
    assert [row[4] for row in rows] == ["meeting.planned", "meeting.opened", "room.blanked", "room.shown"]
    assert [row[2] for row in rows] == ["system", "Staff", "Staff", "Staff"]
    assert all(row[1].endswith("+00:00") for row in rows)


def test_as_json_it_is_whole(folder: Path) -> None:
    rows = [json.loads(line) for line in audited(folder, "--json").splitlines()]
    assert set(rows[0]) == set("seq at actor device command part event version body".split())
    assert rows[0]["body"]["about"]["title"] == "Rights of the child"
    assert len({row["command"] for row in rows}) == 4


def test_the_seal_of_the_beginning_stays_when_the_log_grows(folder: Path) -> None:
    number, seal = audited(folder, "--hash", "--until", "2").split()
    assert (number, len(seal)) == ("2", 64)
    assert audited(folder, "--hash").split()[1] != seal


def test_a_backup_has_the_same_seal_and_a_changed_row_another(folder: Path, tmp_path: Path) -> None:
    seal = audited(folder, "--hash")
    interp("backup", tmp_path / "b.zip", "--data", folder / "data", cwd=folder)
    interp("restore", tmp_path / "b.zip", "--data", tmp_path / "data", cwd=folder)
    shutil.copy(folder / "meeting", tmp_path)
    assert audited(tmp_path, "--hash") == seal
    with sqlite3.connect(tmp_path / "data/meetings.sqlite") as database:
        database.execute("DROP TRIGGER event_no_update")
        database.execute("UPDATE event SET actor = 'Somebody else' WHERE seq = 3")
    database.close()
    assert audited(tmp_path, "--hash") != seal


def test_the_check_prints_the_beginning_of_the_seal(folder: Path) -> None:
    done = interp("check", "--data", folder / "data", cwd=folder)
    assert f"4 events, fold {audited(folder, '--hash').split()[1][:16]}" in done.stdout


def test_what_was_refused_stands_between_what_was_done(folder: Path) -> None:
    meeting = (folder / "meeting").read_text()
    times = [datetime.fromisoformat(line.split("\t")[1]) for line in audited(folder).splitlines()]
    done = sum(each <= times[1] for each in times)  # the next may have been done in the same millisecond
    at = round(times[1].timestamp() * 1000)
    row = Refusal(at, meeting, "Booth", "interpreter", "cabin-4", "c9", "floor.end", '{"a": 1}', "not_allowed", "role")
    refuse(folder, row, replace(row, meeting="elsewhere"), replace(row, meeting="", name="sign_in"))
    seal, lines = audited(folder, "--hash"), audited(folder).splitlines()
    assert [line.split("\t")[0] for line in lines] == [*"1234"[:done], "-", *"1234"[done:]] and seal.startswith("4")
    told = ["Booth (interpreter)", "cabin-4", "floor.end", 'refused: not_allowed (role) {"a": 1}']
    assert lines[done].split("\t")[2:] == told
    (only,) = audited(folder, "--refused", "--json").splitlines()
    assert json.loads(only)["refused"] == {"code": "not_allowed", "reason": "role"}
    assert (json.loads(only)["args"], json.loads(only)["command"]) == ({"a": 1}, "c9")
    assert audited(folder, "--refused", "--until", "1") == ""
    everywhere = interp("audit", "--refused", "--data", folder / "data", cwd=folder).stdout
    assert [line.split("\t")[4] for line in everywhere.splitlines()] == ["floor.end", "floor.end", "sign_in"]


def test_what_was_done_at_the_desk_stands_between_the_commands(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    meeting = (folder / "meeting").read_text()
    second = datetime.fromisoformat(audited(tmp_path).splitlines()[1].split("\t")[1])
    at = round(second.timestamp() * 1000)
    done = DeskAct(at, meeting, "Ana", "reviser", "text.approved", "d1", "fr", "s4", 3, '{"standing": "reviewed"}')
    database = DraftingDatabase.in_folder(empty(tmp_path / "data"))
    paper = Document("d1", meeting, "Statement", "statement.docx", "statement", "en")
    SqlDocuments(database).add(paper, [], [], act=done)
    SqlDocuments(database).withdraw("d1", True, replace(done, at=at + 10**9, name="document.withdrawn"))
    database.close()
    rows = [line.split("\t") for line in audited(tmp_path).splitlines()]
    assert [row[1] for row in rows] == sorted(row[1] for row in rows) and rows[-1][4] == "document.withdrawn"
    (told,) = (row[2:] for row in rows if row[4] == "text.approved")
    assert told == ["Ana (reviser)", "desk", "text.approved", 'd1 fr s4 r3 {"standing": "reviewed"}']
    first, _ = (json.loads(line) for line in audited(tmp_path, "--texts", "--json").splitlines())
    assert (first["act"], first["document"], first["revision"]) == ("text.approved", "d1", 3)
    assert "text.approved" not in audited(tmp_path, "--refused")
    assert "document.withdrawn" not in audited(tmp_path, "--until", "4")
    assert audited(tmp_path, "--hash") == audited(folder, "--hash")


@pytest.mark.parametrize("words", [(), ("--hash",), ("--refused", "--hash"), ("--refused", "--until", "3")])
def test_only_what_was_refused_can_be_read_without_a_meeting(folder: Path, words: tuple[str, ...]) -> None:
    done = interp("audit", *words, "--data", folder / "data", cwd=folder)
    assert (done.returncode, done.stdout) == (2, "") and "--refused" in done.stderr


@pytest.mark.parametrize("data", ["data", "none"])
def test_an_unknown_meeting_or_folder_is_said_in_one_line(folder: Path, data: str) -> None:
    done = interp("audit", "nowhere", "--data", folder / data, cwd=folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert "(not_found: " in done.stderr and not (folder / "none").exists()


def test_a_folder_of_the_first_release_is_checked_and_audited_as_it_is(tmp_path: Path) -> None:
    data = before_the_guard(tmp_path / "data")
    (data / "key").chmod(0o600)  # of a copy others may read it, which the check tells
    before = {path.name: path.read_bytes() for path in data.iterdir()}
    checked = interp("check", "--data", data, cwd=tmp_path)
    assert checked.returncode == 0, checked.stdout
    assert "ok   tables: version 0001, brought to" in checked.stdout
    assert interp("audit", "hrc31-1", "--data", data, cwd=tmp_path).stdout.count("\n") > 100
    assert {path.name: path.read_bytes() for path in data.iterdir()} == before


def test_a_folder_is_checked_while_it_is_served_and_after_its_server_was_killed(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        during = interp("check", "--data", server.data, cwd=tmp_path)
        server.kill()
        after = interp("check", "--data", server.data, cwd=tmp_path)
        assert (during.returncode, after.returncode) == (0, 0), during.stdout + after.stdout
        server.start()
        until(lambda: server.get("/readyz").status == 200)
    assert "journal wal, synchronous 2" in after.stdout


def test_a_backup_of_the_first_release_is_restored_under_a_new_epoch_with_its_links(tmp_path: Path) -> None:
    told = json.loads((ROOT / "tests/releases/0.1.0.json").read_text(encoding="utf-8"))
    seal = interp("audit", "hrc31-1", "--hash", "--data", shutil.copytree(OLD, tmp_path / "old"), cwd=tmp_path).stdout
    with sqlite3.connect(tmp_path / "old/meetings.sqlite") as database:
        (epoch,) = database.execute("SELECT value FROM about WHERE name = 'epoch'").fetchone()
    database.close()
    assert interp("backup", "b.zip", "--data", "old", cwd=tmp_path).returncode == 0
    assert interp("restore", "b.zip", "--data", "data", cwd=tmp_path).returncode == 0
    assert interp("audit", "hrc31-1", "--hash", "--data", "data", cwd=tmp_path).stdout == seal
    with serving(tmp_path) as server:
        shown = server.get("/api/meetings/hrc31-1/view?audience=chair", told["token"])
        assert (shown.status, shown.json["epoch"] != epoch) == (200, True)
