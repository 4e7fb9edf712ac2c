"""The audit of a meeting: its rows, a seal over them that any change breaks, and lines people can read."""

from dataclasses import replace
from pathlib import Path

import pytest

from interp.domain.model.events import RoomBlanked, RoomShown
from interp.errors import NotFound
from interp.ports import Author, DeskAct, Refusal
from interp.store.audit import line, of_desk, of_folder, said, together
from interp.store.erasing.log_seal import AuditRow
from interp.store.event_log import SqlLog
from interp.store.meetings_database import MeetingsDatabase
from interp.store.refusals import SqlRefusals
from tests.prepared_demo import empty

ROW = AuditRow("meeting:m", 1, 1_457_337_600_000, "Анна", "desk-1", "c1", 1, "room.blanked", 1, "{}")
REFUSAL = Refusal(
    1_457_337_601_000, "m", "Ana", "staff", "desk-1", "c2", "floor.end", "{}", "refused", "nobody_on_floor"
)  # fmt: skip
ACT = DeskAct(1_457_337_602_000, "m", "Bo", "reviser", "text.saved", "d1", "fr", "s1", 2, '{"why": "中"}')


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two events and a refusal after each."""
    opened = MeetingsDatabase.in_folder(empty(tmp_path))
    for at, event in ((10, RoomBlanked()), (30, RoomShown())):
        SqlLog(opened).append("meeting:m", at // 20, Author("Ana", "desk", at, f"c{at}"), [event])
        SqlRefusals(opened).keep([replace(REFUSAL, at=at + 10)])
    opened.close()
    return tmp_path


def test_what_was_done_and_refused_is_merged_by_time() -> None:
    assert list(together([ROW], [ACT], [REFUSAL])) == [ROW, REFUSAL, ACT]


def test_each_kind_of_row_is_said_with_its_time_in_utc() -> None:
    assert said(ROW)["at"] == "2016-03-07T08:00:00.000+00:00"
    assert (said(ROW)["event"], said(ACT)["act"]) == ("room.blanked", "text.saved")
    assert said(REFUSAL)["refused"] == {"code": "refused", "reason": "nobody_on_floor"}
    assert (said(ACT)["body"], said(REFUSAL)["args"]) == ({"why": "中"}, {})


@pytest.mark.parametrize(("kept", "told"), [("", None), ('{"a": [1', '{"a": [1'), ("[" * 100_000, "[" * 100_000)])
def test_arguments_that_were_cut_short_are_told_as_text(kept: str, told: object) -> None:
    assert said(replace(REFUSAL, args=kept))["args"] == told


def test_a_line_has_six_columns_and_is_cut_where_it_is_too_long() -> None:
    lines = [line(each, width=20) for each in (ROW, REFUSAL, ACT, replace(ROW, body="x" * 99))]
    assert {len(each.split("\t")) for each in lines} == {6}
    assert [len(each.rsplit("\t", 1)[1]) for each in lines] == [2, 20, 20, 20]
    assert lines[3].endswith("…")


def test_only_the_log_numbers_its_rows_and_a_role_that_says_nothing_new_is_left_out() -> None:
    assert [line(each).split("\t")[0] for each in (ROW, REFUSAL, ACT)] == ["1", "-", "-"]
    assert "Ana (staff)" in line(REFUSAL) and "staff-3 (" not in line(replace(REFUSAL, actor="staff-3"))


def test_up_to_a_number_means_its_time_for_refusals(folder: Path) -> None:
    done, refused = of_folder(folder, "m", until=1)
    assert ([each.seq for each in done], [each.at for each in refused]) == ([1], [])
    done, refused = of_folder(folder, "m", until=2)
    assert ([each.seq for each in done], [each.at for each in refused]) == ([1, 2], [20])
    assert len(of_folder(folder, "m")[1]) == 2 and of_folder(folder, None)[0] == []


def test_a_meeting_nobody_planned_and_a_folder_without_data_are_not_found(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="meeting"):
        of_folder(folder, "x" * 500)
    with pytest.raises(NotFound, match="no_data"):
        of_folder(tmp_path / "nowhere", "m")
    assert of_desk(folder, "m") == []
