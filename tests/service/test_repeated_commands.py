"""A repeated id changes nothing and gets its first answer, at every later point of any day, after a restart too."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import settings as drawn
from hypothesis import strategies as st

from interp.domain.model import commands as do
from interp.domain.model.commands import Target
from interp.domain.model.streams import stream_of
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.errors import InterpError
from interp.live.wake_up import ProcessWakeUp
from interp.service.meetings import Meetings
from interp.store.event_log import KEPT_MS, TIDY_MS, SqlLog
from interp.store.meetings_database import MeetingsDatabase
from tests.builders import START, plan
from tests.fakes import FixedClock
from tests.sample_sizes import size

STAFF = Actor("staff", "Ana")
COMMANDS: tuple[do.Command, ...] = (
    do.OpenMeeting(), do.BlankRoom(), do.ShowRoom(), do.BlankOutputs(), do.ShowOutputs(), do.PauseFloor(),
    do.ResumeFloor(), do.EndFloor(), do.SuspendMeeting(), do.ResumeMeeting(), do.AdvanceFloor(None, Target("i1", "s1")),
    do.AdvanceFloor("s1", Target("i1", "s2")), do.SetLanguage("fr"), do.SetLanguage("fr"),
)  # fmt: skip


class House:
    """One planned meeting in a folder."""

    def __init__(self, folder: Path) -> None:
        self.clock = FixedClock(START)
        self.database = MeetingsDatabase.in_folder(folder)
        self.log = SqlLog(self.database)
        self.meetings = Meetings(self.log, ProcessWakeUp(), self.clock)

    def asks(self, command_id: str, command: do.Command) -> int | None:
        """Return the number a command is answered with, None for one that is refused."""
        try:
            return self.meetings.handle(STAFF, "m1", command_id, command).seq
        except InterpError:
            return None

    def rows(self) -> int:
        """Return how many events there are."""
        return len(self.log.read(stream_of("m1"), 0))


@given(st.lists(st.sampled_from(COMMANDS), min_size=1, max_size=12), st.integers(0, 12))
@drawn(max_examples=size(15, torture=500))
def test_each_command_of_any_day_may_be_repeated_at_every_later_point(day: list[do.Command], restart: int) -> None:
    with TemporaryDirectory() as name:
        house = House(Path(name))
        house.meetings.handle(SYSTEM, "m1", "plan", plan())
        answers: dict[str, int] = {}
        for number, command in enumerate(day):
            if number == restart:
                house.database.close()
                house = House(Path(name))
            seq = house.asks(f"c{number}", command)
            if seq is not None:
                answers[f"c{number}"] = seq
            before = house.rows()
            for earlier, first in answers.items():
                assert house.asks(earlier, day[int(earlier[1:])]) == first
            assert house.rows() == before
        house.database.close()


def test_what_was_refused_may_be_sent_again(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.meetings.handle(SYSTEM, "m1", "plan", plan())
    assert house.asks("c1", do.ResumeMeeting()) is None
    assert house.asks("c2", do.OpenMeeting()) and house.asks("c3", do.SuspendMeeting())
    assert house.asks("c1", do.ResumeMeeting()) == house.rows()
    house.database.close()


def test_an_answer_that_changed_nothing_is_kept_for_a_day_and_no_longer(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.meetings.handle(SYSTEM, "m1", "plan", plan())
    first = house.asks("c1", do.ShowRoom())
    for later, kept in ((KEPT_MS - TIDY_MS, True), (KEPT_MS + 1, False)):
        house.clock.now = START + later
        house.asks(f"other-{later}", do.ShowRoom())
        assert (house.log.seen(stream_of("m1"), "c1") == first) is kept
    house.database.close()
