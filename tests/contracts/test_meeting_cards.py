"""What the cards beside every log promise: they are true of the head or not known, and none is lost by a change."""

from dataclasses import dataclass

import pytest

from interp.domain.model.events import MeetingOpened, RoomBlanked
from interp.ports import Author, CardRow, CardRows, Conflict, EventLog, NewCard
from interp.store.event_log import SqlCardRows, SqlLog
from interp.store.meetings_database import MeetingsDatabase
from tests.fakes import MemoryLog

FIRST, SAME = NewCard("code", b"first"), NewCard("code", None)


@dataclass
class Shelf:
    """A log and the cards beside it."""

    log: EventLog
    cards: CardRows

    def grows(self, stream: str, expected: int, card: NewCard | None, at: int = 5) -> None:
        """Append two events."""
        author = Author("Staff", "desk", at, f"c{expected}")
        self.log.append(stream, expected, author, [MeetingOpened(), RoomBlanked()], card)

    def body(self, stream: str = "s", code: str = "code") -> bytes | None:
        """Return the card of a stream."""
        return {each.stream: each.body for each in self.cards.listed(code, "", 9)}[stream]


@pytest.fixture
def shelf(meetings: MeetingsDatabase | None) -> Shelf:
    if meetings:
        return Shelf(SqlLog(meetings), SqlCardRows(meetings))
    log = MemoryLog()
    return Shelf(log, log.cards)


def test_a_card_is_stored_with_the_events_and_stays_true_of_those_that_leave_it_as_it_is(shelf: Shelf) -> None:
    assert (shelf.cards.listed("code", "", 9), shelf.cards.missing("code", 9)) == ([], [])
    shelf.grows("s", 0, FIRST)
    shelf.grows("s", 2, SAME)
    assert shelf.cards.listed("code", "", 9) == [CardRow("s", 4, b"first")]
    shelf.grows("s", 4, NewCard("code", b"second"))
    assert shelf.cards.listed("code", "", 9) == [CardRow("s", 6, b"second")] == [shelf.cards.of("code", "s")]
    assert shelf.cards.of("later", "s") == CardRow("s", 6) and shelf.cards.of("code", "none") is None
    assert shelf.cards.missing("code", 9) == []


def test_a_card_behind_the_head_is_not_believed_until_it_is_made_again(shelf: Shelf) -> None:
    shelf.grows("s", 0, FIRST)
    shelf.grows("s", 2, None)
    for _ in range(2):
        assert shelf.body() is None and shelf.cards.missing("code", 9) == [CardRow("s", 4)]
        shelf.cards.keep("code", [CardRow("s", 2, b"old"), CardRow("t", 1, b"no such stream")])
    shelf.grows("s", 4, SAME)
    assert shelf.body() is None
    shelf.cards.keep("code", [CardRow("s", 6, b"made")])
    assert shelf.body() == b"made" and shelf.cards.missing("code", 9) == []
    shelf.grows("s", 6, SAME)
    assert shelf.body() == b"made"


def test_a_card_of_another_version_of_the_code_is_none(shelf: Shelf) -> None:
    shelf.grows("s", 0, FIRST)
    assert shelf.body(code="later") is None and shelf.cards.missing("later", 9) == [CardRow("s", 2)]
    shelf.cards.keep("later", [CardRow("s", 2, b"again")])
    assert shelf.body(code="later") == b"again" and shelf.body() is None


def test_those_that_were_written_last_are_missing_first_and_few_are_read_at_once(shelf: Shelf) -> None:
    for name, at in (("a", 5), ("b", 9), ("c", 7)):
        shelf.grows(name, 0, FIRST, at)
    assert [each.stream for each in shelf.cards.missing("later", 2)] == ["b", "c"]
    assert [each.stream for each in shelf.cards.listed("code", "", 2)] == ["a", "b"]
    assert [each.stream for each in shelf.cards.listed("code", "b", 2)] == ["c"]
    assert shelf.log.recent(2) == ["b", "c"] and shelf.log.recent(4) == ["a", "b", "c"]


def test_a_card_that_is_dropped_is_missing(shelf: Shelf) -> None:
    shelf.grows("s", 0, FIRST)
    shelf.grows("t", 0, FIRST)
    shelf.cards.drop("s")
    shelf.cards.drop("none")
    assert shelf.body("s") is None and shelf.body("t") == b"first"
    shelf.grows("s", 2, SAME)
    assert shelf.body("s") is None


def test_events_that_do_not_go_in_leave_the_card_as_it_was(shelf: Shelf) -> None:
    shelf.grows("s", 0, FIRST)
    with pytest.raises(Conflict):
        shelf.grows("s", 1, NewCard("code", b"lost"))
    assert shelf.body() == b"first"
