"""A database named by INTERP_DATABASE: what commands do with it, who may serve it, and no output shows its password."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from interp.cli.main import main
from interp.cli.opened_service import served_folder
from interp.cli.options import Said
from interp.config import Settings
from interp.domain.model.events import RoomBlanked
from interp.errors import BadRequest, Unavailable
from interp.ports import Author
from interp.run import folder_lock
from interp.run.rehearsal import stage
from interp.store.event_log import SqlLog
from interp.store.meetings_database import MeetingsDatabase
from interp.store.moving.database_move import move
from interp.store.open_stores import look_at_newest
from tests.cli.run_command import interp
from tests.postgresql_server import bare, emptied
from tests.prepared_demo import copy_to
from tests.server import serving
from tests.sources import ROOT

ADDRESS = "postgresql+psycopg://amina:secret@localhost/interp"


def run(*words: str) -> Result:
    return CliRunner().invoke(main, [*words], env={"INTERP_DATABASE": ADDRESS})


@pytest.mark.parametrize(
    "words",
    [("backup", "b.zip"), ("restore", __file__), ("rehearse", "m1")],
    ids=lambda words: str(words[0]),
)
def test_a_database_that_is_not_there_is_told_in_a_line(words: tuple[str, ...], tmp_path: Path) -> None:
    done = run(*words, "--data", str(tmp_path / "data"))
    assert (done.exit_code, done.output.count("\n")) == (1, 1)
    assert "The database cannot be used (OperationalError)" in done.output and "secret" not in done.output
    assert "What it said: connection" in done.output


def test_a_database_is_backed_up_restored_and_rehearsed(tmp_path: Path) -> None:
    copy_to(tmp_path / "data")
    there = replace(Settings(data=tmp_path / "data"), database=emptied().address)
    move(replace(there, database=""), there)
    env = {"INTERP_DATABASE": there.database, "INTERP_DATA": str(there.data)}
    with closing(look_at_newest(there)) as stores:
        before = stores.log.heads()
    file = str(tmp_path / "b.zip")
    for words in (["backup", file], ["restore", file, "--replace"]):
        done = CliRunner().invoke(main, words, env=env)
        assert done.exit_code == 0, done.output
    assert "Restored into postgresql://***@127.0.0.1" in done.output and "What was there is in" in done.output
    assert CliRunner().invoke(main, ["backup", file, "--scratch", "none"], env=env).exit_code == 1
    (tmp_path / "scratch").mkdir()
    stage(there, tmp_path / "scratch", "hrc31-1", 10)
    made = Settings(data=tmp_path / "scratch")
    with closing(look_at_newest(made)) as rehearsed, closing(look_at_newest(there)) as now:
        assert now.log.heads() == before and rehearsed.log.streams() == ["meeting:hrc31-1"]
        assert rehearsed.key.held() == now.key.held() and rehearsed.accounts.links() == now.accounts.links()


def test_an_empty_database_is_said_to_be_empty_and_begun_by_what_enters_something(tmp_path: Path) -> None:
    def done(*words: object) -> tuple[int, str]:
        ended = interp(*words, "--data", tmp_path / "data", cwd=tmp_path, database=there)
        return ended.returncode, ended.stdout + ended.stderr

    there = bare().address
    status, said = done("meeting", "list")
    assert status == 1 and "holds no meetings" in said
    status, said = done("check")
    assert status == 1 and "the first start of the service makes them" in said
    assert done("import", ROOT / "interp/seed/hrc31-concept-note.txt")[0] == 0
    assert done("meeting", "list")[0] == 0


def test_the_settings_are_printed_without_the_password() -> None:
    said = run("config").output
    assert "INTERP_DATABASE=postgresql+psycopg://***@localhost/interp" in said
    assert "secret" not in said


@pytest.mark.parametrize("kind", ["mysql", "sqlite", "postgresql+psycopg2"])
def test_another_kind_of_database_is_refused_without_its_password(kind: str) -> None:
    with pytest.raises(BadRequest, match="bad_setting") as told:
        Settings.from_env({"INTERP_DATABASE": f"{kind}://amina:secret@localhost/interp?password=secret&sslmode=require"})
    assert told.value.args_["value"] == f"{kind}://***@localhost/interp?password=***&sslmode=require"


@pytest.mark.parametrize("kind", ["postgres", "postgresql", "postgresql+psycopg"])
def test_an_address_is_taken_as_the_databases_own_programs_write_it(kind: str) -> None:
    address = f"{kind}://amina@one:5432,two/interp?target_session_attrs=read-write"
    assert Settings.from_env({"INTERP_DATABASE": address}).database == address


def test_a_second_server_of_a_database_is_told_who_serves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_lock, "WAIT_S", 0)
    address = emptied().address
    with serving(tmp_path, first=True, database=address) as server:
        assert server.get("/readyz").json["ok"]
        with pytest.raises(Said) as refused:
            served_folder(Settings(data=tmp_path / "other", database=address))
        said = refused.value.message
        assert f"process {server.pid} on " in said and "serves the database postgresql://***@127.0.0.1" in said
        assert server.stop() == 0
    lock = served_folder(Settings(data=tmp_path / "other", database=address))
    lock.release()


def test_a_folder_moves_into_a_database_and_back_and_nobody_may_serve_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_lock, "WAIT_S", 0)
    folder, again, address = tmp_path / "data", tmp_path / "again", emptied().address
    copy_to(folder)
    there = ["move", "--from", f"sqlite:{folder}", "--to", address]
    lock = served_folder(Settings(data=folder))
    assert "Another server serves the data folder" in run(*there).output
    lock.release()
    lock = served_folder(Settings(data=tmp_path / "other", database=address))
    assert "Another server serves the database" in run(*there).output
    lock.release()
    for words in (there, ["move", "--from", address, "--to", f"sqlite:{again}"]):
        done = run(*words)
        assert (done.exit_code, done.output[:6]) == (0, "Moved "), done.output
    assert "has meetings, accounts or documents already" in run(*there).output
    assert "ok   meeting:hrc31-1: " in CliRunner().invoke(main, ["check", "--data", str(again)]).output
    assert run("move", "--from", f"sqlite:{folder}", "--to", f"sqlite:{again}").exit_code == 2


def test_a_server_whose_database_another_serves_writes_nothing_and_says_so() -> None:
    made = MeetingsDatabase(emptied())
    made.write_while(lambda: False)
    for write in (made.writable, lambda: SqlLog(made).append("s", 0, Author("", "", 1, "c1"), [RoomBlanked()])):
        with pytest.raises(Unavailable, match="not_serving"):
            write()
    assert SqlLog(made).heads() == {} and not made.may_write()
    made.close()


def test_a_secret_is_not_printed_and_one_that_is_too_short_is_refused(tmp_path: Path) -> None:
    said = CliRunner().invoke(main, ["config"], env={"INTERP_METRICS_TOKEN": "a token for Prometheus"}).output
    assert "INTERP_METRICS_TOKEN=***" in said and "Prometheus" not in said
    with pytest.raises(BadRequest, match="bad_setting") as told:
        Settings.from_env({"INTERP_METRICS_TOKEN": "short"})
    assert told.value.args_["value"] == "***"
