"""Refusals in SQL: never changed or deleted, and none in a folder of a release that kept none."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from interp.ports import Refusal
from interp.store.meetings_database import MeetingsDatabase
from interp.store.refusals import SqlRefusals
from tests.first_release_folder import before_the_guard


@pytest.mark.parametrize("statement", ["UPDATE refusal SET actor = 'nobody'", "DELETE FROM refusal"])
def test_what_was_refused_can_be_neither_changed_nor_deleted(database: MeetingsDatabase, statement: str) -> None:
    SqlRefusals(database).keep([Refusal(1, "m", "Staff", "staff", "d", "c1", "room.blank", "{}", "refused", "x")])
    with pytest.raises(sa.exc.IntegrityError, match="append-only"), database.connection() as connection:
        connection.exec_driver_sql(statement)
    assert [row.actor for row in SqlRefusals(database).of()] == ["Staff"]


def test_a_folder_that_kept_no_refusals_has_none(tmp_path: Path) -> None:
    seen = MeetingsDatabase.to_look_at(before_the_guard(tmp_path / "data"))
    assert SqlRefusals(seen).of() == []
    seen.close()


def test_a_refusal_is_kept_as_it_was_asked_in_any_script(database: MeetingsDatabase) -> None:
    asked = Refusal(1, "m", "Анна", "staff", "d", "c1", "text.set", '{"value": "حق 人权', "bad_request", "too_long")
    SqlRefusals(database).keep([asked])
    assert SqlRefusals(database).of() == [asked]
