"""A switch that is taken back leaves floor, statuses and captions as they were before it."""

from interp.domain.model import commands as do
from interp.domain.model.parties import SpeechStatus
from interp.domain.rules.evolve.undo import UNDO_DEPTH
from tests.builders import sitting

NEXT = do.AdvanceFloor(None)


def test_the_floor_and_the_statuses_come_back() -> None:
    here = sitting(do.OpenMeeting(), NEXT)
    before = here.state
    here.does(do.AdvanceFloor("s1"), do.UndoSwitch())
    assert (here.state.floor, here.state.items, here.state.speeches) == (before.floor, before.items, before.speeches)


def test_a_speech_made_by_the_switch_itself_is_taken_back() -> None:
    here = sitting(do.OpenMeeting(), NEXT)
    known = set(here.state.speeches)
    here.does(do.GiveFloor(party=here.state.speeches["s1"].party), do.UndoSwitch())
    (made,) = set(here.state.speeches) - known
    assert here.state.speeches[made].status == SpeechStatus.TAKEN_BACK


def test_only_so_many_switches_are_remembered() -> None:
    here = sitting(do.OpenMeeting(), NEXT)
    for _ in range(UNDO_DEPTH):
        here.does(do.AdvanceFloor(here.state.floor.speech), do.UndoSwitch(), do.EndFloor())
    assert len(here.state.switches) <= UNDO_DEPTH
