"""Statements of every switch on PostgreSQL: one question for an append, and the truth about one that was cut off."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from interp.domain.model.events import RoomBlanked, RoomShown
from interp.errors import BadRequest, Unavailable
from interp.ports import Author, Conflict, NewCard
from interp.store.accounts import SqlAccessRecords, SqlAccounts
from interp.store.event_log import SqlCardRows, SqlLog
from interp.store.meetings_database import MeetingsDatabase
from interp.store.postgresql.server_statements import ServerStatements
from tests.browser.proxy import Cable
from tests.counted_statements import count
from tests.postgresql_server import database, emptied, port
from tests.store.postgresql.test_connections import at

EVENTS = [RoomBlanked(), RoomShown()]


def author(command: str) -> Author:
    return Author("Staff", "desk", 5, command)


@pytest.fixture
def cable() -> Iterator[Cable]:
    """Yield a line to the server."""
    made = Cable(port())
    yield made
    made.loses = frozenset()
    made.pull()


def test_an_append_of_several_events_with_a_card_is_one_question() -> None:
    made, said = MeetingsDatabase(emptied()), list[int]()
    count(made, lambda: said.append(1))
    log = SqlLog(made)
    for seq in (0, 2):
        assert log.append("s", seq, author(f"c{seq}"), EVENTS, NewCard("code", b"card %d" % seq)) == seq + 2
        assert said == [1]
        said.clear()
    card = SqlCardRows(made).of("code", "s")
    assert card and (card.seq, card.body) == (4, b"card 2")
    assert [row.seq for row in log.read("s", 0)] == [1, 2, 3, 4]
    made.close()


def test_what_cannot_be_added_leaves_nothing() -> None:
    made = MeetingsDatabase(emptied())
    log = SqlLog(made)
    log.append("s", 0, author("c0"), EVENTS)
    fresh = SqlLog(made)
    for expected, command in ((1, "c1"), (2, "c0")):
        with pytest.raises(Conflict):
            fresh.append("s", expected, author(command), EVENTS, NewCard("code", b"card"))
    card = SqlCardRows(made).of("code", "s")
    assert log.heads() == {"s": 2} and card and card.body is None
    made.close()


@pytest.mark.parametrize(("lost", "written"), [("answers", 1), ("questions", None)])
def test_a_command_that_was_cut_off_is_unknown_and_its_id_tells_the_truth(
    cable: Cable, lost: str, written: int | None
) -> None:
    emptied()
    made = MeetingsDatabase(at(f"127.0.0.1:{cable.port}"))
    log = SqlLog(made)
    assert log.heads() == {}
    cable.loses = frozenset({lost})
    with pytest.raises(Unavailable, match="unknown_outcome"):
        log.append("s", 0, author("c0"), [RoomBlanked()])
    cable.loses = frozenset()
    assert log.seen("s", "c0") == written
    made.close()


def test_a_text_with_a_nul_is_looked_for_in_vain_and_stored_nowhere() -> None:
    made = MeetingsDatabase(emptied())
    log, access = SqlLog(made), SqlAccounts(made)
    assert log.read("s\0", 0) == [] and SqlCardRows(made).of("code", "s\0") is None and log.seen("s", "\0") is None
    assert access.link("a\0b") is None
    for write in (
        lambda: log.append("s\0", 0, author("c"), EVENTS), lambda: log.append("s", 0, author("\0"), []),
        lambda: made.settled("a\0b", "one"), lambda: SqlAccessRecords(made).used({"link:a\0b": 1}, 0),
    ):  # fmt: skip
        with pytest.raises(BadRequest, match="unreadable_characters"):
            write()
    assert log.heads() == {} and SqlAccessRecords(made).uses() == {}
    made.close()


def test_what_never_left_was_not_done(cable: Cable) -> None:
    emptied()
    made = MeetingsDatabase(at(f"127.0.0.1:{cable.port}"))
    cable.pull()
    with pytest.raises(Unavailable, match="store"):
        SqlLog(made).append("s", 0, author("c0"), [RoomBlanked()])
    made.close()


def test_who_only_looks_writes_nothing() -> None:
    MeetingsDatabase(emptied()).close()
    made = MeetingsDatabase(replace(database()), look=True)
    assert isinstance(made.hot, ServerStatements)
    with pytest.raises(Unavailable, match="store"):
        SqlLog(made).append("s", 0, author("c0"), [RoomBlanked()])
    assert SqlLog(made).heads() == {}
    made.close()
