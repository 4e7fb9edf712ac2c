"""The commands `interp meeting`: the meetings of a folder and one of them, for people and for programs."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from interp.cli.main import main
from interp.config import Settings
from interp.domain.model.commands import ArchiveMeeting, CloseMeeting
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.run.assemble import assemble
from interp.store.open_stores import open_for_drafting
from tests.builders import plan
from tests.cli.every_command import leaves
from tests.cli.run_command import interp
from tests.filed_statement import file_statement
from tests.prepared_demo import copy_to, empty
from tests.row_by_row import gathered

pytestmark = pytest.mark.server
# what each command that is told a meeting or a document does to an archived one
OF_A_MEETING = {
    "audit": "looks", "meeting show": "looks", "meeting archive": "archives", "meeting unarchive": "unarchives",
    "meeting erase": "erases, as of a closed one", "rehearse": "copies", "team show": "looks", "text measure": "looks",
    "text xliff out": "looks", "link make": "refused", "team set": "refused", "team usual": "refused",
    "text xliff in": "refused",
}  # fmt: skip


def test_meetings_are_listed_in_order_and_one_is_shown(tmp_path: Path) -> None:
    copy_to(tmp_path / "data")
    at = ("--data", tmp_path / "data")
    listed = interp("meeting", "list", *at, cwd=tmp_path).stdout.splitlines()
    rows = [json.loads(each) for each in interp("meeting", "list", "--json", *at, cwd=tmp_path).stdout.splitlines()]
    assert [each.split("\t") for each in listed] == [list(each.values()) for each in rows]
    assert rows[0]["id"] == "hrc31-1" and rows[0]["status"] == "planned" and rows[0]["starts"].endswith("+01:00")
    assert [each["starts"] for each in rows] == sorted(each["starts"] for each in rows)
    shown = json.loads(interp("meeting", "show", "hrc31-1", "--json", *at, cwd=tmp_path).stdout)
    assert shown | rows[0] == shown and shown["items"] > 0 and shown["events"] > 0
    lines = interp("meeting", "show", "hrc31-1", *at, cwd=tmp_path).stdout.splitlines()
    assert f"title\t{shown['title']}" in lines


def test_lists_have_rows_for_programs(tmp_path: Path) -> None:
    copy_to(tmp_path / "data")
    at = ("--data", tmp_path / "data")
    made = interp("link", "make", "--role", "attendee", "--meeting", "hrc31-1", *at, cwd=tmp_path).stdout.split("\t")[0]
    links = [json.loads(each) for each in interp("link", "list", "--json", *at, cwd=tmp_path).stdout.splitlines()]
    (link,) = [each for each in links if each["id"] == made]
    assert (link["role"], link["meeting"], link["state"], link["scope"]) == ("attendee", "hrc31-1", "good", None)
    interp("user", "add", "rosa", "--role", "chair", "--password-stdin", *at, cwd=tmp_path, typed="long enough\n")
    users = [json.loads(each) for each in interp("user", "list", "--json", *at, cwd=tmp_path).stdout.splitlines()]
    assert {"name": "rosa", "role": "chair", "state": "active"} in users


def test_every_command_that_would_change_an_archived_meeting_is_refused_in_words(tmp_path: Path) -> None:
    data = empty(tmp_path / "data")
    service = assemble(Settings(data=empty(data), async_mode="threading"))
    service.services.meetings.handle(SYSTEM, "m1", "plan", plan())
    for command in (CloseMeeting(), ArchiveMeeting()):
        service.services.meetings.handle(Actor("staff", "Ana"), "m1", type(command).__name__, command)
    service.close()
    stores = open_for_drafting(replace(Settings(), data=data))
    document = file_statement(stores.documents, "m1")
    stores.close()

    def run(*words: object) -> tuple[int, str]:
        done = CliRunner().invoke(main, [*map(str, words), "--data", str(data)])
        return done.exit_code, done.output

    (tmp_path / "team.csv").write_text("booth,name\nru,A\n", encoding="utf-8")
    assert run("text", "xliff", "out", document, "fr", tmp_path / "a.xlf")[0] == 0
    assert run("text", "xliff", "in", document, "fr", tmp_path / "a.xlf")[0] == 0
    asked = {
        "link make": ("--role", "chair", "--meeting", "m1"), "team set": ("m1", tmp_path / "team.csv"),
        "team usual": ("m1",), "text xliff in": (document, "fr", tmp_path / "a.xlf", "--confirm", "Rosa"),
    }  # fmt: skip
    assert {name for name, done in OF_A_MEETING.items() if done == "refused"} == asked.keys()
    with gathered() as row:
        for name, words in asked.items():
            with row(name):
                status, said = run(*name.split(), *words)
                assert status == 1 and "The meeting is archived" in said and said.count("\n") < 3, said


def test_commands_that_are_told_a_meeting_are_listed_by_hand() -> None:
    told = {"meeting", "meeting_id", "document"}
    assert {name for name, each in leaves(main) if told & {param.name for param in each.params}} == OF_A_MEETING.keys()
