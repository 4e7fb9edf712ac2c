"""The loop of the follower: woken by a ring, it outlives what goes wrong, and finds meetings planned since."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from time import sleep
from typing import Any

import pytest

from interp.domain.model.commands import AdvanceFloor, FollowCaptions
from interp.domain.rules.policy import SYSTEM, Actor
from interp.errors import TooMany, Unavailable
from interp.live.wake_up import ProcessWakeUp
from interp.service.caption_following import CaptionFollower
from interp.service.meetings import Meetings
from tests.builders import plan
from tests.fakes import FixedClock, MemoryLog
from tests.server import until
from tests.speech_scripts import Shelf

CLERK = Actor("staff", "Clerk")


class Failing(Shelf):
    """A shelf that fails in an expected or unexpected way for one meeting, and once for all of them."""

    def statement(self, meeting: str, speech: Any) -> str | None:
        """Fail for the meeting named m0."""
        if meeting == "m0":
            raise ValueError("not a meeting's fault")
        return super().statement(meeting, speech)

    def mark(self, meeting: str | None = None) -> int:
        """Be out of reach the first time."""
        if meeting is None and self.asked == 0:
            self.asked += 1
            raise Unavailable("store")
        return super().mark(meeting)


@contextmanager
def following(shelf: Shelf, *names: str) -> Iterator[Meetings]:
    """Yield meetings that a running follower looks after; each has begun."""
    bell = ProcessWakeUp()
    meetings = Meetings(MemoryLog(), bell, FixedClock())
    for name in names:
        meetings.handle(SYSTEM, name, f"plan-{name}", plan(id=name))
        meetings.handle(CLERK, name, f"next-{name}", AdvanceFloor(None))
    over, branch = Event(), bell.branch()
    runner = Thread(target=CaptionFollower(meetings, FixedClock(), shelf).run, args=(branch, lambda: not over.is_set()))
    runner.start()
    try:
        yield meetings
    finally:
        over.set()
        bell.ring("meeting:over", 1)
        runner.join()


def is_shown(meetings: Meetings, meeting: str, cues: int) -> bool:
    return until(lambda: meetings.state(meeting).captions.seq >= cues)


def test_a_key_is_obeyed_at_once_not_at_the_next_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interp.service.caption_following.LOOK_MS", 60_000)
    with following(Shelf().has("s1"), "m1") as meetings:
        assert is_shown(meetings, "m1", 1)
        sleep(0.05)
        meetings.handle(CLERK, "m1", "k1", FollowCaptions("next"))
        assert is_shown(meetings, "m1", 2)


def test_what_goes_wrong_beside_the_captions_does_not_stop_them() -> None:
    meetings, shelf = Meetings(MemoryLog(), ProcessWakeUp(), clock := FixedClock()), Shelf().has("s1")
    meetings.handle(SYSTEM, "m1", "plan", plan())
    meetings.handle(CLERK, "m1", "next", AdvanceFloor(None))

    def broken(meeting: str) -> None:
        raise TooMany("busy")

    CaptionFollower(meetings, clock, shelf, (broken,)).tick("m1")
    assert meetings.state("m1").captions.seq == 1


def test_one_meetings_fault_and_a_store_out_of_reach_stop_nobody_else() -> None:
    with following(Failing().has("s1"), "m0", "m1") as meetings:
        assert is_shown(meetings, "m1", 1)
        assert meetings.state("m0").captions.seq == 0
