"""The writes of a log: each is measured, failures in a row are counted until one succeeds."""

from collections.abc import Sequence

import pytest

from interp.domain.model.events import Event, MeetingOpened
from interp.errors import Unavailable
from interp.live.log_write_times import RETRY_S, TimedLog
from interp.ports import Author, NewCard
from tests.fakes import MemoryLog

BY = [Author("Staff", "desk", 5, f"c{number}") for number in range(9)]


class FaultyLog(MemoryLog):
    """A log in memory that can be unavailable."""

    away = False

    def append(
        self, stream: str, expected: int, author: Author, events: Sequence[Event], card: NewCard | None = None
    ) -> int:
        """Store the events, or raise Unavailable."""
        if self.away:
            raise Unavailable("store")
        return super().append(stream, expected, author, events)


class Hand:
    """A clock in seconds, moved by the test."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        self.now_s += 0.25
        return self.now_s


def refused() -> None:
    raise Unavailable("store")


def test_a_write_that_returned_is_observed_with_its_seconds() -> None:
    seen: list[float] = []
    log = TimedLog(MemoryLog(), seen.append, Hand())
    assert log.append("s", 0, BY[0], [MeetingOpened()]) == 1
    assert seen == [0.25]


def test_failures_in_a_row_are_counted_until_a_write_succeeds() -> None:
    inner, seen = FaultyLog(), list[float]()
    log = TimedLog(inner, seen.append, Hand())
    inner.away = True
    for number in range(2):
        with pytest.raises(Unavailable):
            log.append("s", 0, BY[number], [MeetingOpened()])
    assert (log.failures(refused), seen) == (2, [])
    inner.away = False
    log.append("s", 0, BY[2], [MeetingOpened()])
    assert log.failures(refused) == 0


def test_a_failed_log_is_tried_again_ten_seconds_later_and_not_before() -> None:
    inner, hand, tries = FaultyLog(), Hand(), list[str]()
    log = TimedLog(inner, lambda _: None, hand)
    inner.away = True
    with pytest.raises(Unavailable):
        log.append("s", 0, BY[0], [MeetingOpened()])
    assert (log.failures(lambda: tries.append("early")), tries) == (1, [])
    hand.now_s += RETRY_S
    assert log.failures(refused) == 1
    hand.now_s += RETRY_S
    assert (log.failures(lambda: tries.append("late")), tries) == (0, ["late"])
