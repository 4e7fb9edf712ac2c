"""A meeting is planned, opened, suspended, resumed and closed, and its clocks go with it."""

from dataclasses import replace
from typing import Any

import pytest

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.clock import Clock, ClockStatus, elapsed_ms
from interp.domain.model.parties import SpeechStatus
from interp.domain.model.state import Floor, ItemStatus
from interp.domain.rules.evolve import replay
from interp.errors import BadRequest
from tests.builders import ABOUT, HOUR, ITEMS, MINUTE, PEOPLE, SECOND, SPEECHES, START, Sitting, decided, plan, sitting
from tests.given import given

OPEN, SUSPEND, RESUME, CLOSE = do.OpenMeeting(), do.SuspendMeeting(), do.ResumeMeeting(), do.CloseMeeting()
NEXT = do.AdvanceFloor(None)
STEPS: dict[str, tuple[do.Command, ...]] = {
    "planned": (),
    "open": (OPEN,),
    "suspended": (OPEN, SUSPEND),
    "closed": (OPEN, CLOSE),
}
ANSWERS: dict[tuple[str, do.Command], ev.Event | str | None] = {
    ("planned", OPEN): ev.MeetingOpened(),
    ("planned", SUSPEND): "meeting_planned",
    ("planned", RESUME): "meeting_planned",
    ("planned", CLOSE): ev.MeetingClosed(),
    ("open", OPEN): None,
    ("open", SUSPEND): ev.MeetingSuspended(),
    ("open", RESUME): None,
    ("open", CLOSE): ev.MeetingClosed(),
    ("suspended", OPEN): "meeting_suspended",
    ("suspended", SUSPEND): None,
    ("suspended", RESUME): ev.MeetingResumed(),
    ("suspended", CLOSE): ev.MeetingClosed(),
    ("closed", OPEN): "meeting_closed",
    ("closed", SUSPEND): "meeting_closed",
    ("closed", RESUME): "meeting_closed",
    ("closed", CLOSE): None,
}


def speaking() -> Sitting:
    return sitting(OPEN, NEXT)


@pytest.mark.parametrize(("status", "command"), ANSWERS, ids=lambda each: getattr(each, "name", each))
def test_each_step_from_each_status(status: str, command: do.Command) -> None:
    expected = ANSWERS[status, command]
    stands = sitting(*STEPS[status])
    assert stands.state.status == status
    outcome = given(stands).when(command)
    if isinstance(expected, str):
        outcome.refused(expected)
    else:
        outcome.then(*([expected] if expected else []))


def test_a_meeting_is_planned_with_its_whole_programme() -> None:
    command = plan()
    fields = (command.about, command.blocks, command.people, command.items, command.speeches)
    given(Sitting()).when(command).then(ev.MeetingPlanned(*fields))


def test_a_meeting_is_planned_once() -> None:
    given().when(plan()).refused("meeting_exists")


@pytest.mark.parametrize("command", [OPEN, NEXT, do.BlankRoom(), do.SkipSpeech("s1")])
def test_what_has_not_been_planned_is_not_found(command: do.Command) -> None:
    given(Sitting()).when(command).not_found("meeting")


@pytest.mark.parametrize(
    "wrong",
    [
        {"speeches": SPEECHES[1:]}, {"speeches": (*SPEECHES, SPEECHES[0])}, {"items": (*ITEMS, ITEMS[3])},
        {"people": ()}, {"people": (*PEOPLE, PEOPLE[0])}, {"blocks": ()}, {"about": replace(ABOUT, chair_person="p9")},
        {"speeches": (replace(SPEECHES[0], id="i1"), *SPEECHES[1:]), "items": (replace(ITEMS[0], speeches=("i1",)),)},
        {"items": (replace(ITEMS[0], status=ItemStatus.DONE), *ITEMS[1:])},
        {"speeches": (replace(SPEECHES[0], status=SpeechStatus.ON_FLOOR), *SPEECHES[1:])},
    ],
    ids=range(10),
)  # fmt: skip
def test_a_programme_that_does_not_hold_together_is_refused(wrong: dict[str, Any]) -> None:
    given(Sitting()).when(replace(plan(), **wrong)).bad_request("invalid")


@pytest.mark.parametrize("taken", ["s1", "i1"])
def test_a_command_does_not_bear_the_id_of_something_else(taken: str) -> None:
    with pytest.raises(BadRequest, match="identifier"):
        decided(sitting().state, NEXT, START, taken)


def test_the_meetings_clock_runs_from_the_opening_for_the_time_planned() -> None:
    clock = Clock(ClockStatus.RUNNING, START + 2 * SECOND, limit_ms=3 * HOUR, warning_ms=10 * MINUTE)
    assert sitting(OPEN).state.clock == clock


def test_suspension_holds_every_clock_and_loses_nothing() -> None:
    held = speaking().later(MINUTE - SECOND).does(SUSPEND).later(HOUR - SECOND).does(RESUME)
    for clock in (held.state.clock, held.state.floor.item_clock, held.state.floor.speech_clock):
        assert clock is not None
        assert (clock.status, clock.paused_ms) == (ClockStatus.RUNNING, HOUR)
    speech = held.state.floor.speech_clock
    assert speech is not None
    assert elapsed_ms(speech, held.now) == MINUTE


def test_a_speech_that_was_paused_before_the_suspension_stays_paused() -> None:
    held = speaking().does(do.PauseFloor(), SUSPEND).later(HOUR).does(RESUME)
    assert held.state.floor.speech_clock == speaking().does(do.PauseFloor()).state.floor.speech_clock


def test_while_suspended_every_clock_stands() -> None:
    state = speaking().does(SUSPEND).state
    clocks = (state.clock, state.floor.item_clock, state.floor.speech_clock)
    assert [clock.status for clock in clocks if clock] == [ClockStatus.PAUSED] * 3


def test_closing_ends_the_speech_and_stops_the_clocks() -> None:
    closed = speaking().does(do.ArmFloor("s4"), CLOSE)
    item_clock = Clock(ClockStatus.PAUSED, START + 3 * SECOND, START + 5 * SECOND, 0, 10 * MINUTE, 5 * MINUTE)
    assert closed.state.floor == Floor(item="i1", item_clock=item_clock)
    assert closed.statuses()["s1"] == "done"
    assert closed.state.clock is not None
    assert closed.state.clock.status == ClockStatus.PAUSED


def test_a_meeting_closed_before_it_opened_has_no_clock() -> None:
    assert sitting(CLOSE).state.clock is None


def test_replay_of_the_log_is_the_state() -> None:
    done = speaking().does(SUSPEND, RESUME, do.AdvanceFloor("s1"), do.UndoSwitch())
    assert replay(done.log) == done.state
    assert replay(done.log[3:], replay(done.log[:3])) == done.state


def test_the_hand_that_moved_the_floor_is_remembered() -> None:
    hand = speaking().does(do.AdvanceFloor("s1"), device="tablet").does(do.AddTime(10)).state.hand
    assert (hand.actor, hand.device, hand.at) == ("Staff", "tablet", START + 4 * SECOND)


# --- the room's screen


def test_the_rooms_screen_is_blanked_and_shown() -> None:
    given().when(do.BlankRoom()).then(ev.RoomBlanked())
    given(do.BlankRoom()).when(do.ShowRoom()).then(ev.RoomShown())
    assert sitting(do.BlankRoom()).state.blank
    assert not sitting(do.BlankRoom(), do.ShowRoom()).state.blank


def test_blanking_what_is_blank_and_showing_what_is_shown_changes_nothing() -> None:
    given(do.BlankRoom()).when(do.BlankRoom()).nothing()
    given().when(do.ShowRoom()).nothing()
