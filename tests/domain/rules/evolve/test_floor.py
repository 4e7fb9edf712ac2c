"""The floor after an undo, and where nothing is there to change."""

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.clock import Clock, ClockStatus, elapsed_ms
from interp.domain.model.commands import Target
from interp.domain.model.parties import SpeechStatus
from interp.domain.model.state import Floor, Meeting
from interp.domain.rules.evolve import evolve
from tests.builders import MINUTE, SECOND, START, Sitting, sitting

OPEN = do.OpenMeeting()
NEXT = do.AdvanceFloor(None)


def happened(state: Meeting, event: ev.Event) -> Meeting:
    return evolve(state, ev.Logged(state.seq + 1, START, event, "Staff", "", "x1"))


def at_s1() -> Sitting:
    return sitting(OPEN, NEXT)


def test_an_undo_restores_by_value_and_leaves_away_what_is_gone() -> None:
    undone = ev.FloorUndone(speeches=(("gone", SpeechStatus.PLANNED), ("s1", SpeechStatus.SKIPPED)))
    state = happened(sitting(do.AdvanceFloor(None)).state, undone)
    assert (state.floor, state.speeches["s1"].status, "gone" in state.speeches) == (Floor(), "skipped", False)


def test_a_pause_holds_the_clock_and_loses_nothing() -> None:
    paused = at_s1().later(59 * SECOND).does(do.PauseFloor()).later(10 * MINUTE)
    clock = paused.does(do.ResumeFloor()).state.floor.speech_clock
    assert clock == Clock(ClockStatus.RUNNING, START + 3 * SECOND, None, 601 * SECOND, 5 * MINUTE, 30 * SECOND)
    assert elapsed_ms(clock, paused.now) == 60 * SECOND


def test_a_speech_ended_leaves_the_item_open_and_the_floor_empty() -> None:
    ended = at_s1().does(do.EndFloor())
    assert (ended.place, ended.state.floor.speech_clock) == (Target("i1"), None)
    assert ended.statuses()["s1"] == SpeechStatus.DONE
