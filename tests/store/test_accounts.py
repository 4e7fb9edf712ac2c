"""Users, links, ended sessions and proposals in SQL: what the contract of their ports leaves to the database."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from interp.domain.model.events import RoomBlanked
from interp.errors import Unavailable
from interp.ports import AccessAct, Author, Link, StoredProposal, User
from interp.store.accounts import SqlAccessRecords, SqlAccounts, SqlProposalStore
from interp.store.event_log import SqlLog
from interp.store.meetings_database import MeetingsDatabase
from interp.store.tables.meetings_tables import access_act, account, ended
from tests.counted_statements import count as count_statements
from tests.prepared_demo import empty

PAPER = StoredProposal("p1", "note.txt", bytes(range(256)), 10)


def count(database: MeetingsDatabase, table: sa.Table) -> int:
    with database.reading() as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0


def test_a_user_kept_twice_is_one_row(database: MeetingsDatabase) -> None:
    for role in ("staff", "admin"):
        SqlAccounts(database).put_user(User("ana", role, "hash"))
    assert count(database, account) == 1


def test_a_session_whose_cookie_is_worthless_is_let_go_of(database: MeetingsDatabase) -> None:
    accounts = SqlAccounts(database)
    for number in range(5):
        accounts.end_sessions([f"s{number}"], number, 10 + number)
    accounts.end_sessions(["s9"], 12, 99)
    assert count(database, ended) == 3


def test_what_is_kept_is_there_for_the_next_process(tmp_path: Path) -> None:
    link = Link("l1", "interpreter", "m1", "fr", 900, "кабина «fr»")
    for round_ in range(2):
        opened = MeetingsDatabase.in_folder(empty(tmp_path))
        if round_ == 0:
            SqlAccounts(opened).add_link(link)
        assert SqlAccounts(opened).link("l1") == link
        opened.close()


def test_a_switch_is_no_reason_to_read_a_link_again_and_its_revocation_elsewhere_is(tmp_path: Path) -> None:
    here, there = MeetingsDatabase.in_folder(empty(tmp_path)), MeetingsDatabase.in_folder(empty(tmp_path))
    asked = list[None]()
    count_statements(here, lambda: asked.append(None))
    accounts = SqlAccounts(here)
    accounts.add_link(Link("l1", "staff", None, None, 900))
    assert accounts.link("l1")
    SqlLog(here).append("s", 0, Author("Staff", "", 5, "c1"), [RoomBlanked()])
    before = len(asked)
    assert accounts.link("l1") and len(asked) == before
    SqlAccounts(there).revoke("l1", 7)
    found = accounts.link("l1")
    assert found is not None and found.revoked_at == 7
    here.close()
    there.close()


def test_links_that_end_together_are_listed_by_their_id(database: MeetingsDatabase) -> None:
    for name in ("b", "a"):
        SqlAccounts(database).add_link(Link(name, "staff", None, None, 900))
    assert [each.id for each in SqlAccounts(database).links()] == ["a", "b"]


def test_a_proposal_is_kept_byte_for_byte(database: MeetingsDatabase) -> None:
    SqlProposalStore(database).put(PAPER)
    assert SqlProposalStore(database).get("p1") == PAPER


def test_a_proposal_confirmed_meanwhile_is_not_swapped(database: MeetingsDatabase) -> None:
    store = SqlProposalStore(database)
    store.put(replace(PAPER, confirmed_at=20))
    assert not store.swap(PAPER, replace(PAPER, body=b"new"))
    assert not store.swap(replace(PAPER, id="p2", confirmed_at=20), replace(PAPER, id="p2", body=b"new"))


def test_an_act_can_be_neither_changed_nor_deleted(database: MeetingsDatabase) -> None:
    SqlAccessRecords(database).record([AccessAct(1, "ana", "staff", "link.made", "m1", "l1")])
    for change in (access_act.update().values(actor="eve"), access_act.delete()):
        with pytest.raises((Unavailable, sa.exc.IntegrityError)), database.connection() as connection:
            connection.execute(change)


def test_last_uses_are_written_from_another_thread_and_are_whole(database: MeetingsDatabase, tmp_path: Path) -> None:
    records = SqlAccessRecords(database)
    thread = threading.Thread(target=records.used, args=({"link:l1": 60_000}, 0))
    thread.start()
    thread.join()
    assert records.uses() == {"link:l1": 60_000}
    assert database.damaged_entries() == []


def test_last_uses_of_a_store_that_is_away_are_refused(tmp_path: Path) -> None:
    opened = MeetingsDatabase.in_folder(empty(tmp_path))
    with opened.connection() as connection:
        connection.exec_driver_sql("DROP TABLE last_use")
    with pytest.raises(Unavailable):
        SqlAccessRecords(opened).used({"link:l1": 1}, 0)
    opened.close()
