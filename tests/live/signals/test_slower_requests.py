"""A request to speak more slowly waits for the next whole second, is one for several, and has no sender."""

from dataclasses import fields

import pytest

from interp.errors import TooMany
from interp.live.signals.slower_requests import COOL_DOWN_MS, SHOWN_MS, Slower, SlowerRequest, SlowerRequests

PRESSED = 1_457_338_000_250
SENT = 1_457_338_001_000


class Time:
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.now = PRESSED


@pytest.fixture
def time() -> Time:
    """Return a clock that stands a quarter of a second after a whole one."""
    return Time()


@pytest.fixture
def slow(time: Time) -> SlowerRequests:
    """Return requests of which nobody made any."""
    return SlowerRequests(lambda: time.now)


def test_it_is_due_at_the_next_whole_second_and_once(slow: SlowerRequests, time: Time) -> None:
    slow.ask("m1", "s1")
    time.now = SENT - 1
    assert slow.due() == {}
    time.now = SENT + 40
    assert slow.due() == {"m1": "s1"}
    assert slow.due() == {}


def test_a_press_on_a_whole_second_waits_for_the_next(slow: SlowerRequests, time: Time) -> None:
    time.now = SENT
    slow.ask("m1", "s1")
    assert slow.due() == {}
    time.now = SENT + 1_000
    assert slow.due() == {"m1": "s1"}


def test_two_booths_in_one_second_are_one_request(slow: SlowerRequests, time: Time) -> None:
    slow.ask("m1", "s1")
    time.now += 300
    slow.ask("m1", "s1")
    time.now = SENT
    assert slow.due() == {"m1": "s1"}


def test_after_it_was_sent_the_same_speech_is_left_in_peace_for_a_while(slow: SlowerRequests, time: Time) -> None:
    slow.ask("m1", "s1")
    time.now = SENT
    slow.due()
    for now in (SENT, SENT + COOL_DOWN_MS - 1):
        time.now = now
        with pytest.raises(TooMany, match="slower_asked"):
            slow.ask("m1", "s1")
    assert slow.due() == {}
    time.now = SENT + COOL_DOWN_MS
    slow.ask("m1", "s1")
    time.now += 1_000
    assert slow.due() == {"m1": "s1"}


def test_the_next_speaker_and_another_meeting_may_be_asked_at_once(slow: SlowerRequests, time: Time) -> None:
    slow.ask("m1", "s1")
    time.now = SENT
    slow.due()
    slow.ask("m1", "s2")
    slow.ask("m2", "s1")
    time.now = SENT + 1_000
    assert slow.due() == {"m1": "s2", "m2": "s1"}


def test_who_speaks_sees_it_for_five_seconds_and_nobody_else(slow: SlowerRequests, time: Time) -> None:
    slow.ask("m1", "s1")
    seen = {}
    for now in (PRESSED, SENT, SENT + SHOWN_MS - 1, SENT + SHOWN_MS):
        time.now = now
        seen[now] = slow.is_shown("m1", "s1")
        assert not slow.is_shown("m1", "s2") and not slow.is_shown("m2", "s1")
    assert list(seen.values()) == [False, True, True, False]


def test_nothing_stays_when_it_is_over(slow: SlowerRequests, time: Time) -> None:
    slow.ask("m1", "s1")
    time.now = SENT + COOL_DOWN_MS
    assert slow.due() == {}
    assert (slow._last, slow._waiting) == ({}, set())


def test_what_is_kept_and_what_is_sent_have_no_room_for_a_sender() -> None:
    assert [each.name for each in fields(SlowerRequest)] == ["speech", "at"]
    assert [each.name for each in fields(Slower)] == ["meeting", "slower"]
