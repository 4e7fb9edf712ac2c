"""What every store of acts on access and of last uses promises."""

from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa

from interp.errors import NotFound
from interp.ports import AccessAct, AccessRecords, Accounts, Link
from interp.store.accounts import SqlAccessRecords, SqlAccounts
from interp.store.meetings_database import MeetingsDatabase
from tests.fakes import MemoryAccessRecords, Roster

OLD = Link("l1", "interpreter", "m1", "fr", 900, "booth fr")
NEW = replace(OLD, id="l2")
MADE = AccessAct(5, "ana", "staff", "link.made", "m1", "l2", '{"role":"interpreter"}')
ELSEWHERE = AccessAct(6, "ana", "staff", "link.made", "m2", "l9")


@pytest.fixture
def stores(meetings: MeetingsDatabase | None) -> tuple[Accounts, AccessRecords]:
    if meetings:
        return SqlAccounts(meetings), SqlAccessRecords(meetings)
    roster = Roster()
    return roster, MemoryAccessRecords(roster)


def test_acts_are_kept_in_order_and_by_meeting(stores: tuple[Accounts, AccessRecords]) -> None:
    _, records = stores
    records.record([MADE])
    records.record([ELSEWHERE])
    records.record([])
    assert (records.acts(), records.acts("m1"), records.acts("m3")) == ([MADE, ELSEWHERE], [MADE], [])


def test_who_made_a_link_is_told_for_those_asked_for_and_no_other_act_is_read(
    stores: tuple[Accounts, AccessRecords],
) -> None:
    _, records = stores
    new = replace(MADE, act="link.replaced", actor="ben", subject="l3")
    shown = [replace(MADE, act="link.shown", actor="eve", subject=f"l{n % 4}") for n in range(10)]
    records.record([MADE, ELSEWHERE, new, *shown])
    wanted = ["l2", "l3", "l9", *(f"x{n}" for n in range(1_200))]
    assert records.makers("m1", wanted) == {"l2": "ana", "l3": "ben"}
    assert records.makers("m1", ["l3"]) == {"l3": "ben"}
    assert records.makers("", wanted) == records.makers("m1", []) == {}


def test_a_link_is_replaced_with_its_act_or_not_at_all(stores: tuple[Accounts, AccessRecords]) -> None:
    accounts, records = stores
    accounts.add_link(OLD)
    records.change_links([NEW], ["l1"], 50, [MADE])
    assert (accounts.link("l1").revoked_at, accounts.link("l2"), records.acts()) == (50, NEW, [MADE])  # type: ignore[union-attr]
    for gone in ("l1", "l3"):
        with pytest.raises(NotFound):
            records.change_links([Link("l4", "chair", "m1", None, 900)], ["l2", gone], 60, [MADE])
    assert (accounts.link("l2"), accounts.link("l4"), records.acts()) == (NEW, None, [MADE])


def test_the_latest_use_stays_and_forgotten_sessions_go(stores: tuple[Accounts, AccessRecords]) -> None:
    _, records = stores
    records.used({"link:l1": 60_000, "session:s1": 60_000, "session:%": 90_000}, 0)
    records.used({"link:l1": 30_000, "user:ana": 120_000}, 60_001)
    assert records.uses() == {"link:l1": 60_000, "user:ana": 120_000, "session:%": 90_000}
    wanted = ["link:l1", "session:%", "session:s1", *(f"link:{n}x" for n in range(1_200))]
    assert records.uses_of(wanted) == {"link:l1": 60_000, "session:%": 90_000} and records.uses_of([]) == {}


def test_who_made_a_link_is_looked_up_without_reading_the_acts_on_others(meetings: MeetingsDatabase | None) -> None:
    if meetings is None or meetings.engine.dialect.name != "sqlite":
        pytest.skip("a plan of SQLite")
    asked: list[tuple[str, Any]] = []
    sa.event.listen(meetings.engine, "before_cursor_execute", lambda *sent: asked.append((sent[2], sent[3])))
    records = SqlAccessRecords(meetings)
    records.record([replace(MADE, meeting="", subject=f"l{number}") for number in range(50)])
    records.makers("", ["l2", "l3"])
    query, values = next(each for each in reversed(asked) if "access_act" in each[0])
    with meetings.engine.connect() as connection:
        (plan,) = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}", values).fetchall()
    assert "access_act_subject (meeting=? AND subject=?)" in str(plan)
