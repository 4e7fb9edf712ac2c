"""Killed in every standing of a handover: all is as logged, who comes back is not lost, and nobody is put on air.

One server carries a meeting for each standing and each desk that does not come back, so the ten seconds pass once.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.streams import stream_of
from interp.domain.model.teams import BoothDesks
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.domain.rules.usual_teams import geneva
from interp.live.wake_up import ProcessWakeUp
from interp.ports import ServiceClock
from interp.service.meetings import Meetings
from tests.builders import plan
from tests.server import Outside, Server, command_id, serving, until
from tests.socket_screen import Screen

BEFORE_MS = 45_000  # so long ago each request was made: it lapses a quarter of a minute later
BOOTH = Actor("interpreter", language="zh")
ASKED = (do.TakeHandover("zh", "1"), do.AskHandover("zh", "2", "2"))
STANDINGS: dict[str, tuple[do.Command, ...]] = {
    "free": (),
    "none": ASKED[:1],
    "asked": ASKED,
    "accepted": (*ASKED, do.AcceptHandover("zh", "1")),
    "taken": (*ASKED, do.AcceptHandover("zh", "1"), do.TakeHandover("zh", "2")),
}
ACTIVE = {"free": None, "none": "1", "asked": "1", "accepted": "1", "taken": "2"}
LOST = (None, "1", "2")


@dataclass(frozen=True, slots=True)
class Earlier:
    """The service's clock some time ago."""

    clock: ServiceClock

    def now_ms(self) -> int:
        """Return the time then."""
        return self.clock.now_ms() - BEFORE_MS


class DeskScreen(Screen):
    """A booth's screen at a desk, which answers each beat as the page does."""

    def __init__(self, server: Server, outside: Outside, meeting: str, desk: str) -> None:
        super().__init__(server.url)
        self.client.on("beat", lambda beat: self.client.emit("at", {"epoch": beat["epoch"], "seq": beat["seq"]}))
        token = outside.token("interpreter", meeting, "zh")[1]
        self.joined = self.join(meeting, "booth", "zh", token=token, desk=desk)
        assert self.joined["ok"], self.joined


@dataclass
class Day:
    """The meetings by standing and lost desk; what their log said at the kill, and the screens that came back."""

    server: Server
    outside: Outside
    meetings: dict[tuple[str, str | None], str]
    before: dict[str, BoothDesks] = field(default_factory=dict)
    heads: dict[str, int] = field(default_factory=dict)
    screens: dict[tuple[str, str], DeskScreen] = field(default_factory=dict)

    def dies(self) -> None:
        """Kill the server, note what is logged, and start it again."""
        self.server.kill()
        for meeting in self.meetings.values():
            state = self.outside.meetings.state(meeting)
            self.before[meeting], self.heads[meeting] = state.teams.desks_of("zh"), state.seq
        self.server.start()

    def comes_back(self) -> None:
        """Let every desk that is not lost join again."""
        for (_, lost), meeting in self.meetings.items():
            for desk in {"1", "2"} - {lost}:
                self.screens[meeting, desk] = DeskScreen(self.server, self.outside, meeting, desk)

    def reported(self, meeting: str) -> list[ev.DeskReported]:
        """Return which desks were reported since the kill."""
        rows = (each.event for each in self.outside.log.read(stream_of(meeting), self.heads[meeting]))
        return [each for each in rows if isinstance(each, ev.DeskReported)]

    def desks(self, meeting: str) -> BoothDesks:
        """Return what is known of the booth's desks now."""
        return self.outside.meetings.state(meeting).teams.desks_of("zh")


def prepared(outside: Outside, standing: str) -> str:
    """Return a meeting whose Chinese booth has two desks taken and a handover in that standing."""
    meeting = f"m-{command_id()[:8]}"
    then = Meetings(outside.log, ProcessWakeUp(), Earlier(outside.clock))
    then.handle(SYSTEM, meeting, command_id(), plan(id=meeting))
    then.handle(Actor("staff"), meeting, command_id(), do.SetTeam(geneva()))
    for command in (do.TakeDesk("zh", "1"), do.TakeDesk("zh", "2"), *STANDINGS[standing]):
        then.handle(BOOTH, meeting, command_id(), command)
    return meeting


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    """Yield the day after the server died, those who come back are there, and the others were reported."""
    with serving(Path(tmp_path_factory.mktemp("died"))) as server:
        outside = server.outside()
        here = Day(server, outside, {(each, lost): prepared(outside, each) for each in STANDINGS for lost in LOST})
        here.dies()
        here.comes_back()
        yield here
        for screen in here.screens.values():
            screen.close()
        outside.close()


@pytest.mark.parametrize("standing", STANDINGS)
def test_who_comes_back_finds_everything_as_it_was(day: Day, standing: str) -> None:
    meeting = day.meetings[standing, None]
    desks = day.screens[meeting, "1"].joined["view"]["desks"]
    assert (desks["active"], bool(desks["handover"])) == (ACTIVE[standing], standing in ("asked", "accepted"))
    asked = day.before[meeting].handover
    assert asked is None or (asked.standing, asked.lapses_at) == (standing, desks["handover"]["lapses_at"])


def test_a_desk_that_does_not_come_back_is_gone_and_nobody_else_is(day: Day) -> None:
    lost = {meeting: desk for (_, desk), meeting in day.meetings.items() if desk}
    until(lambda: all(day.reported(meeting) for meeting in lost))
    assert {meeting: day.reported(meeting) for meeting in day.meetings.values()} == {
        meeting: [ev.DeskReported("zh", lost[meeting], gone=True)] if meeting in lost else []
        for meeting in day.meetings.values()
    }


@pytest.mark.parametrize("standing", STANDINGS)
@pytest.mark.parametrize("lost", ["1", "2"])
def test_the_microphone_of_who_is_gone_is_free_and_the_other_can_take_it(day: Day, standing: str, lost: str) -> None:
    meeting, other = day.meetings[standing, lost], "2" if lost == "1" else "1"
    until(lambda: day.reported(meeting))
    now, had = day.desks(meeting), ACTIVE[standing]
    assert (now.active, now.left, now.handover) == (None if had == lost else had, lost if had == lost else None, None)
    taken = day.screens[meeting, other].press("handover.take", {"booth": "zh", "desk": other})
    assert taken["ok"], taken
    assert day.desks(meeting).active == other


@pytest.mark.parametrize("standing", ["asked", "accepted"])
def test_a_request_lapses_at_its_time_and_can_be_made_again(day: Day, standing: str) -> None:
    meeting = day.meetings[standing, None]
    asked = day.before[meeting].handover
    assert asked is not None
    until(lambda: day.outside.clock.now_ms() >= asked.lapses_at)
    giver, taker = (day.screens[meeting, desk] for desk in ("1", "2"))
    late = giver.press("handover.accept", {"booth": "zh", "desk": "1"})
    assert late["error"]["args"]["reason"] == "handover_lapsed"
    assert day.desks(meeting).active == "1"
    assert taker.press("handover.ask", {"booth": "zh", "desk": "2", "to": "2"})["ok"]
    assert giver.press("handover.accept", {"booth": "zh", "desk": "1"})["ok"]
    assert taker.press("handover.take", {"booth": "zh", "desk": "2"})["ok"]
    assert day.desks(meeting).active == "2"
