"""The record over HTTP: for staff, as JSON and as a table that a spreadsheet opens without computing anything."""

import csv
import io
from dataclasses import replace

import pytest

from interp.domain.model import commands as do
from interp.domain.views.meeting_record import meeting_record
from interp.languages import CODES
from interp.web.pages.record_file import COLUMNS, as_table
from tests.builders import BRAZIL, MINUTE, Sitting, sitting
from tests.socket_screen import Hall

TIMES = 1, 2, 9, 10, 11, 12


def speaking(name: str) -> Sitting:
    """Return a sitting in which a party of this name has the floor."""
    return sitting(do.OpenItem("i3"), do.GiveFloor(party=replace(BRAZIL, name=name)))


def rows(sat: Sitting, language: str = "en") -> list[list[str]]:
    """Return the table's rows."""
    return list(csv.reader(io.StringIO(as_table(meeting_record(sat.state, language)).removeprefix("\ufeff"))))


def test_a_row_has_who_spoke_when_how_long_and_against_what_limit() -> None:
    head, opened, first = rows(sitting(do.AdvanceFloor(None)).later(6 * MINUTE).does(do.EndFloor()))
    assert len(head) == len(COLUMNS) and head[4] == "Speaker"
    assert first[3:8] == ["Opening", "Ms. Amel One", "Chair of the Board; Founder; Home", "", "Opening speaker"]
    assert [first[each] for each in TIMES] == [
        "2016-03-07 09:00:02", "2016-03-07 09:06:03", "361", "361", "300", "61"
    ]  # fmt: skip
    assert opened[13:] == ["The meeting was opened", "Staff"]


@pytest.mark.parametrize("language", CODES)
def test_headings_are_in_the_language_asked_for(language: str) -> None:
    head = rows(sitting(), language)[0]
    assert len(set(head)) == len(COLUMNS) and not any(each.startswith("record") for each in head)


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1"])
def test_a_name_that_a_spreadsheet_would_compute_is_made_a_text(name: str) -> None:
    table = rows(speaking(name))
    assert table[-1][4] == f"'{name}"


def test_the_table_is_rfc_4180_in_utf_8_with_a_mark() -> None:
    told = as_table(meeting_record(speaking('A "b", c').state, "en"))
    assert told.startswith("\ufeff") and told.endswith("\r\n")
    assert '"A ""b"", c"' in told and "\n" not in told.replace("\r\n", "")


def test_a_rehearsal_says_so_in_every_row() -> None:
    assert {row[13] for row in rows(sitting(do.AdvanceFloor(None), rehearsal=True))[2:]} == {"Rehearsal"}


def test_a_demonstration_says_so_in_every_row() -> None:
    assert {row[13] for row in rows(sitting(do.AdvanceFloor(None), demonstration=True))[2:]} == {"Demonstration"}


def test_only_staff_read_the_record_of_a_private_meeting_too(hall: Hall) -> None:
    hall.meeting = hall.outside.plan(private=True)
    where = f"/api/meetings/{hall.meeting}/record"
    assert hall.server.get(where).status == 401
    refused = [hall.server.get(where, hall.token(role)).status for role in ("attendee", "chair", "technician")]
    assert refused == [401, 403, 403]
    assert hall.server.get(where, hall.token("staff")).status == 200


def test_the_record_is_answered_in_both_forms_and_has_a_tag_that_time_does_not_change(hall: Hall) -> None:
    where, token = f"/api/meetings/{hall.meeting}/record", hall.token("staff")
    hall.console().press("floor.advance", {"from_speech": None})
    found = hall.server.get(f"{where}?language=fr", token)
    assert [turn["speech"]["id"] for turn in found.json["turns"]] == ["s1"] and found.json["rehearsal"] is False
    assert hall.server.get(f"{where}?language=fr", token, If_None_Match=found.headers["etag"]).status == 304
    table = hall.server.get(f"{where}?language=ar&format=csv", token)
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    assert table.headers["content-disposition"] == f'attachment; filename="{hall.meeting}-record-ar.csv"'
    assert hall.server.get(f"{where}?format=xls", token).status == 400
