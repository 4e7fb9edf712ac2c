"""The seal of a log: any change of it breaks it."""

from dataclasses import replace

import pytest

from interp.domain.model.events import RoomBlanked, RoomShown
from interp.ports import Author
from interp.store.erasing.log_seal import AuditRow, entries, fold
from interp.store.event_log import SqlLog
from interp.store.meetings_database import MeetingsDatabase

ROW = AuditRow("meeting:m", 1, 1_457_337_600_000, "Анна", "desk-1", "c1", 1, "room.blanked", 1, "{}")


def test_no_rows_have_a_seal_too_and_it_is_64_digits() -> None:
    assert fold([]) == fold(()) and len(fold([])) == len(fold([ROW])) == 64


@pytest.mark.parametrize(
    "change",
    [{"actor": "Anna"}, {"at": 1}, {"seq": 2}, {"body": "{ }"}, {"device": ""}, {"command_id": "c9"},
     {"stream": "meeting:n"}, {"part": 2}, {"name": "room.shown"}, {"version": 2}],
)  # fmt: skip
def test_any_change_gives_another_seal(change: dict[str, object]) -> None:
    assert fold([replace(ROW, **change)]) != fold([ROW])  # type: ignore[arg-type]


def test_rows_in_another_order_and_fewer_rows_give_another_seal() -> None:
    second = replace(ROW, seq=2)
    assert len({fold([ROW, second]), fold([second, ROW]), fold([ROW]), fold([])}) == 4


def test_entries_end_at_a_number_and_know_no_other_stream(database: MeetingsDatabase) -> None:
    for seq, event in enumerate((RoomBlanked(), RoomShown())):
        SqlLog(database).append("meeting:m", seq, Author("Ana", "desk", 10, f"c{seq}"), [event])
    with database.reading() as connection:
        assert [each.seq for each in entries(connection, "meeting:m", 1)] == [1]
        assert list(entries(connection, "meeting:n")) == []
