"""A desk not heard for ten seconds is recorded as gone, a lost one comes back, one that was left does not; and what
the console hardware says is recorded, or that it is unknown.
"""

from typing import Literal

import pytest

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.scopes import Scope
from interp.domain.model.streams import stream_of
from interp.domain.model.teams import BoothDesks, Desk
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.domain.rules.relays_in_force import plan_now
from interp.domain.rules.usual_teams import geneva
from interp.domain.views.audiences import Audience
from interp.errors import Refused
from interp.live.presence import ProcessPresence
from interp.live.single_process_lease import SingleProcessLease
from interp.ports import ConsoleState, Screen, Seat, TaskRecord
from interp.service.desk_watch import (
    GONE_MS,
    HARDWARE_LACKING_MS,
    HARDWARE_MS,
    STALL_MS,
    DeskWatch,
    HardwareWatch,
)
from interp.service.meetings import Meetings
from interp.service.reactors import LOOK_MS, Reactors, Sources
from tests.builders import START, plan
from tests.fakes import FixedClock, ListeningBell, MemoryConsoles, MemoryLog
from tests.reacting import worked
from tests.translation_section import STAFF

Told = ev.DeskReported | ev.MicrophoneReported
OPENS = (do.OpenMeeting(), do.SetTeam(geneva()))


class Booths:
    """The booths of one meeting: who sits at which desk, whose screen answers, and both reactors."""

    def __init__(self, *acts: do.Command) -> None:
        self.clock, self.log, self.consoles = FixedClock(START), MemoryLog(), MemoryConsoles()
        self.meetings = Meetings(self.log, ListeningBell(), self.clock)
        self.starts()
        self.does(plan(), *(acts or OPENS))

    def starts(self) -> None:
        """Begin with nothing but the log."""
        self.presence = ProcessPresence("run")
        self.desks = DeskWatch(self.meetings, self.presence, self.clock)
        self.hardware = HardwareWatch(self.meetings, self.consoles)

    def does(self, *commands: do.Command) -> None:
        """Carry out commands of whoever may send each, and let the reactors look."""
        for each in commands:
            booth = getattr(each, "booth", None)
            desk = getattr(each, "desk", None)
            by = STAFF if "staff" in each.may else SYSTEM
            if "interpreter" in each.may:
                by = Actor("interpreter", "", language=booth, scope=Scope("desk", desk) if desk else None)
            self.meetings.handle(by, "m1", f"c{self.head}", each)
        worked(self.meetings, self.hardware, self.desks)

    @property
    def head(self) -> int:
        """Return the number of the newest event."""
        return self.log.heads().get(stream_of("m1"), 0)

    def joins(self, desk: str, booth: MeetingLanguage = "zh", sid: str = "") -> None:
        """Let the screen of a desk join."""
        screen = Screen("m1", Audience("booth", booth), "", self.head, self.clock.now, desk=desk)
        self.presence.enter(sid or f"{booth}-{desk}", screen)

    def sits(self, desk: str, booth: MeetingLanguage = "zh") -> None:
        """Let somebody sit down at a desk, with its screen."""
        self.joins(desk, booth)
        self.does(do.TakeDesk(booth, desk))

    def passes(self, ms: int, *answering: str) -> list[Told]:
        """Let time pass, a second at a time, while some screens answer; return what was reported."""
        before = self.head
        for _ in range(0, ms, LOOK_MS):
            self.clock.passes(LOOK_MS)
            for sid in answering:
                self.presence.heard(sid, self.head, self.clock.now)
            worked(self.meetings, self.hardware, self.desks)
        return self.told(before)

    def told(self, after: int) -> list[Told]:
        """Return what was reported after a number."""
        rows = (each.event for each in self.log.read(stream_of("m1"), after))
        return [each for each in rows if isinstance(each, Told)]

    def booth(self, booth: MeetingLanguage = "zh") -> BoothDesks:
        """Return what is known of a booth's desks."""
        return self.meetings.state("m1").teams.desks_of(booth)

    def desk(self, desk: str, booth: MeetingLanguage = "zh") -> Desk:
        """Return a desk that is known of."""
        found = self.booth(booth).desk(desk)
        assert found is not None
        return found


@pytest.fixture
def booths() -> Booths:
    """Return the booths of an open meeting with the usual team, where somebody sits at two desks of the Chinese."""
    made = Booths()
    made.sits("1")
    made.sits("2")
    return made


def gone(desk: str, booth: MeetingLanguage = "zh") -> ev.DeskReported:
    """Return that a desk is gone."""
    return ev.DeskReported(booth, desk, gone=True)


def back(desk: str, booth: MeetingLanguage = "zh") -> ev.DeskReported:
    """Return that a desk is found again."""
    return ev.DeskReported(booth, desk, gone=False)


# --- lost and found


def test_a_desk_whose_screen_answers_is_never_reported(booths: Booths) -> None:
    assert booths.passes(3 * GONE_MS, "zh-1", "zh-2") == []


def test_a_desk_not_heard_for_ten_seconds_is_gone_once(booths: Booths) -> None:
    assert booths.passes(GONE_MS - LOOK_MS, "zh-1") == []
    assert booths.passes(LOOK_MS, "zh-1") == [gone("2")]
    assert booths.passes(3 * GONE_MS, "zh-1") == []


def test_a_screen_that_hung_up_has_ten_seconds_from_when_it_was_heard_last(booths: Booths) -> None:
    """However long the desk was watched before, a reload is not a loss."""
    booths.passes(10 * GONE_MS, "zh-1", "zh-2")
    booths.presence.leave("zh-2")
    assert booths.passes(GONE_MS - LOOK_MS, "zh-1") == []
    booths.joins("2")
    assert booths.passes(GONE_MS - LOOK_MS, "zh-1") == []
    assert booths.passes(LOOK_MS, "zh-1") == [gone("2")]


def test_of_two_screens_at_one_desk_one_is_enough(booths: Booths) -> None:
    booths.joins("1", sid="tablet")
    booths.presence.leave("zh-1")
    assert booths.passes(2 * GONE_MS, "tablet", "zh-2") == []


def test_a_lost_desk_that_is_heard_again_is_back_without_what_it_had(booths: Booths) -> None:
    booths.does(do.TakeHandover("zh", "2"))
    assert booths.passes(GONE_MS, "zh-1") == [gone("2")]
    assert (booths.booth().active, booths.booth().left) == (None, "2")
    assert booths.passes(LOOK_MS, "zh-1", "zh-2") == [back("2")]
    assert booths.booth().active is None
    assert booths.passes(GONE_MS - LOOK_MS, "zh-1") == []
    assert booths.passes(LOOK_MS, "zh-1") == [gone("2")]


def test_a_desk_that_was_left_does_not_come_back_by_its_screen(booths: Booths) -> None:
    booths.does(do.LeaveDesk("zh", "2"))
    assert booths.passes(2 * GONE_MS, "zh-1", "zh-2") == []
    assert booths.desk("2").gone
    booths.does(do.TakeDesk("zh", "2"))
    assert booths.passes(GONE_MS - LOOK_MS, "zh-1") == []
    assert booths.passes(LOOK_MS, "zh-1") == [gone("2")]


def test_a_report_that_a_desk_is_there_does_not_undo_that_it_was_left(booths: Booths) -> None:
    """The person may leave between the look and the report."""
    booths.does(do.LeaveDesk("zh", "2"), do.ReportDesk("zh", "2", gone=False))
    assert booths.desk("2").gone


def test_several_desks_are_reported_one_after_another(booths: Booths) -> None:
    booths.sits("1", "fr")
    told = booths.passes(GONE_MS)
    assert len(told) == 3 and {*told} == {gone("1"), gone("2"), gone("1", "fr")}


def test_the_screen_of_another_booth_or_meeting_is_none_of_the_desk(booths: Booths) -> None:
    booths.presence.leave("zh-1")
    booths.joins("1", "fr", "other")
    booths.presence.enter("m2", Screen("m2", Audience("booth", "zh"), "", 0, booths.clock.now, desk="1"))
    assert booths.passes(GONE_MS, "other", "m2", "zh-2") == [gone("1")]


def test_after_a_restart_desks_have_ten_seconds_to_come_back(booths: Booths) -> None:
    booths.passes(5 * GONE_MS, "zh-1", "zh-2")
    booths.clock.passes(GONE_MS)
    booths.starts()
    worked(booths.meetings, booths.desks)
    booths.joins("1")
    assert booths.passes(GONE_MS - LOOK_MS, "zh-1") == []
    assert booths.passes(LOOK_MS, "zh-1") == [gone("2")]


def test_a_process_that_stood_still_blames_nobody(booths: Booths) -> None:
    """A machine that slept heard no screen; that is no news of any."""
    booths.passes(GONE_MS, "zh-1", "zh-2")
    booths.clock.passes(max(STALL_MS, 6 * GONE_MS))
    assert worked(booths.meetings, booths.desks) == LOOK_MS
    assert booths.passes(GONE_MS - LOOK_MS, "zh-1") == []
    assert booths.passes(LOOK_MS, "zh-1") == [gone("2")]


def test_a_closed_meeting_and_one_where_nobody_sits_are_left_alone(booths: Booths) -> None:
    booths.does(do.CloseMeeting())
    assert booths.passes(3 * GONE_MS) == []
    for here in (booths, Booths()):
        with pytest.raises(StopIteration) as ended:
            next(here.desks.react("m1", here.meetings.state("m1")))
        assert ended.value.value is None


def test_an_idle_watch_reads_and_writes_nothing(booths: Booths) -> None:
    state = booths.meetings.state("m1")
    for reactor, again_ms in ((booths.desks, LOOK_MS), (booths.hardware, HARDWARE_LACKING_MS)):
        reactor._meetings = None  # type: ignore[assignment]
        with pytest.raises(StopIteration) as ended:
            next(reactor.react("m1", state))
        assert ended.value.value == again_ms


# --- a handover in each standing, while a party or the whole service is lost

ASKED = (do.TakeHandover("zh", "1"), do.AskHandover("zh", "2", "2"))
STANDINGS = {
    "none": (do.TakeHandover("zh", "1"),),
    "asked": ASKED,
    "accepted": (*ASKED, do.AcceptHandover("zh", "1")),
    "taken": (*ASKED, do.AcceptHandover("zh", "1"), do.TakeHandover("zh", "2")),
}


@pytest.mark.parametrize("lost", ["1", "2"])
@pytest.mark.parametrize("standing", STANDINGS)
def test_a_party_that_is_lost_locks_nothing_and_who_is_left_can_take_the_microphone(standing: str, lost: str) -> None:
    booths = Booths()
    for desk in ("1", "2"):
        booths.sits(desk)
    booths.does(*STANDINGS[standing])
    active = booths.booth().active
    other = "2" if lost == "1" else "1"
    assert booths.passes(GONE_MS, f"zh-{other}") == [gone(lost)]
    now = booths.booth()
    assert (now.active, now.handover) == (None if active == lost else active, None)
    assert booths.passes(LOOK_MS, "zh-1", "zh-2") == [back(lost)]
    assert booths.booth().active == now.active
    if now.active != other:
        booths.does(do.TakeHandover("zh", other))
    assert booths.booth().active == other


@pytest.mark.parametrize("standing", STANDINGS)
def test_a_restart_in_any_standing_changes_nothing_and_the_request_lapses_at_its_time(standing: str) -> None:
    booths = Booths()
    for desk in ("1", "2"):
        booths.sits(desk)
    booths.does(*STANDINGS[standing])
    before = booths.booth()
    booths.clock.passes(GONE_MS)
    booths.starts()
    booths.joins("1")
    booths.joins("2")
    assert booths.passes(55_000, "zh-1", "zh-2") == []
    assert booths.booth() == before
    assert booths.booth().active == before.active
    if before.handover:
        assert booths.clock.now >= before.handover.lapses_at
        with pytest.raises(Refused, match="handover_lapsed"):
            booths.does(do.AcceptHandover("zh", "1"))
        booths.does(do.TakeHandover("zh", "2"))  # who asked need not ask twice of a colleague who does not answer
        assert booths.booth().active == "2"


# --- console hardware


def says(booths: Booths, microphone: Literal["on", "off", "cough"] | None, *seats: Seat) -> None:
    """Let the consoles of some desks say the same of their microphone, and the others nothing."""
    booths.consoles.says = {"m1": {seat: ConsoleState(microphone, "floor") for seat in seats}}


ZH: tuple[Seat, ...] = (("zh", "1"), ("zh", "2"), ("zh", "3"))


def alarms(booths: Booths) -> set[str]:
    """Return the codes of the present alarms of the Chinese booth."""
    found = plan_now(booths.meetings.state("m1"))
    assert found is not None
    return {each.code for each in found.alarms if each.booth == "zh"}


def test_what_consoles_say_is_recorded_once_for_each_change(booths: Booths) -> None:
    says(booths, "on", ZH[0])
    assert booths.passes(LOOK_MS, "zh-1", "zh-2") == [ev.MicrophoneReported("zh", "1", "on", "floor")]
    assert booths.passes(5 * LOOK_MS, "zh-1", "zh-2") == []
    says(booths, "cough", ZH[0])
    assert booths.passes(LOOK_MS, "zh-1", "zh-2") == [ev.MicrophoneReported("zh", "1", "cough", "floor")]
    assert (booths.desk("1").microphone, booths.desk("2").microphone) == ("cough", None)


def test_hardware_that_stops_answering_leaves_nothing_known(booths: Booths) -> None:
    says(booths, "off", *ZH[:2])
    booths.passes(LOOK_MS, "zh-1", "zh-2")
    booths.consoles.says = {}
    unknown = [ev.MicrophoneReported("zh", desk, None, None) for desk in ("1", "2")]
    assert booths.passes(LOOK_MS, "zh-1", "zh-2") == unknown


def test_nothing_is_known_after_a_restart_without_the_hardware(booths: Booths) -> None:
    says(booths, "on", ZH[0])
    booths.passes(LOOK_MS, "zh-1", "zh-2")
    booths.consoles.says = {}
    booths.starts()
    worked(booths.meetings, booths.hardware)
    assert booths.desk("1").microphone is None


def test_hardware_is_asked_twice_a_second_and_looked_for_every_three(booths: Booths) -> None:
    def again_ms() -> int:
        with pytest.raises(StopIteration) as ended:
            next(booths.hardware.react("m1", booths.meetings.state("m1")))
        found: int = ended.value.value
        return found

    assert (again_ms(), HARDWARE_LACKING_MS) == (3_000, 3_000)
    booths.consoles.says = {"m1": {}}
    assert (again_ms(), HARDWARE_MS) == (500, 500)


@pytest.mark.parametrize("after_ms", range(0, 500, 70))
def test_an_alarm_is_out_within_a_second_after_the_hardware_knows(booths: Booths, after_ms: int) -> None:
    sources = Sources(booths.log.heads, dict, booths.meetings.state)
    runner = Reactors(sources, booths.clock, SingleProcessLease(), lambda _: TaskRecord(booths.clock.now_ms))
    runner.register("consoles", booths.hardware.react)
    says(booths, "on", ZH[0])
    for _ in range(8):  # until nothing is new but what the hardware will say
        booths.clock.passes(runner.work() or 1)
    upcoming = runner.work() - after_ms
    booths.clock.passes(after_ms)
    says(booths, "on", *ZH[:2])
    knew = booths.clock.now
    while "two_microphones" not in alarms(booths):
        booths.clock.passes(max(1, upcoming))
        assert booths.clock.now - knew <= 1_000
        upcoming = runner.work()


IDLE = {"planned": (do.SetTeam(geneva()),), "no team": (do.OpenMeeting(),), "closed": (*OPENS, do.CloseMeeting())}


@pytest.mark.parametrize("acts", IDLE.values(), ids=IDLE)
def test_a_meeting_that_is_not_open_or_has_no_team_asks_no_hardware(acts: tuple[do.Command, ...]) -> None:
    booths = Booths(*acts)
    booths.hardware._hardware = None  # type: ignore[assignment]
    with pytest.raises(StopIteration) as ended:
        next(booths.hardware.react("m1", booths.meetings.state("m1")))
    assert ended.value.value is None


def test_when_the_meeting_is_closed_nothing_is_known_of_its_microphones(booths: Booths) -> None:
    says(booths, "on", ZH[0])
    booths.passes(LOOK_MS, "zh-1", "zh-2")
    booths.does(do.CloseMeeting())
    assert booths.desk("1").microphone is None


def test_a_console_of_no_desk_of_the_team_is_passed_over(booths: Booths) -> None:
    says(booths, "on", ("zh", "9"))
    assert booths.passes(LOOK_MS, "zh-1", "zh-2") == []


def test_a_desk_whose_microphone_is_on_is_there_whatever_its_screen_says(booths: Booths) -> None:
    says(booths, "on", ZH[1])
    assert gone("2") not in booths.passes(3 * GONE_MS, "zh-1")
    says(booths, "off", ZH[1])
    assert gone("2") in booths.passes(LOOK_MS, "zh-1")
    says(booths, "on", ZH[1])
    assert back("2") in booths.passes(LOOK_MS, "zh-1")


def test_a_microphone_where_nobody_sat_down_is_known_and_nobody_sits_there(booths: Booths) -> None:
    says(booths, "on", ZH[2])
    booths.passes(LOOK_MS, "zh-1", "zh-2")
    third = booths.desk("3")
    assert (third.microphone, third.there, third.gone) == ("on", False, False)
    assert booths.passes(2 * GONE_MS, "zh-1", "zh-2") == []
    with pytest.raises(Refused, match="desk_not_taken"):
        booths.does(do.TakeHandover("zh", "3"))
    booths.sits("3")
    assert booths.desk("3").there and booths.desk("3").microphone == "on"


def test_two_microphones_on_are_an_alarm_at_whatever_desks(booths: Booths) -> None:
    says(booths, "on", *ZH[1:])
    booths.passes(LOOK_MS, "zh-1", "zh-2")
    assert "two_microphones" in alarms(booths)
    booths.does(do.LeaveDesk("zh", "2"))
    assert "two_microphones" in alarms(booths)


def test_no_microphone_is_an_alarm_only_where_every_desk_is_known(booths: Booths) -> None:
    booths.does(do.AdvanceFloor(None), do.SetLanguage("en"))
    says(booths, "off", *ZH[:2])
    booths.passes(LOOK_MS, "zh-1", "zh-2")
    assert "no_microphone" not in alarms(booths)
    says(booths, "off", *ZH)
    booths.passes(LOOK_MS, "zh-1", "zh-2")
    assert "no_microphone" in alarms(booths)
    booths.consoles.says["m1"][ZH[2]] = ConsoleState("cough")
    booths.passes(LOOK_MS, "zh-1", "zh-2")
    assert "no_microphone" not in alarms(booths)
