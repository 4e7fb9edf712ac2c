"""The floor after an undo, and where nothing is there to change."""

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.commands import Target
from interp.domain.model.parties import SpeechStatus
from interp.domain.model.state import Floor, Meeting
from interp.domain.model.time.speaking_clock import Clock, ClockStatus, elapsed_ms
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


def test_a_speaker_who_began_earlier_has_spoken_longer_and_the_opposite_restores_the_clock() -> None:
    here = sitting(do.AdvanceFloor(None)).later(30_000)
    before = here.state.floor
    here.does(do.AdjustClock(20))
    assert here.state.floor.speech_clock and before.speech_clock
    assert here.state.floor.speech_clock.started_at == (before.speech_clock.started_at or 0) - 20_000
    item = here.state.floor.item_clock
    assert item and item.started_at == here.state.floor.speech_clock.started_at
    assert here.does(do.AdjustClock(-20)).state.floor == before


def test_captions_that_a_person_moved_do_not_jump_when_the_clock_is_put_right() -> None:
    here = sitting(do.AdvanceFloor(None), do.LoadCaptions("s1", "d1", 6)).later(30_000)
    here.does(do.FollowCaptions("next"), do.FollowCaptions("go_on"))
    since = here.state.captions.following["s1"].since_ms
    assert here.does(do.AdjustClock(20)).state.captions.following["s1"].since_ms == since + 20_000
