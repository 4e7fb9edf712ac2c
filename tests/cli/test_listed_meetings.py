"""The commands `interp meeting`: the meetings of a folder and one of them, for people and for programs."""

import json
from pathlib import Path

import pytest

from tests.cli.run_command import interp
from tests.prepared_demo import copy_to

pytestmark = pytest.mark.server


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
